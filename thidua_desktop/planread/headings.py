"""Which part of a plan a heading opens, told by its words."""

from __future__ import annotations

from enum import Enum
from typing import TYPE_CHECKING, Final

from thidua_desktop.core.text import fold
from thidua_desktop.planread.vocabulary import phrases

if TYPE_CHECKING:
    import re


class Part(Enum):
    """A part of a plan; TASKS (nhiệm vụ, giải pháp) counts as content only where no other is."""

    HEAD = "HEAD"
    AIM = "AIM"
    CONTENT = "CONTENT"
    TASKS = "TASKS"
    PERIOD = "PERIOD"
    AWARDS = "AWARDS"
    DUTIES = "DUTIES"
    OTHER = "OTHER"


Table = tuple[tuple[Part, "re.Pattern[str]"], ...]

_GENERAL: Final = phrases("(?:mục tiêu|nhiệm vụ|yêu cầu|nội dung) (?:chung|tổng quát)", start=True)
_MAIN: Final[Table] = (
    (Part.AWARDS, phrases("(?:nội dung|chỉ tiêu),? (?:và )?(?:hình thức )?khen", start=True)),
    (Part.DUTIES, phrases("nội dung (?:công việc|tổ chức)", start=True)),
    (Part.PERIOD, phrases("thời gian", start=True)),
    (Part.AIM, phrases("(?:mục tiêu|mục đích)(?:,| và| -)? ?(?:mục đích|yêu cầu)$", start=True)),
    (Part.CONTENT, phrases("(?:các |một số )?(?:nội dung|chỉ tiêu|mục tiêu)", start=True)),
    (Part.AWARDS, phrases("(?:tiêu chuẩn|hình thức|danh hiệu)\\b.*khen thưởng")),
    (
        Part.OTHER,
        phrases(
            *("đối tượng", "khẩu hiệu", "kinh phí", "phương thức", "phạm vi", "chủ đề", "căn cứ"),
            *("hình thức (?:tổ chức|thi đua)", "đặc điểm", "kết quả", "đánh giá", "tình hình"),
            *("nguyên tắc", "biện pháp"),
            start=True,
        ),
    ),
    (
        Part.DUTIES,
        phrases(
            *("tổ chức thực hiện", "tổ chức triển khai", "trách nhiệm", "phân công"),
            *(
                "tổ chức phát động",
                "chế độ báo cáo",
                "nhiệm vụ (?:của )?(?:các )?(?:cơ quan|đơn vị)",
            ),
        ),
    ),
    (
        Part.AWARDS,
        phrases(
            *("khen thưởng", "tiêu chuẩn", "tiêu chí (?:xét|đánh giá|bình|chấm)"),
            *("thang điểm", "chấm điểm", "bình xét"),
        ),
    ),
    (Part.CONTENT, phrases("nội dung", "chỉ tiêu", "tiêu chí thi đua")),
    (Part.AIM, phrases("mục đích", "yêu cầu", "quan điểm")),
    (Part.CONTENT, phrases("mục tiêu")),
    (Part.PERIOD, phrases("thời gian", "thời hạn", "tiến độ thực hiện", "lộ trình")),
    (Part.TASKS, phrases("nhiệm vụ", "giải pháp", "(?:công việc|hoạt động) trọng tâm")),
)
_INSIDE: Final[Table] = (
    (Part.AIM, phrases("mục đích.*", "yêu cầu", "quan điểm.*", whole=True)),
    (
        Part.AWARDS,
        phrases(
            "(?:tiêu chuẩn|tiêu chí|điều kiện|hình thức|mức|thẩm quyền)\\b.*khen thưởng.*",
            "(?:đối tượng|danh hiệu)\\b.*khen thưởng.*",
            *("khen thưởng", "tiêu chuẩn(?: (?:thi đua|xét))?", "tiêu chí (?:xét|đánh giá|bình).*"),
            whole=True,
        ),
    ),
    (
        Part.OTHER,
        phrases(
            *("đối tượng(?: (?:thi đua|tham gia|áp dụng))?", "khẩu hiệu.*", "kinh phí.*"),
            *(
                "(?:phương thức|hình thức) (?:tổ chức|thực hiện|thi đua).*",
                "(?:các )?(?:giải pháp|biện pháp).*",
            ),
            whole=True,
        ),
    ),
    (Part.PERIOD, phrases("thời gian(?: (?:thi đua|thực hiện|tổ chức|triển khai))?", whole=True)),
    (Part.DUTIES, phrases("tổ chức thực hiện", "trách nhiệm của.*", whole=True)),
)
_ONLY_AIMS: Final = phrases("(?:các )?mục tiêu(?: (?:thi đua|phấn đấu))?", whole=True)
_CONTENT_TITLE: Final = phrases(
    "(?:về )?(?:các |một số )?(?:nội dung|chỉ tiêu|mục tiêu)"
    "(?:,? (?:và |các )?(?:nội dung|chỉ tiêu|mục tiêu|nhiệm vụ))*"
    "(?: (?:thi đua|thực hiện|phấn đấu))?(?: (?:cụ thể|chủ yếu|chính|trọng tâm))?"
    "(?: năm(?: học)? \\d{4}(?: ?- ?\\d{4})?)?",
    whole=True,
)


def names_only_aims(title: str) -> bool:
    """Whether a title says "mục tiêu" and promises no figures: "I. MỤC TIÊU"."""
    return _ONLY_AIMS.match(fold(title).strip(" :.")) is not None


def main_part(title: str) -> Part | None:
    """Read a heading that stands on its own: "II. NỘI DUNG THI ĐUA VÀ CHỈ TIÊU CỤ THỂ"."""
    folded = fold(title)
    if _GENERAL.search(folded):
        return Part.AIM
    return _first(_MAIN, folded)


def inner_part(title: str) -> Part | None:
    """Read a heading inside the content, where only a whole title leads out of it."""
    folded = fold(title)
    return Part.AIM if _GENERAL.search(folded) else _first(_INSIDE, folded)


def names_content(title: str) -> bool:
    """Whether a title says no more than "chỉ tiêu thi đua" and its like."""
    return _CONTENT_TITLE.match(fold(title).strip(" :.")) is not None


def _first(table: Table, folded: str) -> Part | None:
    text = folded.strip(" :.")
    return next((part for part, pattern in table if pattern.search(text)), None)
