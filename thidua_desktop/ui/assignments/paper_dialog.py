"""A paper of the assignments seen in a window of its own: zoom, save as PDF or Word."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Signal
from PySide6.QtWidgets import QDialog, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from thidua_desktop.core.errors import EnvironmentFault, RuleError
from thidua_desktop.documents.naming import file_name
from thidua_desktop.domain.records import Block
from thidua_desktop.services import papers, registrations
from thidua_desktop.ui.icons import Icon
from thidua_desktop.ui.master.form import day_field
from thidua_desktop.ui.papers.pages import Pages
from thidua_desktop.ui.papers.saving import NAMES, ask_where, documents_folder, save_file
from thidua_desktop.ui.papers.viewer import PdfViewer
from thidua_desktop.ui.texts import sentence
from thidua_desktop.ui.tokens import Tone
from thidua_desktop.ui.widgets.parts import hairline, label

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from datetime import date

    from thidua_desktop.documents.blocks import Document
    from thidua_desktop.services.desk import Desk
    from thidua_desktop.ui.papers.saving import Ask
    from thidua_desktop.ui.theme import Theme


class PaperDialog(QDialog):
    """Shows one paper drawn afresh; the tab Văn bản keeps those of the whole campaign."""

    told = Signal(str)  # a sentence for the status line

    def __init__(
        self,
        theme: Theme,
        desk: Desk,
        *,
        title: str,
        ask: Ask = ask_where,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(title)
        self._theme, self._desk, self._ask = theme, desk, ask
        self._document: Document | None = None
        self.viewer = PdfViewer(theme)
        self.why = label("", Tone.BAD.value, wrap=True)
        self.why.hide()
        self.row = QHBoxLayout()
        self.save_pdf, self.save_docx = QPushButton("Lưu PDF…"), QPushButton("Lưu Word…")
        self._lay_out()
        self.save_pdf.clicked.connect(self._save_pdf)
        self.save_docx.clicked.connect(self._save_docx)

    def _lay_out(self) -> None:
        m = self._theme.metrics
        self.save_pdf.setProperty("kind", "main")
        self.save_pdf.setDefault(True)
        for button, icon in ((self.save_docx, Icon.PAPER),):
            self._theme.dress(button, icon)
        close = QPushButton("Đóng")
        close.clicked.connect(self.reject)
        self.row.setContentsMargins(m.xl, m.m, m.xl, m.m)
        self.row.setSpacing(m.s)
        self.row.addStretch(1)
        for button in (close, self.save_docx, self.save_pdf):
            self.row.addWidget(button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.viewer, 1)
        column.addWidget(hairline())
        column.addWidget(self.why)
        column.addLayout(self.row)
        self.resize(QSize(m.em * 64, m.em * 52).boundedTo(self.screen().availableSize()))

    def show_document(self, make: Callable[[], Document]) -> None:
        """Draw a paper; what cannot be made is said in its place."""
        try:
            self._document = make()
            self.viewer.show_pages(Pages(papers.pdf(self._desk, self._document)))
            self._say("")
        except (RuleError, EnvironmentFault) as error:
            self._document = None
            self._say(_words(error))
        for button in (self.save_pdf, self.save_docx):
            button.setEnabled(self._document is not None)

    def _say(self, words: str) -> None:
        self.why.setText(words)
        self.why.setVisible(bool(words))

    def _save_pdf(self) -> None:
        if self._document is not None:
            self._save(papers.pdf(self._desk, self._document), "pdf")

    def _save_docx(self) -> None:
        if self._document is not None:
            self._save(papers.docx(self._desk, self._document), "docx")

    def _save(self, content: bytes, ending: str) -> None:
        assert self._document is not None  # noqa: S101 - both callers have looked
        proposed = documents_folder() / file_name(self._document.title, ending)
        path = self._ask(self, proposed, NAMES[ending])
        if path is None:
            return
        try:
            save_file(path, content)
        except EnvironmentFault as error:
            self._say(sentence(error))
            return
        self.told.emit(f"Đã lưu “{path.name}”.")


class RegistrationDialog(PaperDialog):
    """Bản đăng ký thi đua of one or more units."""

    def __init__(
        self,
        theme: Theme,
        desk: Desk,
        *,
        campaign_id: int,
        unit_ids: Sequence[int],
        day: date,
        ask: Ask = ask_where,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(theme, desk, title="Bản đăng ký thi đua", ask=ask, parent=parent)
        self.show_document(
            lambda: registrations.registration_document(desk, campaign_id, unit_ids, day=day)
        )


class PactDialog(PaperDialog):
    """Giao ước thi đua of a block, and the day on which it was signed."""

    def __init__(
        self,
        theme: Theme,
        desk: Desk,
        *,
        campaign_id: int,
        block_id: int,
        day: date,
        ask: Ask = ask_where,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(theme, desk, title="Giao ước thi đua", ask=ask, parent=parent)
        self._campaign_id, self._block_id, self._day = campaign_id, block_id, day
        block = desk.store.get(Block, block_id)
        self.signed_on = day_field(block.pact_on)
        self.signed_on.setFixedWidth(theme.metrics.em * 11)
        self.signed_on.setAccessibleName("Ngày ký giao ước")
        self.record = QPushButton("Ghi ngày ký")
        self.record.clicked.connect(self._sign)
        self.row.insertWidget(0, label("Ngày ký", "muted"))
        self.row.insertWidget(1, self.signed_on)
        self.row.insertWidget(2, self.record)
        self._draw()

    def _draw(self) -> None:
        self.show_document(
            lambda: registrations.pact_document(
                self._desk, self._campaign_id, self._block_id, day=self._day
            )
        )

    def _sign(self) -> None:
        try:
            registrations.sign_pact(self._desk, self._block_id, self.signed_on.text())
        except RuleError as error:
            self._say(_words(error))
            return
        self._draw()


def _words(error: RuleError | EnvironmentFault) -> str:
    if isinstance(error, EnvironmentFault):
        return sentence(error)
    return "\n".join(dict.fromkeys(sentence(problem) for problem in error.problems))
