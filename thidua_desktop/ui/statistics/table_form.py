"""The form of a statistical table: its name, its lines and columns, and where it comes from."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QWidget
from typing_extensions import override

from thidua_desktop.domain.award_stats import Column, Line, TableContent
from thidua_desktop.services.stat_tables import TableForm, save_table
from thidua_desktop.ui.master.form import FormDialog, day_field, typed_day
from thidua_desktop.ui.statistics.parts_list import PartsList

if TYPE_CHECKING:
    from thidua_desktop.services.desk import Desk
    from thidua_desktop.services.stat_tables import Table
    from thidua_desktop.ui.statistics.words import KeyWords
    from thidua_desktop.ui.theme import Theme

SOURCE_HINT = "Văn bản hoặc biểu mẫu mà cấp trên yêu cầu, nếu có."
CHECKED_HINT = "Để trống khi chưa đối chiếu với biểu mẫu được yêu cầu: biểu ghi “chưa xác nhận”."


class TableDialog(FormDialog):
    """Stores the whole table as one act."""

    saved = Signal(str)  # key of the table

    def __init__(
        self,
        theme: Theme,
        desk: Desk,
        words: KeyWords,
        *,
        table: Table | None,
        parent: QWidget | None = None,
    ) -> None:
        title = "Thêm biểu thống kê" if table is None else "Sửa biểu thống kê"
        super().__init__(theme, title=title, action="Lưu biểu", parent=parent)
        self._desk, self._key = desk, None if table is None else table.row.key
        content = TableContent() if table is None else table.content
        self.name = QLineEdit("" if table is None else table.row.name)
        self.lines = PartsList(theme, words, content.lines, columns=False)
        self.columns = PartsList(theme, words, content.columns, columns=True)
        self.source = QLineEdit("" if table is None else table.row.source)
        self.checked = day_field(None if table is None else table.row.checked_on)
        self.add_field("name", "Tên biểu", self.name)
        self.add_field("lines", "Dòng", self.lines)
        self.add_field("columns", "Cột", self.columns)
        self.add_field("source", "Nguồn", self.source, hint=SOURCE_HINT)
        self.add_field("checked_on", "Đã đối chiếu ngày", self.checked, hint=CHECKED_HINT)
        self.resize(theme.metrics.em * 60, theme.metrics.em * 46)

    @override
    def save(self) -> None:
        content = TableContent(
            tuple(part for part in self.lines.parts if isinstance(part, Line)),
            tuple(part for part in self.columns.parts if isinstance(part, Column)),
        )
        form = TableForm(
            name=self.name.text(),
            content=content,
            source=self.source.text(),
            checked_on=typed_day(self.checked, "checked_on"),
        )
        self.saved.emit(save_table(self._desk, form, key=self._key).row.key)
