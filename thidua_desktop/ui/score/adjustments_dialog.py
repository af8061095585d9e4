"""Điểm thưởng, điểm trừ: all of a campaign in one list, each added and changed in a short form."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QDialog, QHBoxLayout, QLineEdit, QPushButton, QVBoxLayout
from typing_extensions import override

from thidua_desktop.core.dates import format_date
from thidua_desktop.core.errors import RuleError
from thidua_desktop.core.numbers import format_decimal
from thidua_desktop.core.text import matches
from thidua_desktop.domain.records import Adjustment
from thidua_desktop.domain.terms import AdjustmentKind, CampaignState
from thidua_desktop.services import adjustments
from thidua_desktop.services.adjustments import AdjustmentForm
from thidua_desktop.ui.awards.dialogs import text_box
from thidua_desktop.ui.icons import Icon
from thidua_desktop.ui.master.form import FormDialog, day_field, open_over
from thidua_desktop.ui.master.lines import Column, Line, LinesModel, TextCell
from thidua_desktop.ui.master.table import LinesTable
from thidua_desktop.ui.texts import label as named
from thidua_desktop.ui.texts import sentence
from thidua_desktop.ui.tokens import Tone
from thidua_desktop.ui.widgets.filter_line import FilterLine
from thidua_desktop.ui.widgets.parts import hairline, label, restyle

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from PySide6.QtWidgets import QWidget

    from thidua_desktop.domain.records import Unit
    from thidua_desktop.services.desk import Desk
    from thidua_desktop.ui.theme import Theme

COLUMNS = (
    Column("Ngày", 8, numbers=True),
    Column("Đơn vị", 13),
    Column("Loại", 14),
    Column("Điểm", 6, numbers=True),
    Column("Lý do"),
)
HINT = (
    "Cộng hoặc trừ sau khi đã chấm các chỉ tiêu, chỉ tính từ ngày ghi ở đây; tổng điểm không dưới "
    "0. Đơn vị “không xét” được liệt kê nhưng không xếp hạng. Lý do in trên phiếu chấm điểm."
)
CLOSED = "Phong trào đã kết thúc nên không sửa được. Mở lại phong trào trước (menu Tệp)."
TONES: Mapping[AdjustmentKind, Tone] = {
    AdjustmentKind.BONUS: Tone.GOOD,
    AdjustmentKind.DEDUCTION: Tone.MISSED,
    AdjustmentKind.VETO: Tone.BAD,
}


class AdjustmentDialog(FormDialog):
    """Adds one, or changes the one it was opened for."""

    def __init__(
        self,
        theme: Theme,
        desk: Desk,
        *,
        campaign_id: int,
        form: AdjustmentForm,
        units: tuple[Unit, ...],
        adjustment_id: int = 0,
        parent: QWidget | None,
    ) -> None:
        title = "Sửa điểm thưởng, điểm trừ" if adjustment_id else "Thêm điểm thưởng, điểm trừ"
        super().__init__(theme, title=title, action="Lưu", parent=parent)
        self._desk, self._campaign_id, self._id = desk, campaign_id, adjustment_id
        self.unit, self.kind = QComboBox(), QComboBox()
        self.points, self.day, self.reason = QLineEdit(form.points), day_field(), text_box(theme)
        self.day.setText(form.on_day)
        self.reason.setPlainText(form.reason)
        for unit in units:
            self.unit.addItem(unit.name, unit.id)
        self.unit.setCurrentIndex(self.unit.findData(form.unit_id))
        for kind in AdjustmentKind:
            self.kind.addItem(named(kind), kind)
        self.kind.setCurrentIndex(self.kind.findData(form.kind))
        self.add_field("unit", "Đơn vị", self.unit)
        self.add_field("kind", "Loại", self.kind)
        self.add_field(
            "points", "Số điểm", self.points, hint="Luôn ghi số dương, ví dụ 2 hoặc 0,5."
        )
        self.add_field("on_day", "Từ ngày", self.day)
        self.add_field("reason", "Lý do", self.reason)
        self.kind.currentIndexChanged.connect(self._ask_points)
        self._ask_points()
        self.resize(theme.metrics.em * 44, theme.metrics.em * 34)

    def _ask_points(self, *_: object) -> None:
        self.show_field("points", shown=self.kind.currentData() is not AdjustmentKind.VETO)

    @override
    def save(self) -> None:
        form = AdjustmentForm(
            unit_id=self.unit.currentData(),
            kind=self.kind.currentData(),
            points=self.points.text(),
            on_day=self.day.text(),
            reason=self.reason.toPlainText(),
        )
        adjustments.save(self._desk, self._campaign_id, form, adjustment_id=self._id)


class AdjustmentsDialog(QDialog):
    """The list; every act is stored at once and can be undone."""

    noticed = Signal(str)  # what was just taken away and can be undone

    def __init__(
        self,
        theme: Theme,
        desk: Desk,
        *,
        campaign_id: int,
        day: date,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._theme, self._desk = theme, desk
        self._campaign_id, self._day = campaign_id, day
        self._unit_id: int | None = None
        self.setWindowTitle("Điểm thưởng, điểm trừ, trường hợp không xét")
        self.filters = FilterLine(theme, prompt="Lọc theo đơn vị, lý do…")
        self.table = LinesTable(theme, LinesModel(COLUMNS), name="Điểm thưởng, điểm trừ")
        self.said = label(HINT, "muted", wrap=True)
        self.add, self.edit = QPushButton("Thêm…"), QPushButton("Sửa…")
        self.drop, self._leave = QPushButton("Bỏ"), QPushButton("Đóng")
        self._lay_out()
        self.filters.text_changed.connect(self._show)
        self.table.key_opened.connect(self._edit)
        self.add.clicked.connect(self._add)
        self.edit.clicked.connect(self._edit)
        self.drop.clicked.connect(self._drop)
        self._leave.clicked.connect(self.reject)
        self._show()

    def prefer_unit(self, unit_id: int) -> None:
        """Offer this unit first in a new one."""
        self._unit_id = unit_id

    def _lay_out(self) -> None:
        m = self._theme.metrics
        for button, icon in (
            (self.edit, Icon.EDIT),
            (self.drop, Icon.DELETE),
        ):
            self._theme.dress(button, icon)
        self.add.setProperty("kind", "main")
        column, foot = QVBoxLayout(self), QHBoxLayout()
        column.setContentsMargins(m.l, m.m, m.l, m.m)
        column.setSpacing(m.s)
        for button in (self.add, self.edit, self.drop):
            button.setAutoDefault(False)
            foot.addWidget(button)
        foot.addStretch(1)
        self._leave.setAutoDefault(False)
        foot.addWidget(self._leave)
        column.addWidget(self.said)
        column.addWidget(self.filters)
        column.addWidget(self.table, 1)
        column.addWidget(hairline())
        column.addLayout(foot)
        self.resize(m.em * 66, m.em * 36)

    def _show(self, *_: object) -> None:
        board = self._desk.board(self._campaign_id)
        rows = adjustments.of_campaign(self._desk, self._campaign_id)
        named_rows = [(row, board.unit(row.unit_id)) for row in rows]
        found = [
            (row, unit)
            for row, unit in named_rows
            if matches(self.filters.words, f"{unit.name} {row.reason} {named(row.kind)}")
        ]
        self.table.show_lines(tuple(_line(row, unit) for row, unit in found))
        self.filters.say_count(f"{len(found)}/{len(rows)} mục")
        closed = board.campaign.state is CampaignState.CLOSED
        self._say(CLOSED if closed else HINT, "muted")
        for button in (self.edit, self.drop):
            button.setEnabled(bool(found) and not closed)
        self.add.setEnabled(not closed)

    def _add(self, *_: object) -> None:
        form = AdjustmentForm(unit_id=self._unit_id, on_day=format_date(self._day))
        self._open(form)

    def _edit(self, *_: object) -> None:
        key = self.table.key
        if key is not None and self.edit.isEnabled():
            self._open(adjustments.form_of(self._desk.store.get(Adjustment, key)), key)

    def _open(self, form: AdjustmentForm, key: int = 0) -> None:
        board = self._desk.board(self._campaign_id)
        dialog = AdjustmentDialog(
            self._theme,
            self._desk,
            campaign_id=self._campaign_id,
            form=form,
            units=board.units(self._day),
            adjustment_id=key,
            parent=self,
        )
        dialog.accepted.connect(self._show)
        open_over(dialog)

    def _drop(self, *_: object) -> None:
        key = self.table.key
        if key is None:
            return
        try:
            adjustments.remove(self._desk, key)
        except RuleError as error:
            words = " ".join(dict.fromkeys(sentence(p) for p in error.problems))
            self._say(words, Tone.BAD.value)
            return
        self._show()
        self.noticed.emit("Đã bỏ một mục điểm thưởng, điểm trừ.")

    def _say(self, words: str, look: str) -> None:
        self.said.setText(words)
        restyle(self.said, "words", look)


def signed_points(kind: AdjustmentKind, points_text: str) -> str:
    """Write points with the sign they enter the total with."""
    signs = {AdjustmentKind.BONUS: "+", AdjustmentKind.DEDUCTION: "−", AdjustmentKind.VETO: ""}
    return f"{signs[kind]}{points_text}" if kind is not AdjustmentKind.VETO else "—"


def _line(row: Adjustment, unit: Unit) -> Line:
    return Line(
        row.id,
        (
            TextCell(format_date(row.on_day), Tone.MUTED),
            TextCell(unit.short_name, tip=unit.name),
            TextCell(named(row.kind), TONES[row.kind]),
            TextCell(signed_points(row.kind, format_decimal(row.points)), strong=True),
            TextCell(row.reason),
        ),
    )
