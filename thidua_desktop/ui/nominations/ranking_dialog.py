"""Đề nghị từ bảng xếp hạng: choose by block, place and grade, look at the words, nominate."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QAbstractItemView,
    QComboBox,
    QDialog,
    QHBoxLayout,
    QHeaderView,
    QPushButton,
    QSpinBox,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
)

from thidua_desktop.core.dates import format_date
from thidua_desktop.core.errors import EnvironmentFault, RuleError
from thidua_desktop.core.numbers import format_decimal
from thidua_desktop.domain.records import AwardRound
from thidua_desktop.domain.terms import MovementGrade, SubjectKind
from thidua_desktop.services.awards import Proposed, nominate_many
from thidua_desktop.services.nominees import forms_for
from thidua_desktop.services.ranking_nominations import RankedUnit, best_of, ranked_units
from thidua_desktop.ui.texts import label as word_for
from thidua_desktop.ui.texts import sentence
from thidua_desktop.ui.tokens import Tone
from thidua_desktop.ui.widgets.parts import hairline, label, restyle
from thidua_desktop.ui.widgets.table_look import dress_table

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from thidua_desktop.services.desk import Desk
    from thidua_desktop.ui.theme import Theme

COLUMNS: Final = ("Đơn vị", "Hạng", "Điểm", "Xếp loại", "Tên in", "Thành tích")
NAME, PLACE, TOTAL, GRADE, PRINTED, CITATION = range(6)
WIDTHS: Final = (14, 5, 6, 8, 15)
USUAL_TOP: Final = 1
SHARE: Final = 94  # percent of the window


class RankingDialog(QDialog):
    """Ticks follow the choice above; names and citations are edited in their cells."""

    stored = Signal(int)  # id of the first nomination of the list

    def __init__(self, theme: Theme, desk: Desk, *, round_id: int, parent: QWidget | None) -> None:
        super().__init__(parent)
        self._theme, self._desk, self._round_id = theme, desk, round_id
        self._held = desk.store.get(AwardRound, round_id)
        self._units = ranked_units(desk, round_id)
        self.setWindowTitle("Đề nghị từ bảng xếp hạng")
        self.block, self.grade, self.form = QComboBox(), QComboBox(), QComboBox()
        self.top = QSpinBox()
        self.table = QTableWidget(0, len(COLUMNS))
        self.said = label("", "muted", wrap=True)
        self.save, self.leave = QPushButton("Đề nghị"), QPushButton("Bỏ qua")
        self._offer()
        self._lay_out()
        self._fill()
        for choice in (self.block, self.grade):
            choice.currentIndexChanged.connect(self._choose)
        self.top.valueChanged.connect(self._choose)
        self.table.itemChanged.connect(self._count)
        self.save.clicked.connect(self._store)
        self.leave.clicked.connect(self.reject)
        self._choose()

    def _offer(self) -> None:
        self.block.addItem("Mọi khối", None)
        for name in dict.fromkeys(unit.block for unit in self._units):
            self.block.addItem(name, name)
        self.grade.addItem("Mọi mức", None)
        for grade in MovementGrade:
            words = word_for(grade)
            first = grade is MovementGrade.EXCELLENT
            self.grade.addItem(words if first else f"{words} trở lên", grade)
        most = max((unit.place or 0 for unit in self._units), default=0)
        self.top.setRange(0, max(most, USUAL_TOP))
        self.top.setSpecialValueText("mọi hạng")
        self.top.setPrefix("đến hạng ")
        self.top.setValue(USUAL_TOP)
        day = self._held.data_day
        for form in forms_for(self._desk, SubjectKind.COLLECTIVE, day):
            if form.decided_by_commune:
                self.form.addItem(form.name, form.key)
        for box, name in (
            (self.block, "Khối"),
            (self.top, "Đến hạng"),
            (self.grade, "Xếp loại phong trào"),
            (self.form, "Hình thức"),
        ):
            box.setAccessibleName(name)

    def _lay_out(self) -> None:
        m = self._theme.metrics
        dress_table(self.table, self._theme)
        self.table.setHorizontalHeaderLabels(COLUMNS)
        self.table.setAccessibleName("Các đơn vị theo bảng xếp hạng")
        self.table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.table.setEditTriggers(
            QAbstractItemView.EditTrigger.DoubleClicked
            | QAbstractItemView.EditTrigger.EditKeyPressed
        )
        self.table.setShowGrid(False)
        header = self.table.horizontalHeader()
        for column, width in enumerate(WIDTHS):
            header.setSectionResizeMode(column, QHeaderView.ResizeMode.Interactive)
            self.table.setColumnWidth(column, width * m.em)
        header.setStretchLastSection(True)
        above, foot = QHBoxLayout(), QHBoxLayout()
        for line in (above, foot):
            line.setSpacing(m.s)
        for widget in (self.block, self.top, self.grade, self.form):
            above.addWidget(widget)
        above.addStretch(1)
        self.form.setMaximumWidth(m.em * 26)
        self.save.setProperty("kind", "main")
        foot.addWidget(self.said, 1)
        for button in (self.leave, self.save):
            button.setAutoDefault(False)
            foot.addWidget(button)
        self.save.setDefault(True)
        told = (
            f"Số liệu chốt ngày {format_date(self._held.data_day)}. Tên in và thành tích là gợi ý: "
            "chọn ô rồi bấm F2 để sửa."
        )
        column = QVBoxLayout(self)
        column.setContentsMargins(m.xl, m.l, m.xl, m.m)
        column.setSpacing(m.s)
        column.addLayout(above)
        column.addWidget(label(told, "muted", wrap=True))
        column.addWidget(self.table, 1)
        column.addWidget(hairline())
        column.addLayout(foot)
        parent = self.parentWidget()
        if parent is not None:
            self.resize(parent.window().size() * (SHARE / 100))

    def _fill(self) -> None:
        self.table.blockSignals(True)
        self.table.setRowCount(len(self._units))
        for row, unit in enumerate(self._units):
            grade = "—" if unit.grade is None else word_for(unit.grade)
            total = "—" if unit.total is None else format_decimal(unit.total, 2)
            place = "—" if unit.place is None else str(unit.place)
            texts = (unit.name, place, total, grade, unit.printed_name, unit.citation)
            for column, text in enumerate(texts):
                self.table.setItem(row, column, self._item(unit, column, text))
        self.table.blockSignals(False)

    def _item(self, unit: RankedUnit, column: int, text: str) -> QTableWidgetItem:
        item = QTableWidgetItem(text)
        item.setToolTip("Đã có trong đợt xét này." if unit.nominated else text)
        flags = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        if unit.nominated:
            item.setFlags(Qt.ItemFlag.ItemIsSelectable)
            return item
        if column == NAME:
            flags |= Qt.ItemFlag.ItemIsUserCheckable
            item.setCheckState(Qt.CheckState.Unchecked)
        elif column in {PRINTED, CITATION}:
            flags |= Qt.ItemFlag.ItemIsEditable
        if column in {PLACE, TOTAL}:
            item.setTextAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        item.setFlags(flags)
        return item

    # the choice

    def _choose(self, *_: object) -> None:
        """Tick whom the choice above means, show only its block."""
        block = self.block.currentData()
        wanted = best_of(
            self._units,
            block=block,
            top=self.top.value() or None,
            grade=self.grade.currentData(),
        )
        self.table.blockSignals(True)
        for row, unit in enumerate(self._units):
            self.table.setRowHidden(row, block not in (None, unit.block))
            if not unit.nominated:
                on = unit.unit_id in wanted
                self._cell(row, NAME).setCheckState(
                    Qt.CheckState.Checked if on else Qt.CheckState.Unchecked
                )
        self.table.blockSignals(False)
        self._count()

    def _cell(self, row: int, column: int) -> QTableWidgetItem:
        item = self.table.item(row, column)
        assert item is not None  # noqa: S101 - every cell is filled
        return item

    @property
    def proposed(self) -> tuple[Proposed, ...]:
        """What is ticked, with the words that stand in its cells."""
        return tuple(
            Proposed(
                subject=SubjectKind.COLLECTIVE,
                subject_id=unit.unit_id,
                form_key=self.form.currentData() or "",
                printed_name=self._cell(row, PRINTED).text(),
                citation=self._cell(row, CITATION).text(),
            )
            for row, unit in enumerate(self._units)
            if not unit.nominated and self._cell(row, NAME).checkState() is Qt.CheckState.Checked
        )

    def _count(self, *_: object) -> None:
        count = len(self.proposed)
        self.save.setText(f"Đề nghị {count} tập thể" if count else "Đề nghị")
        self.save.setEnabled(count > 0)
        self.save.setToolTip("" if count else "Chưa có đơn vị nào được đánh dấu.")
        held = sum(unit.nominated for unit in self._units)
        self._say(f"{held} đơn vị đã có trong đợt xét." if held else "", Tone.MUTED)

    def _store(self) -> None:
        try:
            made = nominate_many(
                self._desk, self._round_id, self.proposed, source="từ bảng xếp hạng"
            )
        except RuleError as error:
            words = " ".join(dict.fromkeys(sentence(p) for p in error.problems))
            self._say(words, Tone.BAD)
            return
        except EnvironmentFault as fault:
            self._say(sentence(fault), Tone.BAD)
            return
        self.stored.emit(made[0].id)
        self.accept()

    def _say(self, words: str, tone: Tone) -> None:
        self.said.setText(words)
        restyle(self.said, "words", tone.value)
