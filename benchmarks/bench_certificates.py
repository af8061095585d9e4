"""How long certificates take and how large they are, beside a naive drawing of the same sheets.

Run: python benchmarks/bench_certificates.py
"""

from __future__ import annotations

import sys
import tracemalloc
from dataclasses import replace
from datetime import date
from io import BytesIO
from math import log
from pathlib import Path
from statistics import median
from subprocess import run
from time import perf_counter
from typing import TYPE_CHECKING

from reportlab.pdfgen.canvas import Canvas

from thidua_desktop.documents.art import draw_sheet
from thidua_desktop.documents.certificate import CertificatePress
from thidua_desktop.documents.certificate_data import CertificateData, paragraphs
from thidua_desktop.documents.certificate_face import PT, Faces
from thidua_desktop.documents.layout import Mode
from thidua_desktop.documents.layout_reader import read_layout

if TYPE_CHECKING:
    from collections.abc import Callable

    from thidua_desktop.documents.layout import CertificateLayout

RESOURCES = Path(__file__).parents[1] / "resources"
SIZES = (125, 500, 2000)
NAIVE_SIZE = 60
ROUNDS = 3
FAMILIES = ("Nguyễn Thị", "Đặng Hữu", "Hoàng Văn", "Lường Thị Mỹ", "Vi Đức")
GIVEN = ("Mẫu", "Thưởng", "Hằng", "Lựu", "Phượng", "Kiên", "Ngữ")


def sheets(count: int) -> list[CertificateData]:
    first = CertificateData(
        issuer="CHỦ TỊCH ỦY BAN NHÂN DÂN XÃ CAO LỘC",
        award="GIẤY KHEN",
        printed_name="",
        subtitle="",
        citation=(
            "Đã có thành tích xuất sắc trong phong trào thi đua lập thành tích "
            "chào mừng Đại hội lần thứ XIV của Đảng"
        ),
        decision_number="15/QĐ-UBND",
        decision_date=date(2026, 1, 20),
        place="Cao Lộc",
        register_number="",
        register_label="Số sổ vàng",
        capacity=("KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH"),
        signer="Nguyễn Văn Mẫu",
    )
    return [
        replace(
            first,
            printed_name=f"Bà {FAMILIES[at % 5]} {GIVEN[at % 7]} {at}",
            subtitle=f"Trưởng ban công tác Mặt trận thôn Mẫu {at % 31:02d}, xã Cao Lộc",
            register_number=str(at + 1),
        )
        for at in range(count)
    ]


def pressed(layout: CertificateLayout, data: list[CertificateData]) -> bytes:
    press = CertificatePress(layout, Faces(RESOURCES / "fonts"))
    return press.render(data, title="Giấy khen", author="Ủy ban nhân dân xã Cao Lộc")


def naive(layout: CertificateLayout, data: list[CertificateData]) -> bytes:
    """Draw every sheet from the first line to the last, as a first version would."""
    faces, out = Faces(RESOURCES / "fonts"), BytesIO()
    canvas = Canvas(out, pagesize=(layout.width / PT, layout.height / PT), invariant=1)
    for sheet in data:
        canvas.saveState()
        canvas.transform(1 / PT, 0, 0, -1 / PT, 0, layout.height / PT)
        canvas.addLiteral(draw_sheet(layout.width, layout.height, layout.palette))
        canvas.restoreState()
        for box in layout.drawn(Mode.FULL):
            area, size = box.area, box.size
            faces.face(box.font)
            text = " ".join(paragraphs(box, sheet))
            while size > box.floor and canvas.stringWidth(text, box.font, size) * PT > area.width:
                size -= 0.25
            canvas.setFont(box.font, size)
            middle = (area.x + area.width / 2) / PT
            canvas.drawCentredString(middle, (layout.height - area.y - area.height / 2) / PT, text)
        canvas.showPage()
    canvas.save()
    return out.getvalue()


def timed(work: Callable[[], bytes]) -> tuple[float, int]:
    """Give the median seconds of some rounds and the bytes made."""
    took: list[float] = []
    made = b""
    for _ in range(ROUNDS):
        start = perf_counter()
        made = work()
        took.append(perf_counter() - start)
    return median(took), len(made)


def peak(work: Callable[[], bytes]) -> int:
    tracemalloc.start()
    work()
    most = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    return most


def resident(count: int) -> int:
    """Give the most memory a fresh process held while it printed so many sheets, KB."""
    answer = run(
        [sys.executable, __file__, "--resident", str(count)], check=True, capture_output=True
    )
    return int(answer.stdout)


def print_resident(layout: CertificateLayout, count: int) -> None:
    from resource import RUSAGE_SELF, getrusage  # no such module on Windows

    pressed(layout, sheets(count))
    print(getrusage(RUSAGE_SELF).ru_maxrss)


def report(title: str, layout: CertificateLayout, naive_ms: float) -> None:
    one_seconds, one_bytes = timed(lambda: pressed(layout, sheets(1)))
    print(f"{title}: first sheet {one_seconds * 1000:.0f} ms, {one_bytes / 1024:.0f} KB")
    seconds: list[float] = []
    for count in SIZES:
        data = sheets(count)
        took, size = timed(lambda data=data: pressed(layout, data))
        seconds.append(took - one_seconds)
        each = took / count * 1000
        print(
            f"  {count:5d} sheets: {each:6.3f} ms each, {size / count / 1024:5.2f} KB each, "
            f"{each / naive_ms:.3f} of naive"
        )
    exponent = log(seconds[-1] / seconds[0]) / log(SIZES[-1] / SIZES[0])
    print(f"  growth exponent {exponent:.2f} (1 = flat cost of a further sheet)")


def main() -> None:
    layout = read_layout(RESOURCES / "layouts" / "a4-ngang-co-dien.json")
    if sys.argv[1:2] == ["--resident"]:
        print_resident(layout, int(sys.argv[2]))
        return
    # first of all: a child is born with its parent's peak
    small, large = resident(1), resident(500)
    print(f"peak of the process, 500 sheets: {large / small:.2f} of one ({large / 1024:.0f} MB)")
    took, size = timed(lambda: naive(layout, sheets(NAIVE_SIZE)))
    naive_ms = took / NAIVE_SIZE * 1000
    print(f"naive: {naive_ms:.1f} ms each, {size / NAIVE_SIZE / 1024:.1f} KB each")
    report("without code", layout, naive_ms)
    with_code = replace(layout, qr=replace(layout.qr, visible=True))
    report("with code", with_code, naive_ms)
    one, many = (peak(lambda count=count: pressed(layout, sheets(count))) for count in (1, 500))
    print(f"peak of Python's own memory, 500 sheets: {many / one:.2f} of one sheet")


if __name__ == "__main__":
    main()
