"""The papers of a decision that was just issued: saved from here, one after the other."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QDialog, QHBoxLayout, QPushButton, QVBoxLayout

from thidua_desktop.core.errors import EnvironmentFault, RuleError
from thidua_desktop.documents.naming import file_name
from thidua_desktop.domain.records import Award, Decision
from thidua_desktop.domain.terms import DecisionState
from thidua_desktop.services import papers
from thidua_desktop.ui.awards.decision_box import decision_title
from thidua_desktop.ui.icons import Icon
from thidua_desktop.ui.papers.saving import NAMES, ask_where, documents_folder, save_file
from thidua_desktop.ui.texts import sentence
from thidua_desktop.ui.tokens import Tone
from thidua_desktop.ui.widgets.parts import hairline, label, restyle

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from PySide6.QtWidgets import QWidget

    from thidua_desktop.services.desk import Desk
    from thidua_desktop.ui.papers.saving import Ask
    from thidua_desktop.ui.theme import Theme


class DecisionPapersDialog(QDialog):
    """Quyết định with its danh sách as PDF and Word, and the giấy khen."""

    number_wanted = Signal(object)  # this window, whose decision has no number yet

    def __init__(
        self,
        theme: Theme,
        desk: Desk,
        *,
        decision_id: int,
        ask: Ask = ask_where,
        parent: QWidget | None,
    ) -> None:
        super().__init__(parent)
        self._desk, self._decision_id, self.ask = desk, decision_id, ask
        self._folder: Path = documents_folder()
        self.setWindowTitle("Văn bản của quyết định")
        self.title = label("", "title", wrap=True)
        self.told = label("", "muted", wrap=True)
        self.number = QPushButton("Nhập số, ngày ban hành…")
        self.decision = QPushButton("Lưu quyết định, danh sách (PDF)…")
        self.word = QPushButton("Lưu quyết định, danh sách (Word)…")
        self.certificates = QPushButton("Lưu giấy khen (PDF)…")
        self.leave = QPushButton("Đóng")
        self.said = label("", "muted", wrap=True)
        for button, icon in (
            (self.number, Icon.STAMP),
            (self.decision, Icon.PAPER),
            (self.word, Icon.NEW_FILE),
            (self.certificates, Icon.AWARD),
        ):
            theme.dress(button, icon)
        self._lay_out(theme)
        self.number.clicked.connect(self._want_number)
        self.decision.clicked.connect(self._save_decision)
        self.word.clicked.connect(self._save_word)
        self.certificates.clicked.connect(self._save_certificates)
        self.leave.clicked.connect(self.reject)
        self.read()

    def _lay_out(self, theme: Theme) -> None:
        m = theme.metrics
        column, foot = QVBoxLayout(self), QHBoxLayout()
        column.setContentsMargins(m.xl, m.l, m.xl, m.m)
        column.setSpacing(m.s)
        column.addWidget(self.title)
        column.addWidget(self.told)
        for button in (self.number, self.decision, self.word, self.certificates):
            button.setAutoDefault(True)
            column.addWidget(button)
        column.addWidget(self.said)
        column.addStretch(1)
        column.addWidget(hairline())
        foot.addStretch(1)
        foot.addWidget(self.leave)
        column.addLayout(foot)
        self.resize(m.em * 44, m.em * 30)

    @property
    def decision_id(self) -> int:
        return self._decision_id

    def read(self) -> None:
        """Show what can be made now."""
        row = self._desk.store.get(Decision, self._decision_id)
        issued = row.state is DecisionState.ISSUED
        count = len(self._desk.store.where(Award, decision_id=row.id))
        self.title.setText(decision_title(row))
        self.told.setText(
            f"Đã ban hành, {count} khen thưởng đã vào sổ. Lưu văn bản để in, trình, gửi."
            if issued
            else "Đã trình ký. In quyết định trình ký; khi Văn thư cấp số thì nhập số, ngày."
        )
        self.number.setVisible(not issued)
        self.certificates.setEnabled(issued)
        self.certificates.setToolTip("" if issued else "Giấy khen in từ quyết định đã có số, ngày.")
        (self.decision if issued else self.number).setFocus()

    def _want_number(self, *_: object) -> None:
        self.number_wanted.emit(self)

    def _save_decision(self, *_: object) -> None:
        self._save("Quyết định", "pdf", self._decision_pdf)

    def _save_word(self, *_: object) -> None:
        self._save("Quyết định", "docx", self._decision_docx)

    def _save_certificates(self, *_: object) -> None:
        self._save("Giấy khen", "pdf", self._certificates_pdf)

    def _decision_pdf(self) -> bytes:
        return papers.decision_pdf(self._desk, self._decision_id)

    def _decision_docx(self) -> bytes:
        return papers.docx(self._desk, papers.decision_document(self._desk, self._decision_id))

    def _certificates_pdf(self) -> bytes:
        return papers.certificates(self._desk, self._decision_id)

    def _save(self, title: str, ending: str, make: Callable[[], bytes]) -> None:
        row = self._desk.store.get(Decision, self._decision_id)
        proposed = self._folder / file_name(f"{title} - {decision_title(row)}", ending)
        path = self.ask(self, proposed, NAMES[ending])
        if path is None:
            return
        try:
            save_file(path, make())
        except RuleError as error:
            self._say(sentence(error.problems[0]), Tone.BAD)
            return
        except EnvironmentFault as fault:
            self._say(sentence(fault), Tone.BAD)
            return
        self._folder = path.parent
        self._say(f"Đã lưu “{path.name}”.", Tone.GOOD)

    def _say(self, words: str, tone: Tone) -> None:
        self.said.setText(words)
        restyle(self.said, "words", tone.value)
