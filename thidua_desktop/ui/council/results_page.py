"""Kết quả: what each vote came to, what stands against closing, what may be given back."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from thidua_desktop.core.dates import format_date
from thidua_desktop.domain.council import FIRST, SECOND, Outcome, second_round
from thidua_desktop.domain.terms import VotingMethod
from thidua_desktop.services import awards
from thidua_desktop.services.meeting_problems import closing_problems
from thidua_desktop.services.meeting_words import percent, share_words
from thidua_desktop.ui.awards.dialogs import ReasonDialog
from thidua_desktop.ui.council.count_model import STOPPED, TONES
from thidua_desktop.ui.icons import Icon
from thidua_desktop.ui.master.form import open_over
from thidua_desktop.ui.master.lines import Column, Line, LinesModel, TextCell, head
from thidua_desktop.ui.master.page import allow, make_action
from thidua_desktop.ui.master.table import LinesTable
from thidua_desktop.ui.texts import label as named
from thidua_desktop.ui.texts import sentence
from thidua_desktop.ui.tokens import Tone
from thidua_desktop.ui.widgets.action_bar import ActionBar
from thidua_desktop.ui.widgets.parts import bare, label, restyle

if TYPE_CHECKING:
    from thidua_desktop.services.desk import Desk
    from thidua_desktop.services.meeting_picture import Case, MeetingPicture
    from thidua_desktop.ui.theme import Theme

COLUMNS = (
    Column("Tập thể, cá nhân, hộ"),
    Column("Đồng ý", 5, numbers=True),
    Column("Không đồng ý", 8, numbers=True, spare=1),
    Column("Không có ý kiến", 9, numbers=True, spare=2),
    Column("Tỷ lệ", 6, numbers=True),
    Column("Kết quả", 25),
)
CHOOSE = "Chọn một đề nghị trong danh sách trước."
CLOSED = "Kết quả đã chốt. Mở lại kèm lý do nếu thật sự cần sửa."
GONE_ON = "Chỉ trả lại được đề nghị đang ở bước Đủ điều kiện."


class ResultsPage(QWidget):
    """Reads like the minutes; nothing is typed here."""

    stored = Signal()  # nothing: a dossier was given back
    shares_wanted = Signal()  # nothing: the office sets a share or quorum

    def __init__(self, theme: Theme, desk: Desk) -> None:
        super().__init__()
        self._theme, self._desk = theme, desk
        self._seen: MeetingPicture | None = None
        self.table = LinesTable(theme, LinesModel(COLUMNS), name="Kết quả biểu quyết")
        self.why = label("", Tone.WARN.value, wrap=True)
        make = partial(make_action, self, theme)
        self.give_back = make("Trả lại hồ sơ…", Icon.UNDO, keys="R")
        self.shares = make("Tỷ lệ…", Icon.SETTINGS)
        self._bar = ActionBar(theme)
        self._bar.add_action(self.give_back)
        self._bar.add_action(self.shares)
        column = QVBoxLayout(self)
        bare(column, spacing=theme.metrics.s)
        column.addWidget(self._bar)
        column.addWidget(self.why)
        column.addWidget(self.table, 1)
        self.setFocusProxy(self.table)
        self.give_back.triggered.connect(self._give_back)
        self.shares.triggered.connect(self.shares_wanted)
        self.table.key_chosen.connect(self._allow)

    def show_meeting(self, seen: MeetingPicture, stopped: frozenset[int]) -> None:
        """Show the results, and what stands against closing."""
        self._seen = seen
        self.table.show_lines(_lines(seen, stopped))
        if seen.is_closed and seen.meeting.closed_on is not None:
            words, tone = f"Đã chốt ngày {format_date(seen.meeting.closed_on)}.", Tone.GOOD
        else:
            problems = closing_problems(seen, self._desk.clock.today())
            said = dict.fromkeys(sentence(problem) for problem in problems)
            words, tone = "\n".join(f"• {one}" for one in said), Tone.WARN
            if not problems:
                words, tone = f"Đủ để chốt. {_left(seen)}".strip(), Tone.GOOD
        self.why.setText(words)
        restyle(self.why, "words", tone.value)
        self._allow()

    def _allow(self, *_: object) -> None:
        closed = self._seen is None or self._seen.is_closed
        why = CLOSED if closed else CHOOSE if self.table.key is None else ""
        allow(self.give_back, allowed=not why, why=why)
        none = self._seen is None or not self._seen.cases
        why = CLOSED if closed else GONE_ON if none else ""
        allow(self.shares, allowed=not why, why=why)

    def _give_back(self, *_: object) -> None:
        case = None if self._seen is None else self._seen.case(self.table.key or 0)
        if case is None:
            return
        form = ReasonDialog(
            self._theme,
            title=f"Trả lại hồ sơ – {case.row.printed_name}",
            action="Trả lại",
            hint="Hồ sơ thiếu gì, cần sửa gì; người sửa sau thấy lý do này. Kết quả biểu quyết "
            "về hồ sơ này bỏ đi khi chốt.",
            act=partial(_send_back, self._desk, case.row.id),
            parent=self,
        )
        form.accepted.connect(self.stored)
        open_over(form)


def _send_back(desk: Desk, nomination_id: int, reason: str) -> None:
    awards.send_back(desk, nomination_id, reason=reason)


def _left(seen: MeetingPicture) -> str:
    """Say what would stay undecided, and what a second round may still change."""
    said: list[str] = []
    again = 0
    if seen.meeting.method is not VotingMethod.WRITTEN:
        again = sum(_may_vote_again(seen, case) for case in seen.cases)
    if again:
        said.append(
            f"{again} đề nghị chưa đủ tỷ lệ: có thể biểu quyết lần 2; chốt luôn thì không được "
            "thông qua."
        )
    left = sum(case.last is None for case in seen.cases)
    if left:
        said.append(f"{left} đề nghị chưa có kết quả vẫn ở bước Đủ điều kiện.")
    return " ".join(said)


def _may_vote_again(seen: MeetingPicture, case: Case) -> bool:
    found = seen.result(case)
    first = case.last is not None and case.last.ballot == FIRST
    return first and found is not None and second_round(found)


def _lines(seen: MeetingPicture, stopped: frozenset[int]) -> tuple[Line, ...]:
    made: list[Line] = []
    above = ""
    for case in seen.cases:
        title = f"{named(case.row.subject)} – {case.form.name}"
        if title != above:
            made.append(head(title))
        above = title
        made.append(_line(seen, case, flagged=case.row.id in stopped))
    return tuple(made)


def _line(seen: MeetingPicture, case: Case, *, flagged: bool) -> Line:
    name = TextCell(
        case.row.printed_name,
        Tone.BAD if flagged else Tone.PLAIN,
        mark=STOPPED if flagged else "",
        mark_tone=Tone.BAD,
        tip=f"{case.row.printed_name}. {case.unit_name}.",
    )
    vote, found = case.last, seen.result(case)
    if vote is None:
        blank = TextCell("")
        return Line(
            case.row.id, (name, blank, blank, blank, blank, TextCell("chưa có kết quả", Tone.MUTED))
        )
    share = vote.share if seen.is_closed else case.form.vote_share
    over = vote.over if seen.is_closed else case.form.vote_over
    fresh = replace(vote, share=share, over=over, passed=found is Outcome.PASSED)
    again = "Lần 2: " if vote.ballot == SECOND else ""
    words = f"{again}{share_words(fresh, seen.members)}"
    return Line(
        case.row.id,
        (
            name,
            TextCell(str(vote.agree), strong=True),
            TextCell(str(vote.disagree)),
            TextCell(str(vote.abstain)),
            TextCell(percent(vote.agree, seen.members)),
            TextCell(words, TONES[found] if found else Tone.WARN, strong=True, tip=words),
        ),
    )
