"""How long a plan takes to read, and whether time grows with the text and not with its square.

Run: python benchmarks/bench_plan.py
"""

from __future__ import annotations

from pathlib import Path
from time import perf_counter
from typing import TYPE_CHECKING, Final

from thidua_desktop.planread.reader import read_plan

if TYPE_CHECKING:
    from collections.abc import Mapping

REAL = Path(__file__).parents[1] / "data" / "campaigns" / "ke-hoach-cao-loc.txt"
ROUNDS = 5
SMALL, LARGE = 50_000, 200_000
HEAD = "KẾ HOẠCH\nPhong trào thi đua\nI. NỘI DUNG THI ĐUA\n"
TABLE = "STT Chỉ tiêu ĐVT Thực hiện 2025 Kế hoạch 2026\n"
REPEATED: Final[Mapping[str, str]] = {
    "bullets": "- Hoàn thành 100% chỉ tiêu, ít nhất 01 mô hình mỗi thôn.\n",
    "numbers": "1. Kinh tế\n",
    "phases": "1. Giai đoạn 1: từ ngày 1/1/2026 đến ngày 2/2/2026\n- Trồng 5 ha rừng.\n",
    "table rows": "1 Tỷ lệ hộ nghèo % 12,5 11,2\n",
    "capitals": "UBND XÃ MẪU\n",
    "from and to": "từ 5% lên 6% ",
    "none of": "không để ",
    "digits": "1",
    "dotted digits": "1.",
    "slips": "O1l.",
    "spaces": " ",
    "dashes": "- ",
    "days": "từ ngày 1/1/2026 ",
    "offices": "Ủy ban nhân dân, ",
    "brackets": "(",
    "blank lines": "\n",
}


def seconds(text: str, *, rounds: int = 1) -> float:
    """Return the best of some rounds."""
    best = float("inf")
    for _ in range(rounds):
        start = perf_counter()
        read_plan(text)
        best = min(best, perf_counter() - start)
    return best


def hurtful(part: str, size: int) -> str:
    head = HEAD + (TABLE if part[0] == "1" and " " in part else "")
    return head + part * (size // len(part)) + "\n- Trồng 5 ha rừng.\n"


def main() -> None:
    real = REAL.read_text(encoding="utf-8")
    print(f"the real plan ({len(real):,} characters): {seconds(real, rounds=ROUNDS) * 1000:.1f} ms")
    print(f"{'repeated':<15}{'50 kB':>9}{'200 kB':>9}   grows by (4 is linear)")
    for name, part in REPEATED.items():
        small, large = (seconds(hurtful(part, size)) for size in (SMALL, LARGE))
        print(f"{name:<15}{small:>8.3f}s{large:>8.3f}s{large / small:>7.1f}")


if __name__ == "__main__":
    main()
