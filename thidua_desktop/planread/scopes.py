"""Whom a task is meant for: the commune as one, or each unit of some kinds ("mỗi thôn")."""

from __future__ import annotations

import re
from typing import Final

from thidua_desktop.domain.terms import ScopeKind, UnitKind
from thidua_desktop.planread.draft import Scope

_KINDS: Final[dict[str, UnitKind | None]] = {
    **dict.fromkeys(
        ("thôn", "bản", "xóm", "ấp", "buôn", "làng", "tổ dân phố", "khu phố", "khối phố"),
        UnitKind.HAMLET,
    ),
    **dict.fromkeys(("khu dân cư", "tổ nhân dân"), UnitKind.HAMLET),
    **dict.fromkeys(("nhà trường", "trường học", "trường", "cơ sở giáo dục"), UnitKind.SCHOOL),
    **dict.fromkeys(("phòng", "cơ quan", "ban, ngành", "sở", "ngành"), UnitKind.DEPARTMENT),
    **dict.fromkeys(("chi bộ", "đảng bộ", "cấp ủy"), UnitKind.PARTY),
    **dict.fromkeys(
        ("chi hội", "đoàn thể", "tổ chức chính trị - xã hội", "công đoàn cơ sở", "chi đoàn"),
        UnitKind.FRONT,
    ),
    **dict.fromkeys(("trạm y tế", "cơ sở y tế"), UnitKind.HEALTH),
    **dict.fromkeys(("công an", "quân sự"), UnitKind.POLICE_MILITARY),
    **dict.fromkeys(("doanh nghiệp", "hợp tác xã", "hộ kinh doanh"), UnitKind.BUSINESS),
    **dict.fromkeys(("xã", "phường", "đặc khu", "huyện", "địa phương"), UnitKind.OTHER),
    **dict.fromkeys(("đơn vị", "tập thể"), None),  # of whatever kind
}
_NOUN: Final = "|".join(re.escape(noun) for noun in sorted(_KINDS, key=len, reverse=True))
_EACH: Final = re.compile(rf"\b(?:mỗi|từng)\s+(?:một\s+)?(?P<noun>{_NOUN})\b", re.IGNORECASE)
_ALSO: Final = re.compile(
    rf"(?:\s?,\s?|\s+và\s+|\s?/\s?|\s+hoặc\s+)(?:mỗi\s+)?(?P<noun>{_NOUN})\b", re.IGNORECASE
)
_EACH_OTHER: Final = re.compile(
    r"\bmỗi\s+(?!năm|tháng|quý|tuần|ngày|kỳ|học kỳ|lần|đợt|khi|buổi|giai đoạn)", re.IGNORECASE
)


def scope_of(text: str) -> Scope:
    """Read the scope; no kinds in EACH_UNIT means every unit."""
    found = _EACH.search(text)
    if found is None:
        return Scope(ScopeKind.COMMUNE)
    kinds: list[UnitKind] = []
    while found is not None:
        kind = _KINDS[found["noun"].lower()]
        if kind is not None and kind not in kinds:
            kinds.append(kind)
        found = _ALSO.match(text, found.end())
    return Scope(ScopeKind.EACH_UNIT, tuple(kinds))


def is_unclear(text: str) -> bool:
    """Whether "mỗi" counts something that is no unit: "mỗi giáo viên"."""
    return _EACH.search(text) is None and _EACH_OTHER.search(text) is not None
