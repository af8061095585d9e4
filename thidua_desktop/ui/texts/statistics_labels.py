"""Words for what awards are counted by."""

from __future__ import annotations

from typing import TYPE_CHECKING

from thidua_desktop.domain.award_stats import Dimension, Measure

if TYPE_CHECKING:
    from collections.abc import Mapping
    from enum import Enum

STATISTICS_LABELS: Mapping[Enum, str] = {
    Dimension.YEAR: "Năm",
    Dimension.FORM: "Hình thức",
    Dimension.AWARD_TYPE: "Loại hình",
    Dimension.SUBJECT: "Đối tượng",
    Dimension.UNIT: "Đơn vị",
    Dimension.UNIT_KIND: "Loại đơn vị",
    Dimension.GENDER: "Giới tính",
    Dimension.PERSON_GROUP: "Nhóm cá nhân",
    Measure.COUNT: "Số lần khen",
    Measure.MONEY: "Tiền thưởng (đồng)",
}
