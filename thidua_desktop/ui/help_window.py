"""F1: the page of the tab in view, offline."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QFrame, QTextBrowser, QVBoxLayout, QWidget

from thidua_desktop.core.text import fold
from thidua_desktop.ui.fonts import FAMILY
from thidua_desktop.ui.tokens import TextSize
from thidua_desktop.ui.widgets.parts import bare

if TYPE_CHECKING:
    from pathlib import Path

    from PySide6.QtCore import QUrl

    from thidua_desktop.ui.theme import Theme

HEADING = re.compile(r'<h([1-3]) id="([^"]*)">(.*?)</h[1-3]>')
MISSING = "Chưa có trang trợ giúp cho chỗ này."


def slug(words: str, separator: str) -> str:
    """Anchor of a heading: marks folded, so that links can be typed."""
    return separator.join(fold(words).split())


def page_html(source: str) -> str:
    import markdown

    html = markdown.markdown(
        source,
        extensions=["tables", "toc"],
        extension_configs={"toc": {"slugify": slug}},
    )
    # Qt enlarges headings by itself on top of any style: as paragraphs they keep our sizes.
    return HEADING.sub(r'<p class="h\1"><a name="\2"></a>\3</p>', html)


class HelpWindow(QFrame):
    """A window of its own beside the main one; Esc closes it."""

    def __init__(self, theme: Theme, folder: Path, parent: QWidget | None = None) -> None:
        super().__init__(parent, Qt.WindowType.Window)
        self.setProperty("look", "page")
        self.setWindowTitle("Trợ giúp")
        self._theme = theme
        self._folder = folder
        self._page = ""
        self._browser = QTextBrowser()
        self._browser.setAccessibleName("Trang trợ giúp")
        self._browser.setFrameShape(QFrame.Shape.NoFrame)
        self._browser.setOpenLinks(False)
        self._browser.anchorClicked.connect(self._follow)
        column = QVBoxLayout(self)
        bare(column)
        column.addWidget(self._browser)
        QShortcut(QKeySequence(Qt.Key.Key_Escape), self, self.close)
        theme.changed.connect(self._render)

    @property
    def text(self) -> str:
        return self._browser.toPlainText()

    def open_page(self, name: str) -> None:
        """Show resources/help/<name>.md."""
        self._page = name
        self._render()
        m = self._theme.metrics
        if not self.isVisible():
            self.resize(m.em * 52, m.em * 56)
        self.show()
        self.raise_()
        self.activateWindow()

    def _follow(self, link: QUrl) -> None:
        target = link.fileName()
        if target.endswith(".md"):
            self.open_page(target.removesuffix(".md"))

    def _render(self) -> None:
        if not self._page:
            return
        file = self._folder / f"{self._page}.md"
        source = file.read_text(encoding="utf-8") if file.exists() else MISSING
        self._browser.document().setDefaultStyleSheet(self._style())
        self._browser.setHtml(page_html(source))

    def _style(self) -> str:
        c, m = self._theme.colors, self._theme.metrics
        title = self._theme.font(TextSize.TITLE).pointSizeF()
        return f"""
.h1 {{ font-size: {title}pt; font-weight: 600; margin-bottom: {m.s}px; }}
.h2, .h3 {{ font-weight: 600; margin-top: {m.l}px; margin-bottom: {m.xs}px; }}
code {{ font-family: "{FAMILY}"; font-weight: 600; }}
p, li {{ line-height: 140%; margin-bottom: {m.xs}px; }}
a {{ color: {c.accent}; }}
th {{ color: {c.muted}; font-weight: 500; text-align: left; }}
td, th {{ padding: {m.xs}px {m.l}px {m.xs}px 0px; }}
"""
