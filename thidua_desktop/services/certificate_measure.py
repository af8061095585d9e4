"""How much of a giấy khen a nomination's texts take, while they are typed."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from thidua_desktop.core.errors import Problem
from thidua_desktop.core.text import clean
from thidua_desktop.documents.certificate_data import CertificateData
from thidua_desktop.documents.certificate_face import Faces
from thidua_desktop.documents.certificate_fit import Fitter
from thidua_desktop.documents.layout import Content
from thidua_desktop.documents.layout_reader import read_layout
from thidua_desktop.services.papers import LAYOUT

if TYPE_CHECKING:
    from thidua_desktop.services.desk import Desk

MEASURED: Final = (Content.NAME, Content.SUBTITLE, Content.CITATION)


@dataclass(frozen=True, slots=True)
class Fit:
    """Lines that name, line below and citation take; `shrunk` is the strongest, percent 0–100.

    `problems` say why it cannot be printed (certificate.*), each at one of the three texts: its
    field is "name", "subtitle" or "citation". The lines are then those that fit.
    """

    name_lines: int
    subtitle_lines: int
    citation_lines: int
    shrunk: int
    problems: tuple[Problem, ...]


class CertificateMeasure:
    """Measures against the office's layout; opens its fonts when first asked."""

    def __init__(self, desk: Desk) -> None:
        layout = read_layout(desk.resources / "layouts" / LAYOUT)
        self._boxes = tuple(box for box in layout.boxes if box.visible and box.content in MEASURED)
        self._faces = Faces(desk.resources / "fonts")

    def fit(self, name: str, subtitle: str, *, citation: str) -> Fit:
        """Set the three texts as the press would; raises EnvironmentFault font.missing."""
        sheet = Fitter(self._faces).sheet(
            self._boxes,
            CertificateData(
                issuer="",
                award="",
                printed_name=clean(name),
                subtitle=clean(subtitle),
                citation=clean(citation),
                decision_number="",
                decision_date=None,
                place="",
                register_number="",
                register_label="",
                capacity=(),
                signer="",
            ),
        )
        return Fit(
            name_lines=sheet.line_count(Content.NAME),
            subtitle_lines=sheet.line_count(Content.SUBTITLE),
            citation_lines=sheet.line_count(Content.CITATION),
            shrunk=sheet.shrink_percent,
            problems=tuple(self._placed(problem) for problem in sheet.problems),
        )

    def _placed(self, problem: Problem) -> Problem:
        """Say of which text a problem is, whatever its box is called in the layout."""
        boxes = {box.id: box.content.value for box in self._boxes}
        return Problem(boxes.get(problem.field, problem.field), problem.code, problem.params)
