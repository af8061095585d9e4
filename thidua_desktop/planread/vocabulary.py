"""Words that plans share, found with or without their marks (scans lose them)."""

from __future__ import annotations

import re
from typing import Final

from thidua_desktop.core.text import fold

UPPER: Final = "A-ZÀÁẢÃẠĂẰẮẲẴẶÂẦẤẨẪẬĐÈÉẺẼẸÊỀẾỂỄỆÌÍỈĨỊÒÓỎÕỌÔỒỐỔỖỘƠỜỚỞỠỢÙÚỦŨỤƯỪỨỬỮỰỲÝỶỸỴ"
NUMBER: Final = r"(?:\d{1,3}(?:\.\d{3})+(?:,\d+)?|\d+(?:[.,]\d+)?)(?!\d)"


def phrases(*patterns: str, start: bool = False, whole: bool = False) -> re.Pattern[str]:
    """Compile phrases for folded text; `start` ties them to its beginning, `whole` to all of it."""
    choice = "|".join(fold(pattern) for pattern in patterns)
    if whole:
        return re.compile(rf"^(?:{choice})$")
    return re.compile(rf"^(?:{choice})(?!\w)" if start else rf"\b(?:{choice})\b")


def is_caps(text: str) -> bool:
    """Whether a text is printed in capitals."""
    letters = [c for c in text[:400] if c.isalpha()]
    return len(letters) > 1 and sum(c.isupper() for c in letters) * 10 >= len(letters) * 9


UNITS: Final = tuple(
    sorted(
        (
            *("%", "‰", "mô hình", "sáng kiến", "sáng kiến kinh nghiệm", "đề tài", "giải pháp"),
            *("tỷ đồng", "tỉ đồng", "triệu đồng", "nghìn đồng", "đồng", "tấn", "tạ", "kg", "lít"),
            *("ha", "héc-ta", "km", "m2", "m²", "m3", "m³", "m", "kwh"),
            *("thôn", "bản", "xóm", "tổ dân phố", "khu phố", "khu dân cư", "xã", "phường"),
            *("hộ", "hộ gia đình", "hộ dân", "hộ nghèo", "người", "lao động", "người dân"),
            *("công trình", "phần việc", "dự án", "tuyến đường", "tuyến", "đoạn đường", "cây cầu"),
            *("căn nhà", "ngôi nhà", "nhà", "nhà văn hóa", "phòng học", "trường", "trường học"),
            *("lớp", "lớp học", "lượt", "lượt người", "lần", "buổi", "cuộc", "đợt", "ngày công"),
            *("hội nghị", "hội thi", "hội thảo", "chuyên đề", "giải", "huy chương", "tiết dạy"),
            *("tiết học", "tiết", "giờ"),
            *("tin, bài", "tin bài", "tin", "bài", "bài viết", "văn bản", "hồ sơ", "thủ tục"),
            *("giấy chứng nhận", "sản phẩm", "doanh nghiệp", "hợp tác xã"),
            *("tổ hợp tác", "hộ kinh doanh", "cơ sở", "trang trại", "cây", "cây xanh", "con"),
            *("đoàn viên", "hội viên", "đảng viên", "quần chúng", "học sinh", "giáo viên"),
            *("cán bộ", "công chức", "viên chức", "thanh niên", "tập thể", "cá nhân", "gương"),
            *("điển hình", "gương điển hình", "câu lạc bộ", "chi hội", "chi bộ", "tổ", "đội"),
            *("nhóm", "bộ", "camera", "máy tính", "trường hợp", "vụ", "vụ việc", "ca", "điểm nóng"),
            *(
                "triệu",
                "tỷ",
                "tỉ",
                "phút",
                "tiết mục",
                "phụ nữ",
                "đề án",
                "trẻ em",
                "trạm y tế",
                "tổ chức",
            ),
            *("thẻ", "sổ", "bếp", "giếng", "biển báo"),
            *("hội viên nông dân", "nông dân", "công dân", "đồng chí", "đ/c", "trẻ", "cháu"),
            *("cựu chiến binh", "bệnh nhân", "giường bệnh"),
            *("công nhân", "cán bộ, công chức", "thửa", "trụ sở", "máy", "bồn", "cổng"),
            *(
                "cơ sở dữ liệu",
                "kỹ thuật",
                "đầu sách",
                "khẩu súng",
                "quỹ",
                "phong trào",
                "góc xanh",
                "tuyến ngõ",
            ),
            *("điểm", "đơn", "đơn thư", "ý kiến", "suất", "suất quà", "phần quà", "đơn vị máu"),
            *("tiêu chí", "chỉ tiêu", "danh hiệu", "gói thầu", "mẫu", "điểm cầu", "dịch vụ"),
            *("tập thể, cá nhân", "đơn vị", "cơ quan", "cuộc kiểm tra", "chỗ", "thửa đất"),
        ),
        key=len,
        reverse=True,
    )
)
"""Measure units (đơn vị tính), the longest first."""

_UNIT: Final = re.compile(
    "(?:" + "|".join(re.escape(unit) for unit in UNITS) + r")(?![\w²³])", re.IGNORECASE
)
_UNMARKED: Final = {fold(unit): unit for unit in UNITS if " " in unit}
_PER: Final = re.compile(
    r"/\s?(?:sáng kiến|học kỳ|năm học|đoàn viên|hội viên|giáo viên|[^\W\d]+)", re.IGNORECASE
)
_NAMED: Final = re.compile(r"[“\"](?P<name>[^“”\"\d]{3,40})[”\"]")
"""A thing counted by its own name: 03 “Mái ấm tình thương”."""


def unit_at(text: str) -> str | None:
    """Read the measure unit that a text begins with ("triệu đồng/người/năm")."""
    found = _UNIT.match(text)
    if found is None and (named := _NAMED.match(text)) is not None:
        return named["name"]
    if found is None:
        head = fold(text[:20])
        return next((unit for bare, unit in _UNMARKED.items() if head.startswith(bare)), None)
    end = found.end()
    while (per := _PER.match(text, end)) is not None:
        end = per.end()
    return text[:end].lower()
