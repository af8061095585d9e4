"""The files kept with a campaign; one whose bytes are gone or changed says so."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFileDialog,
    QHBoxLayout,
    QHeaderView,
    QPushButton,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from thidua_desktop.core.dates import format_date
from thidua_desktop.core.errors import EnvironmentFault, RuleError
from thidua_desktop.services import campaign_files
from thidua_desktop.ui.texts import sentence
from thidua_desktop.ui.tokens import Tone
from thidua_desktop.ui.widgets.parts import label

if TYPE_CHECKING:
    from collections.abc import Callable

    from thidua_desktop.services.desk import Desk
    from thidua_desktop.ui.theme import Theme

HEADS = ("Tên tệp", "Ghi chú", "Dung lượng", "Thêm ngày", "Tình trạng")
KILO = 1024


class FilesPage(QWidget):
    """Adds, copies out and removes; each is stored at once."""

    def __init__(self, theme: Theme, desk: Desk, campaign_id: int) -> None:
        super().__init__()
        m = theme.metrics
        self._theme, self._desk, self._campaign_id = theme, desk, campaign_id
        self.table = QTableWidget(0, len(HEADS))
        self.table.setHorizontalHeaderLabels(list(HEADS))
        self.table.setAccessibleName("Tệp của phong trào")
        self.table.verticalHeader().hide()
        self.table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        head = self.table.horizontalHeader()
        head.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        head.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        head.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        self._said = label("", Tone.BAD.value, wrap=True)
        self.add = QPushButton("Thêm tệp…")
        self.copy = QPushButton("Lưu bản sao…")
        self.drop = QPushButton("Bỏ khỏi phong trào")
        column = QVBoxLayout(self)
        column.setContentsMargins(m.m, m.m, m.m, m.m)
        said = "Chương trình giữ bản sao của tệp, nên xóa hay chuyển tệp gốc không làm mất."
        column.addWidget(label(said, "muted", wrap=True))
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
        self.refresh()

    def refresh(self) -> None:
        """Show what is kept now and whether each file is sound."""
        views = campaign_files.files_of(self._desk, self._campaign_id)
        self.table.setRowCount(len(views))
        for row, view in enumerate(views):
            texts = (
                view.row.file_name,
                view.row.note,
                f"{-(-view.row.size // KILO)} KB",
                format_date(view.row.added_at.date()),
                "còn nguyên" if view.sound else "thiếu hoặc hỏng",
            )
            for column, words in enumerate(texts):
                item = QTableWidgetItem(words)
                item.setToolTip(words)
                item.setData(Qt.ItemDataRole.UserRole, view.row.id)
                if not view.sound:
                    item.setForeground(self._theme.color("red"))
                self.table.setItem(row, column, item)

    def keep(self, file: Path) -> None:
        """Keep a copy of a file, or say why it cannot be kept."""
        self._try(lambda: campaign_files.add_file(self._desk, self._campaign_id, file))

    def _add(self) -> None:
        name, _ = QFileDialog.getOpenFileName(self, "Chọn tệp của phong trào")
        if name:
            self.keep(Path(name))

    def _chosen(self) -> tuple[int, str] | None:
        item = self.table.item(self.table.currentRow(), 0)
        return None if item is None else (item.data(Qt.ItemDataRole.UserRole), item.text())

    def _copy(self) -> None:
        chosen = self._chosen()
        if chosen is None:
            self._said.setText("Chọn một tệp trong bảng trước.")
            return
        name, _ = QFileDialog.getSaveFileName(self, "Lưu bản sao", chosen[1])
        if name:
            self._try(lambda: campaign_files.save_copy(self._desk, chosen[0], Path(name)))

    def _drop(self) -> None:
        chosen = self._chosen()
        if chosen is None:
            self._said.setText("Chọn một tệp trong bảng trước.")
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
