"""The files kept with a campaign; one whose bytes are gone or changed says so."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from thidua_desktop.core.dates import format_date
from thidua_desktop.core.errors import EnvironmentFault, RuleError
from thidua_desktop.core.numbers import format_decimal
from thidua_desktop.core.text import matches
from thidua_desktop.services import campaign_files
from thidua_desktop.ui.master.lines import Column, Line, LinesModel, TextCell
from thidua_desktop.ui.master.page import ListPage
from thidua_desktop.ui.master.table import LinesTable
from thidua_desktop.ui.texts import sentence
from thidua_desktop.ui.tokens import Tone
from thidua_desktop.ui.widgets.filter_line import FilterLine
from thidua_desktop.ui.widgets.parts import label

if TYPE_CHECKING:
    from collections.abc import Callable

    from thidua_desktop.services.campaign_files import FileView
    from thidua_desktop.services.desk import Desk
    from thidua_desktop.ui.theme import Theme

COLUMNS = (
    Column("Tên tệp"),
    Column("Ghi chú", 10, spare=1),
    Column("Cỡ (KB)", 6, numbers=True),
    Column("Thêm ngày", 8, numbers=True),
    Column("Tình trạng", 10),
)
CHOOSE = "Chọn một tệp trong bảng trước."
KILO = 1024


class FilesPage(QWidget):
    """Adds, copies out and removes; each is stored at once."""

    def __init__(self, theme: Theme, desk: Desk, campaign_id: int) -> None:
        super().__init__()
        m = theme.metrics
        self._desk, self._campaign_id = desk, campaign_id
        self._views: tuple[FileView, ...] = ()
        self.filters = FilterLine(theme, prompt="Lọc theo tên tệp, ghi chú…")
        self.table = LinesTable(theme, LinesModel(COLUMNS), name="Tệp của phong trào")
        self._page = ListPage(
            self, theme, filters=self.filters, table=self.table, screen="campaign-files"
        )
        self._said = label("", Tone.BAD.value, wrap=True)
        self.add = QPushButton("Thêm tệp…")
        self.copy = QPushButton("Lưu bản sao…")
        self.drop = QPushButton("Bỏ khỏi phong trào")
        column = QVBoxLayout(self)
        column.setContentsMargins(m.m, m.m, m.m, m.m)
        said = "Chương trình giữ bản sao của tệp, nên xóa hay chuyển tệp gốc không làm mất."
        column.addWidget(label(said, "muted", wrap=True))
        column.addWidget(self.filters)
        column.addWidget(self._page.chips)
        column.addWidget(self.table, 1)
        column.addWidget(self._said)
        line = QHBoxLayout()
        for button in (self.add, self.copy, self.drop):
            button.setAutoDefault(False)
            line.addWidget(button)
        line.addStretch(1)
        column.addLayout(line)
        self.add.clicked.connect(self._add)
        self.copy.clicked.connect(self._copy)
        self.drop.clicked.connect(self._drop)
        self.filters.text_changed.connect(self._show)
        self.refresh()

    def refresh(self) -> None:
        """Show what is kept now and whether each file is sound."""
        self._views = campaign_files.files_of(self._desk, self._campaign_id)
        self._show()

    def _show(self, *_: object) -> None:
        found = [
            view
            for view in self._views
            if matches(self.filters.words, f"{view.row.file_name} {view.row.note}")
        ]
        self.table.show_lines(tuple(map(_line, found)))
        self.filters.say_count(f"{len(found)}/{len(self._views)} tệp")

    def keep(self, file: Path) -> None:
        """Keep a copy of a file, or say why it cannot be kept."""
        self._try(lambda: campaign_files.add_file(self._desk, self._campaign_id, file))

    def _add(self) -> None:
        name, _ = QFileDialog.getOpenFileName(self, "Chọn tệp của phong trào")
        if name:
            self.keep(Path(name))

    def _chosen(self) -> tuple[int, str] | None:
        key = self.table.key
        if key is None:
            self._said.setText(CHOOSE)
            return None
        return key, next(view.row.file_name for view in self._views if view.row.id == key)

    def _copy(self) -> None:
        chosen = self._chosen()
        if chosen is None:
            return
        name, _ = QFileDialog.getSaveFileName(self, "Lưu bản sao", chosen[1])
        if name:
            self._try(lambda: campaign_files.save_copy(self._desk, chosen[0], Path(name)))

    def _drop(self) -> None:
        chosen = self._chosen()
        if chosen is None:
            return
        self._try(lambda: campaign_files.remove_file(self._desk, chosen[0]))

    def _try(self, act: Callable[[], object]) -> None:
        self._said.setText("")
        try:
            act()
        except RuleError as error:
            self._said.setText(sentence(error.problems[0]))
        except EnvironmentFault as fault:
            self._said.setText(sentence(fault))
        self.refresh()


def _line(view: FileView) -> Line:
    tone = Tone.PLAIN if view.sound else Tone.BAD
    return Line(
        view.row.id,
        (
            TextCell(view.row.file_name, tone),
            TextCell(view.row.note, Tone.MUTED),
            TextCell(format_decimal(Decimal(-(-view.row.size // KILO)))),
            TextCell(format_date(view.row.added_at.date())),
            TextCell("còn nguyên" if view.sound else "thiếu hoặc hỏng", tone),
        ),
    )
