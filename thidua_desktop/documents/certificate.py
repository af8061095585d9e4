"""Prints certificates (giấy khen): one PDF, one page for each recipient, or nothing at all."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from thidua_desktop.core.errors import Problem, RuleError, rule
from thidua_desktop.documents.certificate_emblem import open_emblem
from thidua_desktop.documents.certificate_fit import FitProblem, FittedSheet, Fitter
from thidua_desktop.documents.certificate_printer import SheetPrinter
from thidua_desktop.documents.layout import Mode

if TYPE_CHECKING:
    from collections.abc import Sequence

    from thidua_desktop.documents.certificate_data import CertificateData
    from thidua_desktop.documents.certificate_face import Faces
    from thidua_desktop.documents.layout import CertificateLayout


@dataclass(frozen=True, slots=True)
class Offset:
    """How far a printer needs everything moved, mm to the right and down."""

    right: float = 0.0
    down: float = 0.0


_NO_OFFSET: Final = Offset()


class CertificatePress:
    """Checks, fits and prints sheets of one layout."""

    def __init__(
        self, layout: CertificateLayout, faces: Faces, *, emblem: bytes | None = None
    ) -> None:
        """Take the office's emblem as PNG bytes; RuleError with the codes of `open_emblem`."""
        self._layout = layout
        self._faces = faces
        self._emblem = open_emblem(emblem) if emblem is not None else None

    @property
    def emblem_missing(self) -> bool:
        """Tell that the layout has room for the emblem and a plain gold star stands there."""
        return self._layout.emblem.visible and self._emblem is None

    def fit(
        self, sheets: Sequence[CertificateData], *, mode: Mode = Mode.FULL
    ) -> tuple[FittedSheet, ...]:
        """Fit every sheet, those with problems too, in the order given."""
        fitter, boxes = Fitter(self._faces), self._layout.drawn(mode)
        return tuple(fitter.sheet(boxes, data) for data in sheets)

    def check(
        self, sheets: Sequence[CertificateData], *, mode: Mode = Mode.FULL
    ) -> tuple[FitProblem, ...]:
        """Say what stands against printing, recipient by recipient."""
        return problems_of(self.fit(sheets, mode=mode))

    def render(
        self,
        sheets: Sequence[CertificateData],
        *,
        title: str,
        author: str,
        mode: Mode = Mode.FULL,
        offset: Offset = _NO_OFFSET,
    ) -> bytes:
        """Print all sheets into one PDF.

        RuleError before the first byte: certificate.none, or the codes of `Fitter.sheet` with
        the recipient in the params and "3.name" as field for the fourth sheet's name box.
        """
        if not sheets:
            raise rule("sheets", "certificate.none")
        fitted = self.fit(sheets, mode=mode)
        problems = problems_of(fitted)
        if problems:
            raise RuleError(*(_named(problem) for problem in problems))
        printer = SheetPrinter(
            self._layout, mode, offset=(offset.right, offset.down), emblem=self._emblem
        )
        return printer.run(sheets, fitted, title=title, author=author)


def problems_of(fitted: Sequence[FittedSheet]) -> tuple[FitProblem, ...]:
    return tuple(
        FitProblem(index, sheet.recipient, problem)
        for index, sheet in enumerate(fitted)
        for problem in sheet.problems
    )


def _named(found: FitProblem) -> Problem:
    problem = found.problem
    params = {**problem.params, "recipient": found.recipient}
    return Problem(f"{found.index}.{problem.field}", problem.code, params)
