"""Words for the columns of a list that is read in."""

from __future__ import annotations

from typing import TYPE_CHECKING

from thidua_desktop.core.legacy import Encoding
from thidua_desktop.exchange.column_words import ImportField

if TYPE_CHECKING:
    from collections.abc import Mapping
    from enum import Enum

IMPORT_LABELS: Mapping[Enum, str] = {
    ImportField.ORDINAL: "Số thứ tự (không lấy)",
    ImportField.UNIT: "Đơn vị",
    ImportField.SHORT_NAME: "Tên gọi tắt",
    ImportField.KIND: "Loại đơn vị",
    ImportField.BLOCK: "Khối thi đua",
    ImportField.HEAD: "Người đứng đầu",
    ImportField.CONTACT: "Liên hệ",
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
    ImportField.FIELD: "Nội dung thi đua",
    ImportField.INDICATOR: "Chỉ tiêu",
    ImportField.RULE: "Cách tính",
    ImportField.MEASURE: "Đơn vị tính",
    ImportField.TARGET: "Mục tiêu",
    ImportField.WEIGHT: "Trọng số",
    ImportField.DEADLINE: "Thời hạn",
    ImportField.SCOPE: "Phạm vi",
    ImportField.SUBJECT: "Đối tượng",
    ImportField.COLLECTIVE: "Tên tập thể",
    ImportField.HOUSEHOLD: "Chủ hộ",
    ImportField.FORM: "Hình thức",
    ImportField.DECISION: "Số quyết định",
    ImportField.DECIDED_ON: "Ngày quyết định",
    ImportField.YEAR: "Năm khen",
    ImportField.ISSUER: "Cơ quan ban hành",
    ImportField.AWARD_TYPE: "Loại hình",
    ImportField.CITATION: "Thành tích",
    ImportField.AMOUNT: "Số tiền",
    ImportField.REGISTER: "Số sổ",
    ImportField.VALUE: "Trong tệp",
    ImportField.READ_AS: "Đọc thành",
    Encoding.UNICODE: "Unicode",
    Encoding.TCVN3: "TCVN3 (phông .VnTime)",
    Encoding.VNI: "VNI (phông VNI-Times)",
}
