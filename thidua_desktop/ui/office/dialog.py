"""Cơ quan, người ký: the names, who signs from when, how prizes are rounded."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QDialog,
    QFormLayout,
    QFrame,
    QHBoxLayout,
    QPushButton,
    QRadioButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from thidua_desktop.core.dates import format_date
from thidua_desktop.core.errors import RuleError
from thidua_desktop.core.numbers import format_money
from thidua_desktop.core.text import matches
from thidua_desktop.domain.records import Signatory
from thidua_desktop.services import office
from thidua_desktop.ui.icons import Icon
from thidua_desktop.ui.master.form import open_over
from thidua_desktop.ui.master.lines import Column, Line, LinesModel, TextCell
from thidua_desktop.ui.master.page import ListPage, allow, make_action
from thidua_desktop.ui.master.table import LinesTable
from thidua_desktop.ui.office.forms import WORDS, OfficeForm, SignatoryDialog
from thidua_desktop.ui.texts import label as named
from thidua_desktop.ui.texts import sentence
from thidua_desktop.ui.tokens import Tone
from thidua_desktop.ui.widgets.action_bar import ActionBar
from thidua_desktop.ui.widgets.filter_line import FilterLine
from thidua_desktop.ui.widgets.parts import bare, clear, frame, hairline, label

if TYPE_CHECKING:
    from thidua_desktop.services.desk import Desk
    from thidua_desktop.ui.theme import Theme

CHOOSE = "Chọn một người ký trong bảng trước."
COLUMNS = (
    Column("Họ và tên", names=True),
    Column("Chức vụ khi ký", 14),
    Column("Từ ngày", 8, numbers=True),
    Column("Đến ngày", 8, numbers=True),
)
ROWS_IN_SIGHT = 6


class OfficeDialog(QDialog):
    """Three parts below each other; every change is stored at once and can be undone."""

    def __init__(self, theme: Theme, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme, self._desk = theme, desk
        self.setWindowTitle("Cơ quan, người ký")
        self.edit = make_action(self, theme, "Sửa thông tin cơ quan", Icon.EDIT)
        self.add_signatory = make_action(self, theme, "Thêm người ký", Icon.PLUS, keys="Ins")
        self.edit_signatory = make_action(self, theme, "Sửa", Icon.EDIT, keys="F2")
        self.drop_signatory = make_action(self, theme, "Xóa", Icon.DELETE, keys="Del")
        self.filters = FilterLine(theme, prompt="Lọc theo tên, chức vụ…")
        self.signatories = LinesTable(theme, LinesModel(COLUMNS), name="Người ký")
        self._list = QWidget()  # Esc clears the filter here, and closes the window elsewhere
        self._page = ListPage(
            self._list, theme, filters=self.filters, table=self.signatories, screen="signatories"
        )
        self.choices: dict[str, QRadioButton] = {}
        self._names = QFormLayout()
        self._offers = QVBoxLayout()
        self._said = label("", Tone.BAD.value, wrap=True)
        self._lay_out()
        self.edit.triggered.connect(self._edit)
        self.add_signatory.triggered.connect(self._add)
        self.edit_signatory.triggered.connect(self._change)
        self.drop_signatory.triggered.connect(self._drop)
        self.filters.text_changed.connect(self._show_signatories)
        self.signatories.key_chosen.connect(self._allow)
        self.signatories.key_opened.connect(self._change)
        self.refresh()

    def _lay_out(self) -> None:
        m = self._theme.metrics
        self.signatories.setMinimumHeight(ROWS_IN_SIGHT * m.row)
        inner = frame("plain")
        column = QVBoxLayout(inner)
        column.setContentsMargins(m.xl, m.l, m.xl, m.l)
        column.setSpacing(m.s)
        column.addLayout(self._head("Cơ quan", self.edit))
        self._names.setHorizontalSpacing(m.l)
        self._names.setVerticalSpacing(m.xs)
        column.addLayout(self._names)
        column.addWidget(hairline())
        column.addLayout(
            self._head("Người ký", self.add_signatory, self.edit_signatory, self.drop_signatory)
        )
        inside = QVBoxLayout(self._list)
        bare(inside, spacing=m.s)
        inside.addWidget(self.filters)
        inside.addWidget(self._page.chips)
        inside.addWidget(self.signatories, 1)
        column.addWidget(self._list, 1)
        column.addWidget(self._said)
        column.addWidget(hairline())
        column.addWidget(label("Cách làm tròn tiền thưởng", "strong"))
        column.addWidget(
            label(
                "Kế toán chọn trước lần ban hành đầu tiên. Quyết định đã ban hành giữ nguyên.",
                "small",
                wrap=True,
            )
        )
        column.addLayout(self._offers)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setWidget(inner)
        last = QHBoxLayout()
        last.setContentsMargins(m.xl, m.m, m.xl, m.m)
        last.addStretch(1)
        close = QPushButton("Đóng")
        close.setDefault(True)
        close.clicked.connect(self.accept)
        last.addWidget(close)
        whole = QVBoxLayout(self)
        bare(whole)
        whole.addWidget(area, 1)
        whole.addWidget(hairline())
        whole.addLayout(last)
        self.resize(m.em * 54, m.em * 46)

    def _head(self, words: str, *actions: object) -> QHBoxLayout:
        row = QHBoxLayout()
        row.addWidget(label(words, "strong"))
        row.addStretch(1)
        bar = ActionBar(self._theme)
        for action in actions:
            bar.add_action(action)  # pyright: ignore[reportArgumentType]
        row.addWidget(bar)
        return row

    def refresh(self) -> None:
        """Show what is stored now."""
        self._show_names()
        self._show_signatories()
        self._show_offers()
        self._allow()

    def _show_names(self) -> None:
        while self._names.rowCount():
            self._names.removeRow(0)
        held = self._desk.office
        for name, words in WORDS.items():
            self._names.addRow(label(words, "muted"), label(getattr(held, name) or "chưa ghi"))

    def _show_signatories(self, *_: object) -> None:
        rows = self._desk.store.all(Signatory)
        found = [
            row for row in rows if matches(self.filters.words, f"{row.name} {named(row.capacity)}")
        ]
        self.signatories.show_lines(tuple(map(_line, found)))
        self.filters.say_count(f"{len(found)}/{len(rows)} người ký")

    def _show_offers(self) -> None:
        clear(self._offers)
        self.choices = {}
        day = self._desk.clock.today()
        holder = frame("plain")
        inside = QVBoxLayout(holder)
        for offer in office.rounding_offers(self._desk, day):
            amounts = " · ".join(
                f"{named(subject).lower()} {format_money(amount)}"
                for subject, amount in offer.amounts
            )
            choice = QRadioButton(offer.rule.source)
            choice.setChecked(offer.chosen)
            choice.setProperty("key", offer.rule.key)
            choice.clicked.connect(self._choose)
            inside.addWidget(choice)
            said = f"Giấy khen của xã hôm nay: {amounts}." if amounts else "Hôm nay chưa có mức."
            inside.addWidget(label(said, "small", wrap=True))
            self.choices[offer.rule.key] = choice
        self._offers.addWidget(holder)

    def _chosen(self) -> Signatory | None:
        key = self.signatories.key
        return None if key is None else self._desk.store.get(Signatory, key)

    def _allow(self, *_: object) -> None:
        some = self.signatories.key is not None
        for action in (self.edit_signatory, self.drop_signatory):
            allow(action, allowed=some, why=CHOOSE)

    # what the officer does

    def _edit(self, *_: object) -> None:
        self._open(OfficeForm(self._theme, self._desk, parent=self))

    def _add(self, *_: object) -> None:
        self._open(SignatoryDialog(self._theme, self._desk, row=None, parent=self))

    def _change(self, *_: object) -> None:
        row = self._chosen()
        if row is not None:
            self._open(SignatoryDialog(self._theme, self._desk, row=row, parent=self))

    def _open(self, form: QDialog) -> None:
        form.accepted.connect(self.refresh)
        open_over(form)

    def _drop(self, *_: object) -> None:
        row = self._chosen()
        if row is None:
            return
        self._said.setText("")
        try:
            office.remove_signatory(self._desk, row.id)
        except RuleError as error:
            self._said.setText(sentence(error.problems[0]))
        self.refresh()

    def _choose(self, *_: object) -> None:
        key = next((k for k, box in self.choices.items() if box.isChecked()), None)
        if key is not None:
            office.choose_rounding(self._desk, key, day=self._desk.clock.today())


def _line(row: Signatory) -> Line:
    return Line(
        row.id,
        (
            TextCell(row.name),
            TextCell(named(row.capacity)),
            TextCell(format_date(row.valid_from) if row.valid_from else "từ trước"),
            TextCell(format_date(row.valid_to) if row.valid_to else "đang ký"),
        ),
    )
