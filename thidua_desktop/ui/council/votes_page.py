"""Biểu quyết: numbers of each nominee in one or two ballots, and written opinions."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLineEdit,
    QPushButton,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from thidua_desktop.core.errors import RuleError, rule
from thidua_desktop.core.text import clean
from thidua_desktop.domain.council import FIRST, SECOND, Ballots
from thidua_desktop.domain.terms import VotingMethod
from thidua_desktop.services import meeting_votes as votes
from thidua_desktop.ui.council.count_model import CountGrid, CountModel
from thidua_desktop.ui.council.opinion_model import OpinionGrid, OpinionModel
from thidua_desktop.ui.widgets.date_field import DateField
from thidua_desktop.ui.widgets.parts import bare, label
from thidua_desktop.ui.widgets.segmented import SegmentedControl

if TYPE_CHECKING:
    from datetime import date

    from thidua_desktop.services.desk import Desk
    from thidua_desktop.services.meeting_picture import MeetingPicture
    from thidua_desktop.ui.theme import Theme

ROUNDS = ("Lần 1", "Lần 2", "Ý kiến gửi")
OPINIONS = 2
BALLOT_OF = (FIRST, SECOND)
COUNT_KEYS = "Phím cách: tất cả đồng ý · gõ số rồi Enter · xóa ô: bỏ kết quả · Ctrl+Z: hoàn tác"
OPINION_KEYS = "Đ: đồng ý · K: không đồng ý · T: không có ý kiến · Del: bỏ"
NO_CASES = "Không có đề nghị nào ở bước Đủ điều kiện để đưa ra Hội đồng."
NOTHING = (
    NO_CASES,
    "Không có đề nghị nào phải biểu quyết lần 2.",
    "Không có thành viên nào gửi ý kiến bằng văn bản. Đánh dấu ở bước Thành phần.",
)
DIGITS = 3


class BallotLine(QWidget):
    """Phát ra, thu về, không hợp lệ; stored together once all are typed."""

    counted = Signal(object)  # Ballots as typed, or the RuleError of what is no number

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.edits = tuple(QLineEdit() for _ in range(3))
        self.valid = label("", "muted")
        row = QHBoxLayout(self)
        bare(row, spacing=theme.metrics.s)
        for words, edit in zip(("Phát ra", "Thu về", "Không hợp lệ"), self.edits, strict=True):
            edit.setAccessibleName(f"Số phiếu {words.lower()}")
            edit.setFixedWidth(theme.metrics.em * 4)
            edit.setAlignment(Qt.AlignmentFlag.AlignRight)
            edit.editingFinished.connect(self._read)
            row.addWidget(label(words, "muted"))
            row.addWidget(edit)
        row.addWidget(self.valid)
        row.addStretch(1)
        self._shown: Ballots | None = None

    def show_ballots(self, count: Ballots | None, *, propose: int, closed: bool) -> None:
        """Show what was counted; `propose` is how many are given out most often."""
        self._shown = count
        texts = ("", "", "") if count is None else (count.issued, count.returned, count.invalid)
        for edit, text in zip(self.edits, texts, strict=True):
            edit.setText(str(text))
            edit.setReadOnly(closed)
        self.edits[0].setPlaceholderText(str(propose) if propose else "")
        self.edits[2].setPlaceholderText("0")
        self.valid.setText("" if count is None else f"Hợp lệ {count.valid}")

    def _read(self) -> None:
        issued, returned, invalid = (clean(edit.text()) for edit in self.edits)
        if not returned:
            return
        texts = (issued or self.edits[0].placeholderText(), returned, invalid or "0")
        if not all(t.isascii() and t.isdecimal() and len(t) <= DIGITS for t in texts):
            self.counted.emit(rule("ballots", "ballot.number"))
            return
        typed = Ballots(*map(int, texts))
        if typed != self._shown:
            self.counted.emit(typed)


class VotesPage(QWidget):
    """Shows the ballot at hand; in a written vote there are opinions alone."""

    tried = Signal(object)  # Callable: an act that the window carries out
    refused = Signal(object)  # RuleError of what could not be read
    changed = Signal()  # nothing: numbers or opinions were stored

    def __init__(self, theme: Theme, desk: Desk) -> None:
        super().__init__()
        self._theme, self._desk = theme, desk
        self._seen: MeetingPicture | None = None
        self._stopped: frozenset[int] = frozenset()
        self.rounds = SegmentedControl(ROUNDS, name="Lần biểu quyết")
        self.ballots = BallotLine(theme)
        self.received = DateField(theme, desk.clock, name="Ngày nhận ý kiến", may_be_empty=False)
        self.received.show_day(desk.clock.today())
        self.all_agree = QPushButton("Tất cả đồng ý")
        self.counts, self.opinions = CountModel(desk), OpinionModel(desk)
        self.grid = CountGrid(theme, self.counts)
        self.opinion_grid = OpinionGrid(theme, self.opinions)
        self._received_words = label("Nhận ngày", "muted")
        self.nothing, self.hint = label("", "muted", wrap=True), label("", "muted", wrap=True)
        self._stack = QStackedWidget()
        self._lay_out()
        self.rounds.chosen.connect(self._show)
        self.received.day_changed.connect(self._take_day)
        self.ballots.counted.connect(self._count)
        self.all_agree.clicked.connect(self._agree_rest)
        self.grid.agree_wanted.connect(self._agree)
        self.grid.block_pasted.connect(self._paste)
        self.opinion_grid.block_pasted.connect(self._paste_opinions)
        for model in (self.counts, self.opinions):
            model.refused.connect(self.refused)
        # the numbers of a row change: only after its editor has closed
        queued = Qt.ConnectionType.QueuedConnection
        self.counts.changed.connect(self.changed, queued)
        self.opinions.changed.connect(self.changed, queued)

    def _lay_out(self) -> None:
        m = self._theme.metrics
        self.all_agree.setAutoDefault(False)
        self.all_agree.setToolTip("Ghi tất cả đồng ý cho mọi đề nghị chưa có kết quả")
        top, column = QHBoxLayout(), QVBoxLayout(self)
        top.setSpacing(m.s)
        for widget in (self.rounds, self.ballots, self._received_words, self.received):
            top.addWidget(widget)
        top.addStretch(1)
        top.addWidget(self.all_agree)
        self._stack.addWidget(self.grid)
        self._stack.addWidget(self.opinion_grid)
        bare(column, spacing=m.s)
        column.addLayout(top)
        column.addWidget(self.nothing)
        column.addWidget(self._stack, 1)
        column.addWidget(self.hint)

    def show_meeting(self, seen: MeetingPicture, stopped: frozenset[int]) -> None:
        """Show what is typed of a meeting; `stopped` are nominations with a stop flag."""
        self._seen, self._stopped = seen, stopped
        self._show()

    def take_focus(self) -> None:
        """Put the cursor where the first number is typed."""
        on_opinions = self.place == OPINIONS
        grid = self.opinion_grid if on_opinions else self.grid
        if not grid.currentIndex().isValid():
            grid.choose_first()
        first = self.ballots.edits[1]
        ask_ballots = self.ballots.isVisible() and not first.text() and not on_opinions
        (first if ask_ballots else grid).setFocus()

    @property
    def place(self) -> int:
        """Which of the three views is shown."""
        if self._seen is not None and self._seen.meeting.method is VotingMethod.WRITTEN:
            return OPINIONS
        return self.rounds.current

    @property
    def ballot(self) -> int:
        return BALLOT_OF[min(self.place, 1)]

    def _show(self, *_: object) -> None:
        seen = self._seen
        if seen is None:
            return
        opinions, method = self.place == OPINIONS, seen.meeting.method
        self.rounds.setVisible(method is not VotingMethod.WRITTEN)
        self.ballots.setVisible(method is VotingMethod.BALLOT and not opinions)
        for widget in (self._received_words, self.received):
            widget.setVisible(opinions and not seen.is_closed)
        self.all_agree.setVisible(not opinions and not seen.is_closed)
        self._stack.setCurrentIndex(int(opinions))
        if opinions:
            self.opinions.show(seen)
        else:
            self.counts.show(seen, self.ballot, self._stopped)
            self.ballots.show_ballots(
                seen.ballots(self.ballot), propose=seen.in_room, closed=seen.is_closed
            )
        self._say(seen, opinions=opinions)

    def _say(self, seen: MeetingPicture, *, opinions: bool) -> None:
        model = self.opinions if opinions else self.counts
        empty = model.rowCount() == 0 or (opinions and self.opinions.is_empty)
        self.nothing.setText(NOTHING[self.place] if seen.cases else NO_CASES)
        self.nothing.setVisible(empty)
        self._stack.setVisible(not empty)
        self.all_agree.setEnabled(not empty)
        self.hint.setText(OPINION_KEYS if opinions else COUNT_KEYS)
        self.hint.setVisible(not empty and not seen.is_closed)

    def _take_day(self, day: date | None) -> None:
        if day is not None:
            self.opinions.received_on = day

    def _count(self, typed: object) -> None:
        if isinstance(typed, RuleError):
            self.refused.emit(typed)
        elif self._seen is not None and isinstance(typed, Ballots):
            key = self._seen.meeting.id
            self.tried.emit(partial(votes.record_ballots, self._desk, key, self.ballot, typed))

    def _agree(self) -> None:
        chosen = self.grid.chosen
        self._agree_about(chosen)
        if len(chosen) == 1:
            self.grid.step_down()

    def _agree_rest(self) -> None:
        self._agree_about(self.counts.unvoted)

    def _agree_about(self, keys: tuple[int, ...]) -> None:
        if self._seen is not None and keys and not self._seen.is_closed:
            meeting_id, ballot = self._seen.meeting.id, self.ballot
            self.tried.emit(partial(votes.agree_all, self._desk, meeting_id, keys, ballot=ballot))

    def _paste(self, row: int, column: int, block: object) -> None:
        if isinstance(block, list):
            rows: list[list[str]] = block
            self.counts.enter(self.counts.typings(row, column, rows))

    def _paste_opinions(self, row: int, column: int, block: object) -> None:
        if isinstance(block, list):
            rows: list[list[str]] = block
            self.opinions.enter(self.opinions.typings(row, column, rows))
