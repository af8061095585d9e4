"""What fits a giấy khen, told before it is printed."""

from __future__ import annotations

import pytest

from thidua_desktop.services.certificate_measure import CertificateMeasure
from thidua_desktop.services.desk import Desk

SHORT = "Đã có thành tích xuất sắc trong phong trào thi đua năm 2025"


@pytest.fixture
def measure(desk: Desk) -> CertificateMeasure:
    return CertificateMeasure(desk)


def test_short_texts_stand_at_their_full_size(measure: CertificateMeasure) -> None:
    fit = measure.fit("Bà Nguyễn Thị Mẫu", "Thôn mẫu 01", citation=SHORT)
    assert (fit.name_lines, fit.subtitle_lines, fit.shrunk) == (1, 1, 0)
    assert fit.citation_lines >= 1
    assert fit.problems == ()


def test_a_longer_citation_takes_more_lines_then_shrinks_then_is_refused(
    measure: CertificateMeasure,
) -> None:
    texts = [SHORT + ", hoàn thành vượt mức các chỉ tiêu được giao" * n for n in (0, 2, 4, 12)]
    fits = [measure.fit("Ông Trần Văn Mẫu", "", citation=text) for text in texts]
    lines = [fit.citation_lines for fit in fits[:3]]
    assert lines == sorted(lines)
    assert lines[2] > lines[0]
    assert fits[2].shrunk > 0
    (problem,) = fits[3].problems
    assert (problem.field, problem.code) == ("citation", "certificate.overflow")


def test_letters_the_font_lacks_and_slashed_titles_are_named(measure: CertificateMeasure) -> None:
    fit = measure.fit("Ông/Bà Mẫu", "", citation=SHORT + " 漢")
    codes = {problem.code for problem in fit.problems}
    assert codes == {"certificate.salutation", "certificate.missing_glyph"}
