"""The little window under a column's title: its values with counts, ticked to be kept."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QPoint, Qt, Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QVBoxLayout,
    QWidget,
)
from typing_extensions import override

from thidua_desktop.core.text import sort_key
from thidua_desktop.services.finder import Searchable, find, searchable
from thidua_desktop.ui.widgets.parts import label

if TYPE_CHECKING:
    from collections.abc import Sequence

    from thidua_desktop.ui.theme import Theme

MOST_SHOWN = 400
VALUE = Qt.ItemDataRole.UserRole
ENTER = frozenset({Qt.Key.Key_Return, Qt.Key.Key_Enter})


class _Value:
    """One value, made ready to be found."""

    __slots__ = ("count", "name", "text")

    def __init__(self, name: str, count: int) -> None:
        self.name, self.count = name, count
        self.text: Searchable = searchable(name)


class FilterPopup(QFrame):
    """Closes with what is ticked (Lọc, Enter), or with Esc without a word."""

    decided = Signal(object)  # frozenset[str] of the values to keep; empty takes the filter away

    def __init__(
        self,
        theme: Theme,
        *,
        title: str,
        values: Sequence[tuple[str, int]],
        kept: frozenset[str],
        parent: QWidget | None = None,
    ) -> None:
        """Take the values with their counts in their order; `kept` are ticked at first."""
        super().__init__(parent, Qt.WindowType.Popup)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setProperty("look", "popup")
        self._theme = theme
        self._values = tuple(_Value(name, count) for name, count in values)
        known = {value.name for value in self._values}
        # What is kept but has no line now stays in sight, so that it can be unticked.
        self._values += tuple(_Value(name, 0) for name in sorted(kept - known, key=sort_key))
        self._ticked = set(kept)
        self.words = QLineEdit()
        self.words.setPlaceholderText("Tìm trong cột (không cần gõ dấu)")
        self.words.setAccessibleName(f"Tìm giá trị của cột {title}")
        self.words.setClearButtonEnabled(True)
        self.list = QListWidget()
        self.list.setAccessibleName(f"Các giá trị của cột {title}")
        self.more = label("", "small", wrap=True)
        self.apply, self.drop = QPushButton("Lọc"), QPushButton("Bỏ lọc cột này")
        self.apply.setProperty("kind", "main")
        self._lay_out(title)
        self.words.textChanged.connect(self._fill)
        self.list.itemChanged.connect(self._tick)
        self.apply.clicked.connect(self._decide)
        self.drop.clicked.connect(self._drop)
        self._fill()

    def _lay_out(self, title: str) -> None:
        m = self._theme.metrics
        column, foot = QVBoxLayout(self), QHBoxLayout()
        column.setContentsMargins(m.m, m.m, m.m, m.m)
        column.setSpacing(m.s)
        foot.setSpacing(m.s)
        foot.addWidget(self.drop)
        foot.addStretch(1)
        foot.addWidget(self.apply)
        column.addWidget(label(title, "strong"))
        column.addWidget(self.words)
        column.addWidget(self.list, 1)
        column.addWidget(self.more)
        column.addLayout(foot)
        self.resize(m.em * 24, m.em * 26)

    def open_at(self, point: QPoint) -> None:
        """Open under a title, inside the screen, ready to be typed into."""
        screen = QGuiApplication.screenAt(point) or self.screen()
        free = screen.availableGeometry()
        x = max(free.left(), min(point.x(), free.right() - self.width()))
        y = max(free.top(), min(point.y(), free.bottom() - self.height()))
        self.move(x, y)
        self.show()
        self.words.setFocus(Qt.FocusReason.PopupFocusReason)

    def _fill(self, *_: object) -> None:
        found = find(self.words.text(), self._values)
        self.list.blockSignals(True)
        self.list.clear()
        for value in found[:MOST_SHOWN]:
            item = QListWidgetItem(f"{value.name}  ({value.count})")
            item.setData(VALUE, value.name)
            item.setFlags(Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsUserCheckable)
            ticked = value.name in self._ticked
            item.setCheckState(Qt.CheckState.Checked if ticked else Qt.CheckState.Unchecked)
            self.list.addItem(item)
        self.list.blockSignals(False)
        left = len(found) - MOST_SHOWN
        self.more.setText(f"Còn {left} giá trị nữa: gõ vài chữ để tìm." if left > 0 else "")
        self.more.setVisible(left > 0)

    def _tick(self, item: QListWidgetItem) -> None:
        name = item.data(VALUE)
        if item.checkState() is Qt.CheckState.Checked:
            self._ticked.add(name)
        else:
            self._ticked.discard(name)

    def _decide(self) -> None:
        """Keep what is ticked; with nothing ticked but words typed, what they found."""
        kept = frozenset(self._ticked)
        if not kept and self.words.text().strip():
            kept = frozenset(value.name for value in find(self.words.text(), self._values))
        self.decided.emit(kept)
        self.close()

    def _drop(self) -> None:
        self.decided.emit(frozenset())
        self.close()

    @override
    def event(self, e: QEvent) -> bool:
        """Keep Esc here: the page below would take it for "drop all filters"."""
        overriding = e.type() is QEvent.Type.ShortcutOverride
        if overriding and isinstance(e, QKeyEvent) and e.key() == Qt.Key.Key_Escape:
            e.accept()
            return True
        return super().event(e)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in ENTER:
            self._decide()
        elif event.key() == Qt.Key.Key_Escape:
            self.close()
        elif event.key() == Qt.Key.Key_Down and self.words.hasFocus():
            self.list.setFocus(Qt.FocusReason.TabFocusReason)
            self.list.setCurrentRow(0)
        else:
            super().keyPressEvent(event)
