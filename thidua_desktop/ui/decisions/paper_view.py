"""A paper looked at over the window, saved as PDF or Word where the officer wants it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QDialog, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from thidua_desktop.core.errors import EnvironmentFault
from thidua_desktop.ui.papers.pages import Pages
from thidua_desktop.ui.papers.saving import NAMES, ask_where, documents_folder, save_file
from thidua_desktop.ui.papers.viewer import PdfViewer
from thidua_desktop.ui.texts import sentence
from thidua_desktop.ui.tokens import Tone
from thidua_desktop.ui.widgets.parts import bare, hairline, label, restyle

if TYPE_CHECKING:
    from thidua_desktop.ui.papers.saving import Ask
    from thidua_desktop.ui.theme import Theme


@dataclass(frozen=True, slots=True)
class ShownPaper:
    """A paper as bytes; `stem` is what its files are called, `docx` None without a Word file."""

    title: str
    stem: str
    pdf: bytes
    docx: bytes | None = None


class PaperDialog(QDialog):
    """Nothing is changed here; `ask` chooses where a file goes."""

    def __init__(
        self, theme: Theme, paper: ShownPaper, parent: QWidget | None, *, ask: Ask = ask_where
    ) -> None:
        super().__init__(parent)
        self._paper, self._ask = paper, ask
        self.setWindowTitle(paper.title)
        self.viewer = PdfViewer(theme)
        self.viewer.show_pages(Pages(paper.pdf))
        self.said = label("", "muted", wrap=True)
        self.save_pdf, self.save_docx = QPushButton("Lưu PDF…"), QPushButton("Lưu Word…")
        self.save_docx.setVisible(paper.docx is not None)
        leave = QPushButton("Đóng")
        m = theme.metrics
        column, foot = QVBoxLayout(self), QHBoxLayout()
        column.setContentsMargins(m.l, m.m, m.l, m.m)
        column.setSpacing(m.s)
        bare(foot, spacing=m.s)
        foot.addWidget(self.said, 1)
        for button in (self.save_pdf, self.save_docx, leave):
            button.setAutoDefault(False)
            foot.addWidget(button)
        column.addWidget(self.viewer, 1)
        column.addWidget(hairline())
        column.addLayout(foot)
        self.resize(m.em * 64, m.em * 52)
        self.save_pdf.clicked.connect(self._save_pdf)
        self.save_docx.clicked.connect(self._save_docx)
        leave.clicked.connect(self.reject)

    def _save_pdf(self) -> None:
        self._save(self._paper.pdf, "pdf")

    def _save_docx(self) -> None:
        if self._paper.docx is not None:
            self._save(self._paper.docx, "docx")

    def _save(self, content: bytes, form: str) -> None:
        proposed = documents_folder() / f"{self._paper.stem}.{form}"
        target = self._ask(self, proposed, NAMES[form])
        if target is None:
            return
        try:
            save_file(target, content)
        except EnvironmentFault as fault:
            self._say(sentence(fault), Tone.BAD)
            return
        self._say(f"Đã lưu {target.name}.", Tone.GOOD)

    def _say(self, words: str, tone: Tone) -> None:
        self.said.setText(words)
        restyle(self.said, "words", tone.value)
