"""Small helpers every widget of the window is put together with."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QLabel

if TYPE_CHECKING:
    from PySide6.QtWidgets import QLayout, QWidget


def restyle(widget: QWidget, name: str, value: str) -> None:
    """Set a property that the style sheet reads and let it be read again."""
    if widget.property(name) == value:
        return
    widget.setProperty(name, value)
    style = widget.style()
    style.unpolish(widget)
    style.polish(widget)


def frame(look: str, parent: QWidget | None = None) -> QFrame:
    """Make a frame of one of the looks of ui/stylesheet."""
    made = QFrame(parent)
    made.setProperty("look", look)
    return made


def label(text: str = "", words: str = "plain", *, wrap: bool = False) -> QLabel:
    """Make a label of plain text: what the user typed is never read as markup."""
    made = QLabel(text)
    made.setTextFormat(Qt.TextFormat.PlainText)
    made.setProperty("words", words)
    made.setWordWrap(wrap)
    return made


def hairline() -> QFrame:
    return frame("line")


def show_if(widget: QWidget, *, wanted: bool) -> None:
    """Show or hide, but never open as a window what has no place yet."""
    if widget.parentWidget() is not None:
        widget.setVisible(wanted)
    elif wanted:
        widget.setAttribute(Qt.WidgetAttribute.WA_WState_ExplicitShowHide, False)
    else:
        widget.hide()


def bare(layout: QLayout, *, spacing: int = 0) -> None:
    """Take a layout's margins away."""
    layout.setContentsMargins(0, 0, 0, 0)
    layout.setSpacing(spacing)


def clear(layout: QLayout) -> None:
    """Remove and delete all that a layout holds."""
    while (item := layout.takeAt(0)) is not None:
        if (widget := item.widget()) is not None:
            widget.hide()
            widget.deleteLater()
        elif (inner := item.layout()) is not None:
            clear(inner)
