"""What fits the giấy khen, said below the texts while they are typed."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QFrame, QHBoxLayout
from typing_extensions import override

from thidua_desktop.core.errors import EnvironmentFault
from thidua_desktop.ui.texts import sentence
from thidua_desktop.ui.tokens import Tone
from thidua_desktop.ui.widgets.parts import bare, label, restyle

if TYPE_CHECKING:
    from PySide6.QtGui import QShowEvent
    from PySide6.QtWidgets import QLineEdit, QPlainTextEdit

    from thidua_desktop.core.errors import Problem
    from thidua_desktop.services.certificate_measure import CertificateMeasure, Fit
    from thidua_desktop.services.desk import Desk

PAUSE_MS: Final = 250
MUCH: Final = 10  # percent of shrinking from which the text is better made shorter
TEXTS: Final = {"name": "Tên in", "subtitle": "Dòng dưới tên", "citation": "Thành tích"}


def fit_words(fit: Fit) -> tuple[str, Tone]:
    """Say how the texts stand on the sheet, or what has to be made shorter."""
    if fit.problems:
        return " ".join(dict.fromkeys(map(_problem_words, fit.problems))), Tone.BAD
    parts = [f"tên {fit.name_lines} dòng"]
    if fit.subtitle_lines:
        parts.append(f"dòng dưới tên {fit.subtitle_lines} dòng")
    parts.append(f"thành tích {fit.citation_lines} dòng")
    said = f"Vừa giấy khen: {', '.join(parts)}"
    if not fit.shrunk:
        return f"{said}, đúng cỡ chữ.", Tone.MUTED
    shrunk = f"{said}, chữ nhỏ đi {fit.shrunk}%."
    if fit.shrunk < MUCH:
        return shrunk, Tone.MUTED
    return f"{shrunk} Rút gọn thì đẹp hơn.", Tone.WARN


def _problem_words(problem: Problem) -> str:
    if problem.code == "certificate.overflow":
        name = TEXTS.get(problem.field, "Nội dung")
        return f"{name} dài quá chỗ trên giấy khen, kể cả khi thu nhỏ. Rút gọn lại."
    return sentence(problem)


class FitLine(QFrame):
    """Measures a little after the last keystroke."""

    def __init__(
        self, desk: Desk, name: QLineEdit, subtitle: QLineEdit, *, citation: QPlainTextEdit
    ) -> None:
        super().__init__()
        self._desk = desk
        self._measure: CertificateMeasure | None = None
        self._name, self._subtitle, self._citation = name, subtitle, citation
        self.said = label("", "small", wrap=True)
        row = QHBoxLayout(self)
        bare(row)
        row.addWidget(self.said, 1)
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.setInterval(PAUSE_MS)
        self._later.timeout.connect(self.measure)
        name.textChanged.connect(self._later.start)
        subtitle.textChanged.connect(self._later.start)
        citation.textChanged.connect(self._later.start)

    @override
    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._later.start()

    def measure(self) -> None:
        """Measure now what stands in the fields."""
        name, citation = self._name.text(), self._citation.toPlainText()
        if not name.strip() or not citation.strip():
            self._say("Đo chỗ trên giấy khen khi đã có tên và thành tích.", Tone.MUTED)
            return
        try:
            fit = self._measuring().fit(name, self._subtitle.text(), citation=citation)
        except EnvironmentFault as fault:
            self._say(sentence(fault), Tone.WARN)
            return
        self._say(*fit_words(fit))

    def _measuring(self) -> CertificateMeasure:
        # The fonts' library is no part of the start of the window.
        from thidua_desktop.services.certificate_measure import CertificateMeasure

        if self._measure is None:
            self._measure = CertificateMeasure(self._desk)
        return self._measure

    def _say(self, words: str, tone: Tone) -> None:
        self.said.setText(words)
        restyle(self.said, "words", "small" if tone is Tone.MUTED else tone.value)
