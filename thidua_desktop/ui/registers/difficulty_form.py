"""The form of a difficulty: what, whose, who answers it by when, and what was decided."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QWidget
from typing_extensions import override

from thidua_desktop.domain.records import Difficulty
from thidua_desktop.services.difficulties import DifficultyForm, form_of, save_difficulty
from thidua_desktop.services.evidence import Owner, of_owner
from thidua_desktop.ui.awards.dialogs import text_box
from thidua_desktop.ui.evidence.evidence_list import EvidenceList
from thidua_desktop.ui.master.form import FormDialog, day_field
from thidua_desktop.ui.registers.choices import indicator_combo
from thidua_desktop.ui.units.fields import choose, combo
from thidua_desktop.ui.widgets.completion import PopupCompleter

if TYPE_CHECKING:
    from datetime import date

    from thidua_desktop.services.desk import Desk
    from thidua_desktop.ui.theme import Theme

WHOLE = "Chung toàn xã"


class DifficultyDialog(FormDialog):
    """A new one is proposed as raised today, by the unit and indicator at hand."""

    saved = Signal(int)  # id of the difficulty that was stored

    def __init__(
        self,
        theme: Theme,
        desk: Desk,
        *,
        campaign_id: int,
        day: date,
        difficulty_id: int | None,
        unit_id: int | None = None,
        indicator_id: int | None = None,
        parent: QWidget | None = None,
    ) -> None:
        """`unit_id` and `indicator_id` are proposed for a new one."""
        new = difficulty_id is None
        super().__init__(
            theme,
            title="Thêm khó khăn, vướng mắc" if new else "Sửa khó khăn, vướng mắc",
            action="Thêm vào sổ" if new else "Lưu",
            parent=parent,
        )
        self._desk, self._campaign_id, self._id = desk, campaign_id, difficulty_id
        board = desk.board(campaign_id)
        units = [(unit.name, unit.id) for unit in board.units(day)]
        self.unit = combo([(WHOLE, None), *units])
        self.indicator = indicator_combo(board, day=day, chosen=indicator_id)
        self.content, self.answer = text_box(theme), text_box(theme)
        self.raised_on = day_field(desk.clock.today() if new else None)
        self.owner, self.due_on, self.answered_on = QLineEdit(), day_field(), day_field()
        rows = desk.store.where(Difficulty, campaign_id=campaign_id)
        owners = sorted({row.owner for row in rows if row.owner} | {name for name, _ in units})
        PopupCompleter(self.owner, owners)
        self.evidence = EvidenceList(theme, desk, short=True)
        self._build()
        if difficulty_id is None:
            choose(self.unit, unit_id)
        else:
            self._fill(form_of(desk.store.get(Difficulty, difficulty_id)))
        self.content.setFocus()
        self.resize(theme.metrics.em * 54, theme.metrics.em * 46)

    def _build(self) -> None:
        self.add_field("content", "Khó khăn, vướng mắc", self.content)
        self.add_field("unit", "Đơn vị nêu", self.unit)
        self.add_field("indicator", "Về chỉ tiêu", self.indicator)
        self.add_field("raised_on", "Ngày nêu", self.raised_on)
        self.add_field(
            "owner", "Người giải quyết", self.owner, hint="Đơn vị hoặc người được giao trả lời."
        )
        self.add_field("due_on", "Hạn trả lời", self.due_on)
        self.add_field(
            "answer", "Trả lời, kết luận", self.answer, hint="Để trống khi chưa có kết luận."
        )
        self.add_field("answered_on", "Ngày trả lời", self.answered_on)
        self.add_field("file", "Minh chứng", self.evidence)
        if self._id is not None:
            owner = Owner(difficulty_id=self._id)
            views = partial(of_owner, self._desk, owner)
            self.evidence.show_owner(self._campaign_id, owner, views=views)

    def _fill(self, form: DifficultyForm) -> None:
        choose(self.unit, form.unit_id)
        choose(self.indicator, form.indicator_id)
        for box, text in ((self.content, form.content), (self.answer, form.answer)):
            box.setPlainText(text)
        for field, text in (
            (self.raised_on, form.raised_on),
            (self.owner, form.owner),
            (self.due_on, form.due_on),
            (self.answered_on, form.answered_on),
        ):
            field.setText(text)

    @override
    def save(self) -> None:
        form = DifficultyForm(
            unit_id=self.unit.currentData(),
            indicator_id=self.indicator.currentData(),
            content=self.content.toPlainText(),
            raised_on=self.raised_on.text(),
            owner=self.owner.text(),
            due_on=self.due_on.text(),
            answer=self.answer.toPlainText(),
            answered_on=self.answered_on.text(),
        )
        made = save_difficulty(
            self._desk,
            self._campaign_id,
            form,
            difficulty_id=self._id,
            files=self.evidence.taken,
        )
        self.evidence.forget()
        self.saved.emit(made.id)
