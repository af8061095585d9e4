"""The head of a plan: issuer, number, place and date, title, legal bases."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import takewhile
from typing import TYPE_CHECKING, Final

from thidua_desktop.core.text import clean, fold
from thidua_desktop.planread.dates import day_of
from thidua_desktop.planread.scans import unslipped_figures
from thidua_desktop.planread.source import without_motto
from thidua_desktop.planread.vocabulary import UPPER, is_caps, phrases

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import date

    from thidua_desktop.planread.lines import Piece
    from thidua_desktop.planread.source import Line

_LONGEST: Final = 3000
_MOST_LINES: Final = 20
_KIND: Final = phrases(
    "kế hoạch", "quyết định", "phát động", "chương trình", "hướng dẫn", start=True
)
_NUMBER: Final = re.compile(
    r"\bSố\s?:?\s*((?=\S{0,6}\d)[\dlIO]{1,6}[A-Za-z]?\s?[-/]\s?[\w/-]+)", re.IGNORECASE
)
_NUMBER_CELL: Final = re.compile(r"^Số\s?:?\s*(?:[\dOIl.…_]*\s?[-/]\s?[\w/-]+)?", re.IGNORECASE)
_PLACE: Final = re.compile(
    rf"(?P<place>[{UPPER}][^\d,;:]{{1,40}}?),?\s*ngày\s*(?P<d>\d{{0,2}})"
    r"(?:[\s.…]*tháng\s*|\s?[-/]\s?)(?P<m>\d{0,2})"
    r"(?:[\s.…]*năm\s*|\s?[-/]\s?)(?P<y>\d{4})"
)
_AREA: Final = phrases(
    "xã", "phường", "thị trấn", "đặc khu", "huyện", "tỉnh", "thành phố", start=True
)
_PAPERS: Final = (
    r"(?:Kế hoạch|Quyết định|Công văn|Chỉ thị|Nghị quyết|Hướng dẫn|Chương trình|Kết luận|Thông báo)"
)
_BASIS: Final = re.compile(rf"(?:Căn cứ|(?:Thực hiện|Triển khai|Theo)(?: nội dung)? {_PAPERS})\b")
_NEXT_BASIS: Final = re.compile(r";\s*(?=Căn cứ\s)")
_BODY: Final = (
    r"(?:Văn phòng|Ủy ban|Uỷ ban|UBND|HĐND|Đảng ủy|Đảng uỷ|Ban|Công đoàn|Liên đoàn|Trường|Hội|"
    r"Đoàn|Phòng|Sở|Trung tâm|Công ty|Trạm|Bệnh viện|Chi bộ|Chủ tịch|Bộ|Cục|Chi cục|Công an|"
    r"Khối|Hợp tác xã)"
)
_CLAUSE: Final = (
    rf"(?P<who>{_BODY}\s[^,;.()]{{2,100}}?)(?:\s+(?:phối hợp|cùng) với\s[^,;.]{{2,100}}?)?\s+"
    r"(?i:thống nhất\s+)?(?i:ban hành|xây dựng|phát động|tổ chức|triển khai|đề ra|hướng dẫn)\s+"
    r"(?i:kế hoạch|phong trào|đợt|chương trình|thi đua|nội dung)\b"
)
_ISSUES: Final = re.compile(rf"(?:^|[,;.]\s){_CLAUSE}")
_ISSUES_AFTER_TITLE: Final = re.compile(rf"\s(?<!của )(?<!do ){_CLAUSE}")
_TITLE_WORDS: Final = (
    re.compile(r"K[ẾÊE] HO[ẠA]CH\b(?: LIÊN TỊCH| PHỐI HỢP)?\s*(?P<rest>.*)|Kế hoạch\s*$"),
    re.compile(
        r"(?:CHƯƠNG TRÌNH(?: (?:PHÁT ĐỘNG|HÀNH ĐỘNG|THI ĐUA))?|HƯỚNG DẪN|PHÁT ĐỘNG THI ĐUA)"
        r"(?P<rest>)\s*$"
    ),
)
"""What a title stands under, looked for in this order."""
_ATTACHED: Final = re.compile(r"\(?\s?(?:Ban hành )?[Kk]èm theo\b")
_IN_BRACKETS: Final = re.compile(r"\s*\(\s?(?:Ban hành )?[Kk]èm theo\b")
_TITLE_ENDS: Final = re.compile(
    rf"{_BASIS.pattern}|Xét đề nghị|Kính gửi|Được sự|Trên cơ sở|"
    rf"Nhằm\s|Để\s|(?:Phần|Chương|Điều)\s+\w|{_CLAUSE}"
)


@dataclass(frozen=True, slots=True)
class Letterhead:
    """Issuer as printed above the number (None where no letterhead is printed)."""

    issuer: str | None
    number: str | None
    place: str | None
    day: date | None


def read_letterhead(printed: Sequence[Line]) -> Letterhead:
    """Read the lines above the title; blanks left for Văn thư stay None."""
    above = tuple(takewhile(_is_above_title, printed[:_MOST_LINES]))
    # Each column for itself first: the office stands in capitals beside the place.
    texts = (text for line in above for text in (*line.cells, line.text))
    place, day = _place_and_day(_NUMBER_CELL.sub("", text) for text in texts)
    found = (_NUMBER.search(line.text) for line in above)
    number = next((match[1] for match in found if match), None)
    return Letterhead(_office(above), number and "".join(number.split()), place, day)


def _is_above_title(line: Line) -> bool:
    return not (_BASIS.match(line.text) or _KIND.match(fold(without_motto(line.text))))


def _place_and_day(lines: Iterable[str]) -> tuple[str | None, date | None]:
    for line in lines:
        if found := _PLACE.search(unslipped_figures(line)):
            full = found["d"] and found["m"]
            day = day_of(found["d"], found["m"], found["y"]) if full else None
            return clean(found["place"]), day
    return None, None


def _office(above: Sequence[Line]) -> str | None:
    cells = (without_motto(cell) for line in above for cell in (line.left, line.right))
    names = [c for c in cells if is_caps(c) and not _NUMBER_CELL.match(c) and "/" not in c]
    if not names:
        return None
    last = names[-1]
    return f"{names[-2]} {last}" if len(names) > 1 and _AREA.match(fold(last)) else last


def read_title(head: Sequence[Piece]) -> str | None:
    """Join what stands under the last "KẾ HOẠCH" of the head, or under "HƯỚNG DẪN" and its like."""
    start, rest = _title_start(head)
    if start is None:
        return None
    parts = [rest]
    for piece in head[start + 1 :]:
        if _TITLE_ENDS.match(piece.text) or _ATTACHED.match(piece.text):
            break
        parts.append(piece.text)
    title = _IN_BRACKETS.split(clean(" ".join(parts)), maxsplit=1)[0]
    issued = _ISSUES_AFTER_TITLE.search(title[:_LONGEST])
    return (title[: issued.start()] if issued else title).rstrip(" .:") or None


def _title_start(head: Sequence[Piece]) -> tuple[int | None, str]:
    for pattern in _TITLE_WORDS:
        for n in range(len(head) - 1, -1, -1):
            if found := pattern.match(head[n].text):
                return n, found["rest"] or ""
    return None, ""


def read_bases(head: Iterable[Piece]) -> tuple[str, ...]:
    """Read the papers (căn cứ) that the plan names, each without its closing mark."""
    found = [
        part
        for piece in head
        if _BASIS.match(piece.text)
        for part in _NEXT_BASIS.split(piece.text[:_LONGEST])
    ]
    return tuple(_without_issuer(part).rstrip(" ;.,:") for part in found)


def _without_issuer(basis: str) -> str:
    found = _ISSUES.search(basis)
    return basis[: found.start()] if found and found.start() else basis


def read_issuer(head: Iterable[Piece]) -> str | None:
    """Read who issues the plan from its opening sentence."""
    texts = [piece.text[:_LONGEST] for piece in head]
    for pattern in (_ISSUES, _ISSUES_AFTER_TITLE):
        for text in texts:
            if found := pattern.search(text):
                return found["who"]
    return None
