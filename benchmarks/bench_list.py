"""How long a list takes to become a PDF, beside platypus' Table with the same rows.

Run: python benchmarks/bench_list.py [rows …]
"""

from __future__ import annotations

import sys
from io import BytesIO
from itertools import pairwise
from math import log
from pathlib import Path
from statistics import median
from time import perf_counter
from typing import TYPE_CHECKING, TypeAlias

from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import mm
from reportlab.platypus import Paragraph, SimpleDocTemplate, Table

from thidua_desktop.documents.blocks import Align, Column, Document, Row, Section, TableBlock
from thidua_desktop.documents.fonts import FontFace, FontSet, register
from thidua_desktop.documents.pdf import render_pdf

if TYPE_CHECKING:
    from collections.abc import Callable

Rows: TypeAlias = list[tuple[str, str, str, str]]

FONTS = Path(__file__).parents[1] / "resources" / "fonts"
SIZES = (1250, 5000, 20_000)
LARGEST_PLATYPUS = 5000
ROUNDS = 3
HEADER = ("STT", "Họ và tên", "Chức vụ, đơn vị, địa chỉ", "Tiền thưởng (đồng)")
WIDTHS = (12.0, 50.0, 75.0, 28.0)
FAMILIES = ("Nguyễn Thị", "Đặng Hữu", "Hoàng Văn", "Lường Thị Mỹ", "Vi Đức")
GIVEN = ("Mẫu", "Thưởng", "Hằng", "Lựu", "Phượng", "Kiên", "Ngữ")


def rows(count: int) -> Rows:
    """Every third place needs two lines in its cell."""
    long = ", Trưởng ban công tác Mặt trận, thành viên tổ hòa giải"
    return [
        (
            str(at + 1),
            f"Bà {FAMILIES[at % 5]} {GIVEN[at % 7]} {at}",
            f"Thôn mẫu {at % 31:02d}, xã Cao Lộc{long if at % 3 == 0 else ''}",
            "710.000",
        )
        for at in range(count)
    ]


def ours(data: Rows, fonts: FontSet) -> bytes:
    aligns = (Align.CENTRE, Align.LEFT, Align.LEFT, Align.RIGHT)
    columns = tuple(Column(w, align) for w, align in zip(WIDTHS, aligns, strict=True))
    table = TableBlock(columns, (HEADER,), tuple(map(Row, data)))
    return render_pdf(Document("Danh sách", "Phòng mẫu", (Section((table,)),)), fonts)


def platypus(data: Rows, fonts: FontSet) -> bytes:
    """Build the same list as the library's guide shows it: text cells, wrapped by Paragraph."""
    out, name = BytesIO(), fonts.name(FontFace.REGULAR)
    style = ParagraphStyle("cell", fontName=name, fontSize=12, leading=13.8)
    cells = [
        list(HEADER),
        *([at, who, Paragraph(place, style), sum_] for at, who, place, sum_ in data),
    ]
    table = Table(
        cells,
        colWidths=[width * mm for width in WIDTHS],
        repeatRows=1,
        style=[("GRID", (0, 0), (-1, -1), 0.5, "black"), ("FONT", (0, 0), (-1, -1), name, 12)],
    )
    frame = SimpleDocTemplate(
        out, pagesize=A4, leftMargin=30 * mm, rightMargin=15 * mm, invariant=1
    )
    frame.build([table])
    return out.getvalue()


def seconds(work: Callable[[Rows, FontSet], bytes], data: Rows, fonts: FontSet) -> float:
    times: list[float] = []
    for _ in range(ROUNDS):
        start = perf_counter()
        work(data, fonts)
        times.append(perf_counter() - start)
    return median(times)


def main() -> None:
    fonts = register(FONTS)
    sizes = tuple(map(int, sys.argv[1:])) or SIZES
    ours(rows(10), fonts)
    taken: list[float] = []
    for size in sizes:
        data = rows(size)
        mine = seconds(ours, data, fonts)
        taken.append(mine)
        said = f"{size:6d} rows: ours {mine:.3f} s ({mine / size * 1000:.3f} ms a row)"
        if size <= LARGEST_PLATYPUS:
            theirs = seconds(platypus, data, fonts)
            said += f", platypus {theirs:.3f} s, ratio {mine / theirs:.3f}"
        print(said)
    points = list(zip(sizes, taken, strict=True))
    for (few, short), (many, long) in pairwise(points):
        print(f"{few} to {many}: {(long - short) / (many - few) * 1000:.3f} ms a further row")
    exponent = log(taken[-1] / taken[0]) / log(sizes[-1] / sizes[0])
    print(f"growth exponent of ours {exponent:.2f} (1 = every further row costs the same)")


if __name__ == "__main__":
    main()
