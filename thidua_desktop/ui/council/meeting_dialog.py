"""One meeting of the council in three steps: Thành phần → Biểu quyết → Kết quả."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QMenu,
    QPushButton,
    QStackedWidget,
    QVBoxLayout,
)
from typing_extensions import override

from thidua_desktop.core.dates import format_date
from thidua_desktop.core.errors import EnvironmentFault, RuleError
from thidua_desktop.domain.council import SECOND
from thidua_desktop.domain.records import Meeting
from thidua_desktop.services import meeting_papers, meetings
from thidua_desktop.services.meeting_picture import picture, stopped
from thidua_desktop.ui.assignments.paper_dialog import PaperDialog
from thidua_desktop.ui.awards.dialogs import ReasonDialog
from thidua_desktop.ui.council.files_dialog import MeetingFilesDialog
from thidua_desktop.ui.council.meeting_form import MeetingFormDialog, SharesDialog
from thidua_desktop.ui.council.results_page import ResultsPage
from thidua_desktop.ui.council.seats_page import SeatsPage
from thidua_desktop.ui.council.votes_page import VotesPage
from thidua_desktop.ui.icons import Icon
from thidua_desktop.ui.master.form import open_over
from thidua_desktop.ui.texts import label as named
from thidua_desktop.ui.texts import refusal
from thidua_desktop.ui.tokens import Tone
from thidua_desktop.ui.widgets.parts import hairline, label, restyle
from thidua_desktop.ui.widgets.segmented import SegmentedControl

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QAction, QShowEvent
    from PySide6.QtWidgets import QWidget

    from thidua_desktop.documents.blocks import Document
    from thidua_desktop.services.desk import Desk
    from thidua_desktop.services.meeting_picture import MeetingPicture
    from thidua_desktop.ui.theme import Theme

SEATS, VOTES, RESULTS = range(3)
STEPS = ("1. Thành phần", "2. Biểu quyết", "3. Kết quả")
PAPERS = (
    ("Biên bản họp", meeting_papers.minutes),
    ("Phiếu biểu quyết", meeting_papers.ballot_sheets),
    ("Phiếu biểu quyết lần 2", partial(meeting_papers.ballot_sheets, ballot=SECOND)),
    ("Biên bản kiểm phiếu", meeting_papers.counting),
    ("Phiếu lấy ý kiến bằng văn bản", meeting_papers.opinion_sheets),
)
NEXT = ("Tiếp: Biểu quyết", "Tiếp: Kết quả", "Chốt kết quả")


class MeetingDialog(QDialog):
    """Everything is stored at once; Ctrl+Z takes it back here too. Alt+← → change the step."""

    export_wanted = Signal(object)  # QWidget whose list is to be written to Excel
    changed = Signal()  # nothing: the meeting was closed, opened again or changed

    def __init__(
        self, theme: Theme, desk: Desk, meeting_id: int, *, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._theme, self._desk, self._id = theme, desk, meeting_id
        self._stopped: frozenset[int] = frozenset()
        self.seen: MeetingPicture = picture(desk, meeting_id)
        self.steps = SegmentedControl(STEPS, name="Bước")
        self.facts, self.quorum = label("", "strong", wrap=True), label("", "muted", wrap=True)
        self.seats, self.votes = SeatsPage(theme, desk), VotesPage(theme, desk)
        self.results = ResultsPage(theme, desk)
        self.edit, self.files = QPushButton("Sửa cuộc họp…"), QPushButton("Tệp kèm…")
        self.papers, self.reopen = QPushButton("Văn bản"), QPushButton("Mở lại kết quả…")
        self._menu = QMenu(self.papers)
        self.said = label("", "muted", wrap=True)
        self.leave, self.back = QPushButton("Đóng"), QPushButton("Trước")
        self.next = QPushButton(NEXT[SEATS])
        self._pages = QStackedWidget()
        self._lay_out()
        self._connect()
        self.read(anew=True)
        self._go(RESULTS if self.seen.is_closed else SEATS)

    def _lay_out(self) -> None:
        m = self._theme.metrics
        self.head, top, foot, column = (
            QHBoxLayout(),
            QHBoxLayout(),
            QHBoxLayout(),
            QVBoxLayout(self),
        )
        self.head.setSpacing(m.s)
        self.head.addWidget(self.facts, 1)
        for button in (self.edit, self.files, self.papers):
            self.head.addWidget(button)
        top.setSpacing(m.m)
        top.addWidget(self.steps)
        top.addWidget(self.quorum, 1)
        for page in (self.seats, self.votes, self.results):
            self._pages.addWidget(page)
        foot.setSpacing(m.s)
        foot.addWidget(self.said, 1)
        for button in (self.leave, self.reopen, self.back, self.next):
            foot.addWidget(button)
        for button in (
            *(self.edit, self.files, self.papers),
            *(self.leave, self.reopen, self.back, self.next),
        ):
            button.setAutoDefault(False)
        self.next.setProperty("kind", "main")
        self._theme.dress(self.edit, Icon.EDIT)
        self._theme.dress(self.files, Icon.PAPERCLIP)
        self._theme.dress(self.papers, Icon.PAPER)
        self.papers.setMenu(self._menu)
        self.back.setToolTip("Bước trước (Alt+←)")
        self.next.setToolTip("Bước sau (Alt+→)")
        column.setContentsMargins(m.l, m.m, m.l, m.m)
        column.setSpacing(m.s)
        column.addLayout(self.head)
        column.addLayout(top)
        column.addWidget(self._pages, 1)
        column.addWidget(hairline())
        column.addLayout(foot)
        self.resize(m.em * 92, m.em * 48)

    def _connect(self) -> None:
        self.steps.chosen.connect(self._go)
        self.next.clicked.connect(self.go_on)
        self.back.clicked.connect(self.go_back)
        self.leave.clicked.connect(self.reject)
        self.edit.clicked.connect(self._edit)
        self.files.clicked.connect(self._show_files)
        self.reopen.clicked.connect(self._reopen)
        for number, (words, _) in enumerate(PAPERS):
            self._menu.addAction(words).setData(number)
        self._menu.triggered.connect(self._show_chosen_paper)
        for page in (self.seats, self.votes):
            page.tried.connect(self.attempt)
        self.votes.refused.connect(self._refuse)
        self.votes.changed.connect(self._stored)
        self.results.stored.connect(self._stored_anew)
        self.results.shares_wanted.connect(self._set_shares)
        for keys, slot in (
            ("Alt+Right", self.go_on_only),
            ("Alt+Left", self.go_back),
            ("Ctrl+Z", self._take_back),
            ("Ctrl+Y", self._do_again),
        ):
            QShortcut(QKeySequence(keys), self).activated.connect(slot)

    # what is shown

    def read(self, *, anew: bool = False) -> None:
        """Read the meeting; `anew` judges the stop flags too."""
        self.seen = seen = picture(self._desk, self._id)
        if anew:
            self._stopped = stopped(self._desk, seen)
        day, held = format_date(seen.meeting.held_on), seen.held.name
        self.setWindowTitle(f"Họp Hội đồng ngày {day} – {held}")
        place = f" · {seen.meeting.place}" if seen.meeting.place else ""
        self.facts.setText(f"{held} · ngày {day} · {named(seen.meeting.method)}{place}")
        self._show_quorum()
        self.seats.show_meeting(seen)
        self.votes.show_meeting(seen, self._stopped)
        self.results.show_meeting(seen, self._stopped)
        self._show_buttons()

    def _show_quorum(self) -> None:
        seen = self.seen
        words = f"Có mặt {seen.present}/{seen.members}"
        if seen.needed is None:
            words, tone = f"{words} · chưa đặt tỷ lệ phải có mặt", Tone.WARN
        elif seen.has_quorum:
            words, tone = f"{words} · đủ để họp (cần {seen.needed})", Tone.GOOD
        else:
            words, tone = f"{words} · chưa đủ để họp (cần {seen.needed})", Tone.WARN
        self.quorum.setText(words)
        restyle(self.quorum, "words", tone.value)

    def _show_buttons(self) -> None:
        step, closed = self.steps.current, self.seen.is_closed
        self.next.setText(NEXT[step])
        self.next.setVisible(not (closed and step == RESULTS))
        self.back.setVisible(step != SEATS)
        self.reopen.setVisible(closed)
        self.edit.setEnabled(not closed)
        self.edit.setToolTip("Kết quả đã chốt nên không sửa được." if closed else "")

    @override
    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._focus()

    def _focus(self) -> None:
        step = self.steps.current
        if step == VOTES:
            self.votes.take_focus()
        else:
            (self.seats.table if step == SEATS else self.results.table).setFocus()

    # the steps

    def _go(self, step: int) -> None:
        self.steps.choose(step)
        self._pages.setCurrentIndex(step)
        self._show_buttons()
        self._say("")
        self._focus()

    def go_on(self, *_: object) -> None:
        """Go to the next step, or close the minutes on the last."""
        if self.steps.current == RESULTS:
            self.close_minutes()
        else:
            self.go_on_only()

    def go_on_only(self) -> None:
        """Go to the next step; a key never closes the minutes."""
        if self.steps.current < RESULTS:
            self._go(self.steps.current + 1)

    def go_back(self, *_: object) -> None:
        """Go to the step before."""
        if self.steps.current > SEATS:
            self._go(self.steps.current - 1)

    def close_minutes(self) -> None:
        """Let the results stand; nominations move on."""
        if self.attempt(partial(meetings.close_meeting, self._desk, self._id)):
            self.read(anew=True)
            self.changed.emit()

    # what is done

    def attempt(self, act: object) -> bool:
        """Carry an act out and show it; False says why it was not."""
        if not callable(act):
            return False
        try:
            act()
        except (RuleError, EnvironmentFault) as error:
            self._refuse(error)
            return False
        self._stored()
        return True

    def _stored(self) -> None:
        self.read()
        done = self._desk.store.undo_label()
        self._say(f"Đã lưu: {done}." if done else "", Tone.GOOD)

    def _stored_anew(self, *_: object) -> None:
        self.read(anew=True)
        self._stored()
        self.changed.emit()

    def _edit(self) -> None:
        row = self._desk.store.get(Meeting, self._id)
        form = MeetingFormDialog(
            self._theme, self._desk, round_id=row.round_id, row=row, parent=self
        )
        form.accepted.connect(self._stored_anew)
        open_over(form)

    def _set_shares(self) -> None:
        forms = {case.form.key: case.form for case in self.seen.cases}
        form = SharesDialog(self._theme, self._desk, tuple(forms.values()), parent=self)
        form.accepted.connect(self._stored)
        open_over(form)

    def _show_chosen_paper(self, action: QAction) -> None:
        self.show_paper(*PAPERS[action.data()])

    def show_paper(self, words: str, make: Callable[[Desk, int], Document]) -> None:
        """Show a paper of this meeting, drawn from its records as they stand."""
        dialog = PaperDialog(self._theme, self._desk, title=words, parent=self)
        dialog.show_document(partial(make, self._desk, self._id))
        dialog.told.connect(self._say)
        open_over(dialog)

    def _show_files(self) -> None:
        open_over(MeetingFilesDialog(self._theme, self._desk, self._id, parent=self))

    def _reopen(self) -> None:
        form = ReasonDialog(
            self._theme,
            title="Mở lại kết quả họp Hội đồng",
            action="Mở lại",
            hint="Các đề nghị trở về bước Đủ điều kiện; lý do lưu trong nhật ký.",
            act=partial(_reopen, self._desk, self._id),
            parent=self,
        )
        form.accepted.connect(self._stored_anew)
        open_over(form)

    def _take_back(self) -> None:
        self._again("Đã hoàn tác", self._desk.store.undo_label(), self._desk.store.undo)

    def _do_again(self) -> None:
        self._again("Đã làm lại", self._desk.store.redo_label(), self._desk.store.redo)

    def _again(self, done: str, name: str | None, act: Callable[[], object]) -> None:
        try:
            act()
        except RuleError as error:
            self._refuse(error)
            return
        if not self._desk.store.where(Meeting, id=self._id):
            self.reject()  # the meeting itself was taken back
            return
        self.read(anew=True)
        self.changed.emit()
        self._say(f"{done}: {name}.", Tone.GOOD)

    def _refuse(self, error: RuleError | EnvironmentFault) -> None:
        self._say(refusal(error), Tone.BAD)

    def _say(self, words: str, tone: Tone = Tone.MUTED) -> None:
        self.said.setText(words)
        restyle(self.said, "words", tone.value)


def _reopen(desk: Desk, meeting_id: int, reason: str) -> None:
    meetings.reopen_meeting(desk, meeting_id, reason=reason)
