"""The lines or the columns of a table as the office edits them, in their order."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import (
    QComboBox,
    QHBoxLayout,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)
from typing_extensions import override

from thidua_desktop.core.errors import rule
from thidua_desktop.core.text import clean
from thidua_desktop.domain.award_stats import Column, Dimension, Line, Measure
from thidua_desktop.ui.master.form import FormDialog, open_over
from thidua_desktop.ui.statistics.words import FILTERED
from thidua_desktop.ui.texts import label as word_for
from thidua_desktop.ui.widgets.parts import bare

if TYPE_CHECKING:
    from thidua_desktop.domain.award_stats import Filter
    from thidua_desktop.ui.statistics.words import KeyWords
    from thidua_desktop.ui.theme import Theme

Part = Line | Column
HINT = "Không chọn gì trong một nhóm thì nhóm đó không lọc."
KEY_ROLE = Qt.ItemDataRole.UserRole


class PartDialog(FormDialog):
    """One line or column: its name, what it shows, and which awards it counts."""

    def __init__(
        self,
        theme: Theme,
        words: KeyWords,
        *,
        part: Part | None,
        columns: bool,
        parent: QWidget | None,
    ) -> None:
        what = "cột" if columns else "dòng"
        verb = "Thêm" if part is None else "Sửa"
        super().__init__(theme, title=f"{verb} {what}", action="Ghi", parent=parent)
        self._columns = columns
        self.made: Part | None = None
        self.name = QLineEdit(part.name if part else "")
        self.measure = QComboBox()
        for measure in Measure:
            self.measure.addItem(word_for(measure), measure)
        if isinstance(part, Column):
            self.measure.setCurrentIndex(self.measure.findData(part.measure))
        self.tree = QTreeWidget()
        self.tree.setHeaderHidden(True)
        self.tree.setMinimumHeight(theme.metrics.em * 16)
        self._fill(words, part.wanted if part else {})
        self.add_field("name", f"Tên {what}", self.name)
        if columns:
            self.add_field("measure", "Số liệu", self.measure)
        self.add_field("wanted", "Chỉ tính", self.tree, hint=HINT)

    def _fill(self, words: KeyWords, wanted: Filter) -> None:
        for dimension in FILTERED:
            top = QTreeWidgetItem(self.tree, [word_for(dimension)])
            top.setData(0, KEY_ROLE, dimension.name)
            top.setSizeHint(0, QSize(0, self._theme.metrics.row))
            for key in words.keys(dimension):
                item = QTreeWidgetItem(top, [words.write(dimension, key)])
                item.setSizeHint(0, QSize(0, self._theme.metrics.row))
                item.setData(0, KEY_ROLE, key)
                ticked = key in wanted.get(dimension, frozenset[str]())
                item.setCheckState(0, Qt.CheckState.Checked if ticked else Qt.CheckState.Unchecked)
            top.setExpanded(dimension in wanted)

    def tick(self, dimension: Dimension, key: str) -> None:
        """Tick one answer as the officer does."""
        top = self.tree.topLevelItem(FILTERED.index(dimension))
        for at in range(top.childCount() if top else 0):
            child = top.child(at) if top else None
            if child is not None and child.data(0, KEY_ROLE) == key:
                child.setCheckState(0, Qt.CheckState.Checked)

    def wanted(self) -> dict[Dimension, frozenset[str]]:
        """Read what is ticked."""
        found: dict[Dimension, frozenset[str]] = {}
        for at, dimension in enumerate(FILTERED):
            top = self.tree.topLevelItem(at)
            if top is None:
                continue
            children = [top.child(n) for n in range(top.childCount())]
            ticked = frozenset(
                str(child.data(0, KEY_ROLE))
                for child in children
                if child is not None and child.checkState(0) is Qt.CheckState.Checked
            )
            if ticked:
                found[dimension] = ticked
        return found

    @override
    def save(self) -> None:
        name = clean(self.name.text())
        if not name:
            raise rule("name", "stat.part_empty")
        if self._columns:
            self.made = Column(name, self.wanted(), self.measure.currentData())
        else:
            self.made = Line(name, self.wanted())


class PartsList(QWidget):
    """Adds, changes, orders and drops the parts; nothing is stored before the form is."""

    def __init__(
        self, theme: Theme, words: KeyWords, parts: tuple[Part, ...], *, columns: bool
    ) -> None:
        super().__init__()
        self._theme, self._words, self._columns = theme, words, columns
        self._parts: list[Part] = list(parts)
        self._editing: int | None = None
        self.list = QListWidget()
        self.list.setMinimumHeight(theme.metrics.em * 9)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.buttons: dict[str, QPushButton] = {}
        side = QVBoxLayout()
        bare(side, spacing=theme.metrics.xs)
        for words_of, slot in (
            ("Thêm…", self._add),
            ("Sửa…", self._edit),
            ("Lên", self._up),
            ("Xuống", self._down),
            ("Bỏ", self._drop),
        ):
            button = QPushButton(words_of)
            button.setAutoDefault(False)
            button.clicked.connect(slot)
            self.buttons[words_of] = button
            side.addWidget(button)
        side.addStretch(1)
        row = QHBoxLayout(self)
        bare(row, spacing=theme.metrics.s)
        row.addWidget(self.list, 1)
        row.addLayout(side)
        self.list.itemDoubleClicked.connect(self._edit)
        self._show(0)

    @property
    def parts(self) -> tuple[Part, ...]:
        return tuple(self._parts)

    def put(self, part: Part, at: int | None = None) -> None:
        """Put a part at the end, or in the place of one."""
        if at is None:
            self._parts.append(part)
        else:
            self._parts[at] = part
        self._show(len(self._parts) - 1 if at is None else at)

    def _show(self, current: int) -> None:
        self.list.clear()
        for part in self._parts:
            said = f"{part.name} – {self._words.filter_words(part.wanted)}"
            item = QListWidgetItem(said, self.list)
            item.setToolTip(said)
            item.setSizeHint(QSize(0, self._theme.metrics.row))
        self.list.setCurrentRow(min(current, len(self._parts) - 1))
        for name in ("Sửa…", "Lên", "Xuống", "Bỏ"):
            self.buttons[name].setEnabled(bool(self._parts))

    def _add(self) -> None:
        self._open(None)

    def _edit(self, *_: object) -> None:
        if self._parts:
            self._open(self.list.currentRow())

    def _open(self, at: int | None) -> None:
        self._editing = at
        self.form = PartDialog(
            self._theme,
            self._words,
            part=None if at is None else self._parts[at],
            columns=self._columns,
            parent=self,
        )
        self.form.accepted.connect(self._take)
        open_over(self.form)

    def _take(self) -> None:
        if self.form.made is not None:
            self.put(self.form.made, self._editing)

    def _up(self) -> None:
        self._move(-1)

    def _down(self) -> None:
        self._move(1)

    def _move(self, by: int) -> None:
        at = self.list.currentRow()
        to = at + by
        if 0 <= at < len(self._parts) and 0 <= to < len(self._parts):
            self._parts[at], self._parts[to] = self._parts[to], self._parts[at]
            self._show(to)

    def _drop(self) -> None:
        at = self.list.currentRow()
        if 0 <= at < len(self._parts):
            del self._parts[at]
            self._show(at)
