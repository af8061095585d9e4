"""The window's seven tabs."""

from __future__ import annotations

from enum import Enum

from thidua_desktop.ui.icons import Icon


class Tab(Enum):
    """In the order of the window; the value names the page under resources/help."""

    OVERVIEW = "tong-quan"
    UNITS = "don-vi"
    INDICATORS = "chi-tieu"
    PROGRESS = "tien-do"
    RANKING = "xep-hang"
    AWARDS = "khen-thuong"
    PAPERS = "van-ban"

    @property
    def number(self) -> int:
        """1 to 7, as in Alt+1 … Alt+7."""
        return tuple(Tab).index(self) + 1

    @property
    def title(self) -> str:
        return TITLES[self]

    @property
    def icon(self) -> Icon:
        return ICONS[self]


TITLES = {
    Tab.OVERVIEW: "Tổng quan",
    Tab.UNITS: "Đơn vị",
    Tab.INDICATORS: "Chỉ tiêu",
    Tab.PROGRESS: "Tiến độ",
    Tab.RANKING: "Xếp hạng",
    Tab.AWARDS: "Khen thưởng",
    Tab.PAPERS: "Văn bản",
}

ICONS = {
    Tab.OVERVIEW: Icon.DASHBOARD,
    Tab.UNITS: Icon.UNITS,
    Tab.INDICATORS: Icon.INDICATORS,
    Tab.PROGRESS: Icon.PROGRESS,
    Tab.RANKING: Icon.RANKING,
    Tab.AWARDS: Icon.AWARD,
    Tab.PAPERS: Icon.PAPER,
}
