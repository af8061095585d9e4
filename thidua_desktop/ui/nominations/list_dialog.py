"""Nhập đề nghị từ Excel, Word: the steps of an import, into one award round."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QVBoxLayout
from typing_extensions import override

from thidua_desktop.domain.records import AwardForm, AwardRound
from thidua_desktop.domain.terms import Salutation
from thidua_desktop.services.imports.remembered import Remembered
from thidua_desktop.services.imports.sources import read_list_file
from thidua_desktop.services.imports.wizard import ImportPlace
from thidua_desktop.services.nomination_columns import FIELDS, KnownList, known_list, with_beside
from thidua_desktop.services.nomination_columns import SUBJECT as LIST_SUBJECT
from thidua_desktop.services.nomination_drafts import ListChoices, NominationDraft
from thidua_desktop.services.nomination_lists import store_nominations
from thidua_desktop.services.nomination_rows import is_alike, preview_nominations
from thidua_desktop.ui.imports.dialog import ImportDialog
from thidua_desktop.ui.imports.source_page import OnlySource
from thidua_desktop.ui.imports.words import number
from thidua_desktop.ui.texts import label as word_for
from thidua_desktop.ui.widgets.parts import frame, label

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date
    from pathlib import Path

    from PySide6.QtWidgets import QWidget

    from thidua_desktop.exchange.column_words import ImportField
    from thidua_desktop.exchange.columns import ColumnMapping
    from thidua_desktop.exchange.workbook import Sheet
    from thidua_desktop.services.desk import Desk
    from thidua_desktop.services.imports.cells import Tick
    from thidua_desktop.services.imports.filing import Filing
    from thidua_desktop.services.imports.preview import PreviewRow
    from thidua_desktop.services.imports.sources import ReadTables
    from thidua_desktop.services.imports.wizard import Draft, Preview, RowsReader
    from thidua_desktop.ui.tasks import Runner
    from thidua_desktop.ui.theme import Theme

THING: Final = "đề nghị"
SOURCE: Final = OnlySource(
    subject=LIST_SUBJECT,
    title="Danh sách đề nghị lấy từ đâu?",
    expects="Mỗi hàng một người, hộ hoặc tập thể: họ tên, chức vụ, đơn vị, thành tích, hình thức. "
    "“Tập thể”, “Cá nhân” hay tên đơn vị có thể đứng riêng một hàng phía trên. Trong tệp Word, "
    "các bảng được đọc.",
    files="Danh sách (*.xlsx *.xls *.ods *.docx);;Mọi tệp (*)",
    endings=".xlsx, .xls, .ods, .docx",
)
NOT_TOLD: Final = "phải ghi trong danh sách"


class NominationListDialog(ImportDialog):
    """Stores nothing before "Nhập …"; people who are not on record come in when ticked."""

    nominated = Signal(int)  # id of the first nomination of the list

    def __init__(
        self,
        theme: Theme,
        desk: Desk,
        runner: Runner,
        *,
        round_id: int,
        day: date,
        parent: QWidget | None = None,
    ) -> None:
        self._desk, self._round_id = desk, round_id
        self._held = desk.store.get(AwardRound, round_id)
        self.form, self.salutation = QComboBox(), QComboBox()
        place = ImportPlace(desk, self._held.campaign_id, day)
        super().__init__(theme, place, runner, parent, only=SOURCE, things=THING)
        self.setWindowTitle(f"Nhập đề nghị từ Excel, Word – {self._held.name}")
        self._offer()
        self._put_choices(theme)
        for choice in (self.form, self.salutation):
            choice.activated.connect(self._look_again)

    def _offer(self) -> None:
        for form in sorted(self._desk.store.all(AwardForm), key=lambda form: form.position):
            if form.decided_by_commune:
                self.form.addItem(form.name, form.key)
        self.salutation.addItem(NOT_TOLD, None)
        for called in Salutation:
            self.salutation.addItem(word_for(called), called)
        self.form.setAccessibleName("Hình thức khi không ghi")
        self.salutation.setAccessibleName("Danh xưng khi không ghi")

    def _put_choices(self, theme: Theme) -> None:
        """Put what holds for cells that say nothing above the steps."""
        m = theme.metrics
        above = frame("plain")
        line = QHBoxLayout(above)
        line.setContentsMargins(m.xl, m.m, m.xl, 0)
        line.setSpacing(m.s)
        for words, box, width in (
            ("Hàng không ghi hình thức:", self.form, 28),
            ("Không ghi danh xưng:", self.salutation, 18),
        ):
            box.setMaximumWidth(m.em * width)
            line.addWidget(label(words, "muted"))
            line.addWidget(box)
            line.addSpacing(m.m)
        line.addStretch(1)
        column = self.layout()
        if isinstance(column, QVBoxLayout):
            column.insertWidget(0, above)

    def _look_again(self, *_: object) -> None:
        if self.rows.isVisible():
            self.preview()

    # its own way of the steps

    @property
    @override
    def reads(self) -> Callable[[Path, Callable[[], None]], ReadTables]:
        return read_list_file

    @override
    def columns_of(self, made: Sheet, *, header: int | None = None) -> Remembered:
        found = super().columns_of(made, header=header)
        return Remembered(with_beside(found.mapping), recalled=found.recalled)

    @override
    def choices(self) -> tuple[ImportField | int, ...]:
        return FIELDS

    @override
    def rows_of(self, made: Sheet, mapping: ColumnMapping) -> RowsReader:
        known = known_list(self._desk, self._round_id)
        chosen = ListChoices(
            form_key=self.form.currentData(), salutation=self.salutation.currentData()
        )
        return partial(_read_rows, made, mapping, known, chosen)

    @override
    def keep(self, preview: Preview, filing: Filing, *, reason: str | None) -> int:
        drafts = [draft for draft in preview.accepted if isinstance(draft, NominationDraft)]
        made = store_nominations(self._desk, self._round_id, drafts, filing)
        self.nominated.emit(made[0].id)
        return len(made)

    @override
    def said_of(self, filing: Filing, count: int) -> str:
        return f"Đã nhập {number(count)} đề nghị từ {filing.source.name} vào “{self._held.name}”."

    # who is new

    @override
    def _take_preview(self, found: Preview) -> None:
        super()._take_preview(found)
        count = len(self._new_places())
        self.rows.units.setText(f"Tạo cả {number(count)} hàng chưa có hồ sơ")
        self.rows.units.setToolTip("Hàng giống người đã có thì để lại, xem từng hàng.")
        self.rows.units.setVisible(count > 0)

    def _new_places(self) -> list[int]:
        """Find the rows that are made with the list and like nobody on record."""
        preview = self.rows.model.preview
        rows = () if preview is None else preview.rows
        return [at for at, row in enumerate(rows) if _is_plainly_new(row)]

    @override
    def _ask_units(self) -> None:
        self.rows.model.take(self._new_places(), taken=True)


def _is_plainly_new(row: PreviewRow[Draft]) -> bool:
    draft = row.draft
    return (
        isinstance(draft, NominationDraft)
        and draft.is_new
        and row.duplicate_of is None
        and not is_alike(row)
    )


def _read_rows(
    made: Sheet,
    mapping: ColumnMapping,
    known: KnownList,
    chosen: ListChoices,
    tick: Tick | None,
) -> Preview:
    return preview_nominations(made, mapping, known=known, choices=chosen, tick=tick)
