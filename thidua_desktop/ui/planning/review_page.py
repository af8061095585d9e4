"""The source beside what is proposed from it; the officer ticks, edits, merges, splits, adds."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QHBoxLayout,
    QInputDialog,
    QSplitter,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from thidua_desktop.core.errors import RuleError
from thidua_desktop.core.text import numbered
from thidua_desktop.planread.draft import Certainty
from thidua_desktop.services import plan_form
from thidua_desktop.ui.icons import Icon
from thidua_desktop.ui.master.page import allow, make_action
from thidua_desktop.ui.planning.editor import ProposalEditor
from thidua_desktop.ui.planning.facts import PlanFacts
from thidua_desktop.ui.planning.proposals import ProposalTree
from thidua_desktop.ui.planning.source_view import SourceView
from thidua_desktop.ui.planning.words import TONES, summary
from thidua_desktop.ui.texts import sentence
from thidua_desktop.ui.tokens import Tone
from thidua_desktop.ui.widgets.action_bar import ActionBar
from thidua_desktop.ui.widgets.parts import bare, label
from thidua_desktop.ui.widgets.segmented import SegmentedControl

if TYPE_CHECKING:
    from collections.abc import Callable

    from thidua_desktop.core.clock import Clock
    from thidua_desktop.core.errors import Problem
    from thidua_desktop.services.plan_form import Place, PlanForm, PlanIndicator
    from thidua_desktop.ui.theme import Theme

INDICATORS, FACTS = 0, 1
CHOOSE = "Chọn một chỉ tiêu trong bảng trước."


class ReviewPage(QWidget):
    """Holds the form of the plan; every change makes a new one, the last ones can be undone."""

    edited = Signal()  # nothing: the form is another one now

    def __init__(self, theme: Theme, clock: Clock) -> None:
        super().__init__()
        self._theme = theme
        self._form = plan_form.PlanForm()
        self._before: list[PlanForm] = []
        self.source = SourceView(theme)
        self.tree = ProposalTree(theme)
        self.editor = ProposalEditor(theme, clock)
        self.facts = PlanFacts(theme, clock)
        self.views = SegmentedControl(("Chỉ tiêu", "Thông tin phong trào"), name="Phần xem lại")
        self._counts = label("", "muted")
        self._said = label("", Tone.WARN.value, wrap=True)
        self._said.hide()
        self.merge = make_action(self, theme, "Gộp với dòng trên", Icon.UP, keys="Ctrl+M")
        self.split = make_action(self, theme, "Tách tại con trỏ", Icon.DOWN, keys="Ctrl+T")
        self.add = make_action(self, theme, "Thêm từ đoạn đã chọn", Icon.PLUS, keys="Ins")
        self.rename = make_action(self, theme, "Đổi tên nội dung…", Icon.EDIT, keys="F2")
        self.next_check = make_action(self, theme, "Mục cần xem tiếp", Icon.BADGE_ALERT, keys="F4")
        self.undo = make_action(self, theme, "Hoàn tác", Icon.UNDO, keys="Ctrl+Z")
        self._stack = QStackedWidget()
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        m = self._theme.metrics
        bar = ActionBar(self._theme)
        for action in (self.next_check, self.merge, self.split, self.add, self.rename, self.undo):
            bar.add_action(action)
        edit = QSplitter(Qt.Orientation.Vertical)
        edit.addWidget(self.tree)
        edit.addWidget(self.editor)
        edit.setStretchFactor(0, 3)
        edit.setStretchFactor(1, 2)
        edit.setChildrenCollapsible(False)
        proposals = QWidget()
        inside = QVBoxLayout(proposals)
        bare(inside, spacing=m.s)
        inside.addWidget(bar)
        inside.addWidget(edit, 1)
        self._stack.addWidget(proposals)
        self._stack.addWidget(self.facts)
        right = QWidget()
        column = QVBoxLayout(right)
        bare(column, spacing=m.s)
        line = QHBoxLayout()
        line.addWidget(self.views)
        line.addStretch(1)
        line.addWidget(self._counts)
        column.addLayout(line)
        column.addWidget(self._said)
        column.addWidget(self._stack, 1)
        whole = QSplitter(Qt.Orientation.Horizontal)
        whole.addWidget(self.source)
        whole.addWidget(right)
        whole.setStretchFactor(0, 2)
        whole.setStretchFactor(1, 3)
        whole.setSizes([2 * m.panel, 3 * m.panel])
        whole.setChildrenCollapsible(False)
        page = QVBoxLayout(self)
        page.setContentsMargins(m.l, m.m, m.l, m.m)
        page.addWidget(whole)

    def _connect(self) -> None:
        self.views.chosen.connect(self._stack.setCurrentIndex)
        self.tree.place_chosen.connect(self._show_place)
        self.tree.ticked.connect(self._tick)
        self.tree.field_ticked.connect(self._tick_field)
        self.editor.edited.connect(self._take_edit)
        self.editor.moved.connect(self._move)
        self.facts.edited.connect(self._take_facts)
        self.source.line_chosen.connect(self._find_line)
        self.merge.triggered.connect(self._merge)
        self.split.triggered.connect(self._split)
        self.add.triggered.connect(self._add)
        self.rename.triggered.connect(self._rename)
        self.next_check.triggered.connect(self._go_on)
        self.undo.triggered.connect(self._undo)

    @property
    def form(self) -> PlanForm:
        """The plan as the officer has it now."""
        return self._form

    @property
    def said(self) -> str:
        """What stands above the proposals: why an act was refused."""
        return self._said.text()

    def show_plan(self, text: str, form: PlanForm) -> None:
        """Begin a review."""
        self._form, self._before = form, []
        self.source.show_text(text)
        self.facts.show_form(form)
        self._refresh()
        self.tree.choose((0, 0))
        self.tree.setFocus()

    def refuse(self, problems: tuple[Problem, ...]) -> None:
        """Show what keeps the plan from being stored, at its place."""
        places = {place for p in problems if (place := _place_of(p)) is not None}
        self.tree.show_form(self._form, refused=places)
        self._say(" ".join(dict.fromkeys(sentence(p) for p in problems)))
        if self.facts.refuse(problems):
            self._show_view(FACTS)
            self.facts.refuse(problems)
        elif places:
            self._show_view(INDICATORS)
            self.tree.choose(min(places))

    def _show_view(self, index: int) -> None:
        self.views.choose(index)
        self._stack.setCurrentIndex(index)

    # what the officer does

    def _tick(self, place: Place, keep: bool) -> None:  # noqa: FBT001 - a signal's own order
        self._change(plan_form.changed(self._form, place, _kept(self._form.at(place), keep=keep)))

    def _tick_field(self, field: int, keep: bool) -> None:  # noqa: FBT001 - a signal's own order
        form = self._form
        for number, row in enumerate(form.fields[field].indicators):
            form = plan_form.changed(form, (field, number), _kept(row, keep=keep))
        self._change(form)

    def _take_edit(self, row: PlanIndicator) -> None:
        if self.tree.place is not None:
            self._change(plan_form.changed(self._form, self.tree.place, row))

    def _take_facts(self) -> None:
        self._form = self.facts.taken(self._form)
        self.edited.emit()

    def _merge(self, *_: object) -> None:
        place = self.tree.place
        if place is not None and self._try(lambda: plan_form.merged_up(self._form, place)):
            self.tree.choose((place[0], place[1] - 1))

    def _split(self, *_: object) -> None:
        place = self.tree.place
        if place is not None:
            at = self.editor.words.textCursor().position()
            text = self.source.toPlainText()
            self._try(lambda: plan_form.split(self._form, place, at, source=text))

    def _add(self, *_: object) -> None:
        words, lines = self.source.chosen_words
        field = self.tree.field
        if self._try(lambda: plan_form.added(self._form, field, words, lines=lines)):
            self.tree.choose((field, len(self._form.fields[field].indicators) - 1))

    def _move(self, field: int) -> None:
        place = self.tree.place
        if place is None or place[0] == field:
            return
        if self._try(lambda: plan_form.moved(self._form, place, field)):
            self.tree.choose((field, len(self._form.fields[field].indicators) - 1))

    def _rename(self, *_: object) -> None:
        field = self.tree.field
        if field >= len(self._form.fields):
            return
        title, agreed = QInputDialog.getText(
            self,
            "Đổi tên nội dung",
            "Tên nội dung thi đua",
            text=self._form.fields[field].title,
        )
        if agreed:
            self._try(lambda: plan_form.renamed(self._form, field, title))

    def _undo(self, *_: object) -> None:
        if self._before:
            self._form = self.facts.taken(self._before.pop())
            self._refresh()
            self.edited.emit()

    def _go_on(self, *_: object) -> None:
        waiting = [p for p in self._form.places if _waits(self._form.at(p))]
        here = self.tree.place
        later = [p for p in waiting if here is None or p > here]
        if waiting:
            self.tree.choose((later or waiting)[0])

    def _find_line(self, line: int) -> None:
        """Choose the proposal that a line of the source was read into."""
        for place in self._form.places:
            if line in self._form.at(place).lines:
                self.tree.choose(place)
                return

    # what is shown

    def _try(self, act: Callable[[], PlanForm]) -> bool:
        try:
            made = act()
        except RuleError as error:
            self._say(sentence(error.problems[0]))
            return False
        self._change(made)
        return True

    def _change(self, form: PlanForm) -> None:
        if form == self._form:
            return
        self._before.append(self._form)
        self._form = form
        self._refresh()
        self.edited.emit()

    def _refresh(self) -> None:
        self._say("")
        self.tree.show_form(self._form)
        self._counts.setText(summary(self._form))
        marks = {
            line: TONES[row.certainty]
            for place in self._form.places
            if (row := self._form.at(place)).keep
            for line in row.lines
        }
        self.source.mark(marks)
        allow(self.undo, allowed=bool(self._before), why="Chưa sửa gì để hoàn tác.")
        waiting = any(_waits(self._form.at(p)) for p in self._form.places)
        allow(self.next_check, allowed=waiting, why="Không còn mục nào cần xem lại.")
        self._show_place(self.tree.place)

    def _show_place(self, place: Place | None) -> None:
        for action in (self.merge, self.split):
            allow(action, allowed=place is not None, why=CHOOSE)
        row = self._form.at(place) if place is not None else None
        self.editor.show_row(row)
        titles = tuple(numbered(f.number, f.title) for f in self._form.fields)
        self.editor.offer_fields(titles, current=place[0] if place is not None else -1)
        if row is not None:
            self.source.bring_out(row.lines)

    def _say(self, words: str) -> None:
        self._said.setText(words)
        self._said.setVisible(bool(words))


def _kept(row: PlanIndicator, *, keep: bool) -> PlanIndicator:
    return replace(row, keep=keep)


def _waits(row: PlanIndicator) -> bool:
    return row.keep and row.certainty is Certainty.CHECK


def _place_of(problem: Problem) -> Place | None:
    parts = problem.field.split(".")
    if len(parts) == 3 and parts[0].isdigit():  # noqa: PLR2004 - field.indicator.name
        return int(parts[0]), int(parts[1])
    return None
