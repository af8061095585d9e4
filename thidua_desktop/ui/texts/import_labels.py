"""Words for the columns of a list that is read in."""

from __future__ import annotations

from typing import TYPE_CHECKING

from thidua_desktop.core.legacy import Encoding
from thidua_desktop.exchange.columns import ImportField, Subject

if TYPE_CHECKING:
    from collections.abc import Mapping
    from enum import Enum

IMPORT_LABELS: Mapping[Enum, str] = {
    Subject.UNITS: "Danh sách đơn vị",
    Subject.PEOPLE: "Danh sách cá nhân",
    ImportField.ORDINAL: "Số thứ tự (không lấy)",
    ImportField.UNIT: "Đơn vị",
    ImportField.SHORT_NAME: "Tên gọi tắt",
    ImportField.KIND: "Loại đơn vị",
    ImportField.BLOCK: "Khối thi đua",
    ImportField.HEAD: "Người đứng đầu",
    ImportField.PHONE: "Điện thoại (không lấy)",
    ImportField.FULL_NAME: "Họ và tên",
    ImportField.FAMILY_NAME: "Họ và tên đệm",
    ImportField.GIVEN_NAME: "Tên",
    ImportField.POSITION: "Chức vụ",
    ImportField.BIRTH: "Năm sinh",
    ImportField.GENDER: "Giới tính",
    ImportField.MALE: "Nam (đánh dấu hoặc năm sinh)",
    ImportField.FEMALE: "Nữ (đánh dấu hoặc năm sinh)",
    ImportField.GROUP: "Nhóm đối tượng",
    ImportField.SALUTATION: "Danh xưng",
    Encoding.UNICODE: "Unicode",
    Encoding.TCVN3: "TCVN3 (phông .VnTime)",
    Encoding.VNI: "VNI (phông VNI-Times)",
}
