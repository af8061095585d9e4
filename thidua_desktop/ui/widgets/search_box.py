"""The one box for everything (Ctrl+K): records, documents, commands, as a list below it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QModelIndex, QObject, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QStandardItem, QStandardItemModel
from PySide6.QtWidgets import (
    QCompleter,
    QHBoxLayout,
    QLineEdit,
    QListView,
    QSizePolicy,
    QStyledItemDelegate,
    QToolButton,
    QWidget,
)
from typing_extensions import override

from thidua_desktop.core.text import clean
from thidua_desktop.ui.icons import Icon
from thidua_desktop.ui.theme import IconRole
from thidua_desktop.ui.tokens import TextSize
from thidua_desktop.ui.widgets.parts import bare, label

if TYPE_CHECKING:
    from PySide6.QtCore import QPersistentModelIndex
    from PySide6.QtWidgets import QStyleOptionViewItem

    from thidua_desktop.ui.theme import Theme

GROUP_ROLE = Qt.ItemDataRole.UserRole + 1
HIT_ROLE = Qt.ItemDataRole.UserRole + 2
SEEN_HITS = 12
PROMPT = "Tìm mọi thứ, mọi lệnh…"


@dataclass(frozen=True, slots=True)
class SearchHit:
    """One finding; `key` means something only to whoever searched."""

    group: str
    words: str
    key: str


class HitDelegate(QStyledItemDelegate):
    """Paints a finding with the name of its group, quietly, at the right."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme

    @override
    def sizeHint(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        """Ask for no width: words that are too long are cut, so that the group stays readable."""
        return QSize(0, self._theme.metrics.row)

    @override
    def initStyleOption(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        super().initStyleOption(option, index)
        group = QFontMetrics(self._theme.font(TextSize.SMALL))
        taken = group.horizontalAdvance(str(index.data(GROUP_ROLE))) + 3 * self._theme.metrics.s
        cut = Qt.TextElideMode.ElideRight
        room = max(option.rect.width() - taken, 0)
        option.text = option.fontMetrics.elidedText(option.text, cut, room)

    @override
    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        super().paint(painter, option, index)
        painter.save()
        painter.setPen(QColor(self._theme.colors.muted))
        painter.setFont(self._theme.font(TextSize.SMALL))
        gap = self._theme.metrics.s
        painter.drawText(
            option.rect.adjusted(0, 0, -gap, 0),
            Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter,
            str(index.data(GROUP_ROLE)),
        )
        painter.restore()


class SearchBox(QWidget):
    """Asks as the user types; folds into its icon where room is short and opens again on Ctrl+K."""

    words_typed = Signal(str)  # the cleaned words; the answer comes back through show_hits
    hit_chosen = Signal(str)  # key of the finding the user opened
    opened = Signal()  # nothing: the typing begins

    def __init__(self, theme: Theme, *, keys: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._folded = False
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self._keys = label(keys, "small")
        self._edit = self._line()
        self._button = self._icon_button(f"{PROMPT} ({keys})")
        row = QHBoxLayout(self)
        bare(row)
        row.addWidget(self._edit)
        row.addWidget(self._button)
        self._model = QStandardItemModel(self)
        self._completer = QCompleter(self._model, self)
        self._completer.setCompletionMode(QCompleter.CompletionMode.UnfilteredPopupCompletion)
        self._list = QListView()
        self._list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._completer.setPopup(self._list)
        # After setPopup, which brings a delegate of its own.
        self._list.setItemDelegate(HitDelegate(theme, self))
        self._completer.setWidget(self._edit)
        self._completer.setMaxVisibleItems(SEEN_HITS)
        self._edit.installEventFilter(self)
        self._completer.activated.connect(self._chosen)
        self._edit.textEdited.connect(self._typed)
        self._edit.editingFinished.connect(self._leave)
        self._measure()
        theme.changed.connect(self._measure)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.FocusIn:
            self.opened.emit()
        return super().eventFilter(watched, event)

    @property
    def edit(self) -> QLineEdit:
        return self._edit

    @property
    def popup(self) -> QListView:
        return self._list

    @property
    def offered(self) -> tuple[str, ...]:
        return tuple(self._model.item(row).text() for row in range(self._model.rowCount()))

    def show_hits(self, hits: tuple[SearchHit, ...]) -> None:
        """Offer findings, grouped as they come."""
        self._model.clear()
        for hit in hits:
            item = QStandardItem(hit.words)
            item.setEditable(False)
            item.setData(hit.group, GROUP_ROLE)
            item.setData(hit.key, HIT_ROLE)
            self._model.appendRow(item)
        if hits:
            self._completer.complete()
        else:
            self._list.hide()

    def open(self) -> None:
        """Take the typing (Ctrl+K)."""
        self._button.hide()
        self._edit.show()
        self._edit.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self._edit.selectAll()

    def set_folded(self, *, folded: bool) -> None:
        self._folded = folded
        closed = folded and not self._edit.hasFocus()
        self._edit.setHidden(closed)
        self._button.setHidden(not closed)

    def _line(self) -> QLineEdit:
        edit = QLineEdit()
        edit.setPlaceholderText(PROMPT)
        inside = QHBoxLayout(edit)
        inside.setContentsMargins(0, 0, self._theme.metrics.s, 0)
        inside.addStretch(1)
        inside.addWidget(self._keys)
        self._keys.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        edit.textChanged.connect(self._hide_keys)
        edit.setAccessibleName(PROMPT)
        lens = edit.addAction(
            self._theme.icon(Icon.SEARCH), QLineEdit.ActionPosition.LeadingPosition
        )
        self._theme.dress(lens, Icon.SEARCH, IconRole.MUTED)
        return edit

    def _icon_button(self, words: str) -> QToolButton:
        button = QToolButton()
        button.setProperty("kind", "quiet")
        button.setToolTip(words)
        button.setAccessibleName(words)
        button.clicked.connect(self.open)
        self._theme.dress(button, Icon.SEARCH)
        button.hide()
        return button

    def _typed(self, text: str) -> None:
        self.words_typed.emit(clean(text))

    def _hide_keys(self, text: str) -> None:
        self._keys.setHidden(bool(text))

    def _leave(self) -> None:
        self.set_folded(folded=self._folded)

    def _chosen(self, _words: str) -> None:
        key = str(self._list.currentIndex().data(HIT_ROLE))
        self._edit.clear()
        self.hit_chosen.emit(key)

    def _measure(self) -> None:
        self._edit.setMinimumWidth(self._theme.metrics.em * 18)
        self._edit.setMaximumWidth(self._theme.metrics.em * 26)
        self._list.setMinimumWidth(self._theme.metrics.em * 30)
