"""Whether a task that nothing measures is done once (DONE) or done well (GRADE)."""

from __future__ import annotations

import re
from typing import Final

from thidua_desktop.domain.terms import Rule

_LEAD: Final = r"^(?:(?:tiếp tục|tập trung|chủ động|kịp thời|phấn đấu|tích cực|cơ bản)\s+)*"
_FINISHED: Final = re.compile(_LEAD + r"hoàn thành\b", re.IGNORECASE)
_DUE: Final = re.compile(r"\b(?:hoàn thành|xong)\b", re.IGNORECASE)
_PREPARES: Final = re.compile(
    _LEAD + r"(?:chuẩn bị|tổ chức thực hiện|triển khai|ban hành|tham mưu|rà soát|kiện toàn|"
    r"lắp đặt|thành lập|phát động|ký kết|tuyển chọn|khánh thành|khởi công|bàn giao|"
    r"xây dựng (?:kế hoạch|chương trình|quy chế|đề án|phương án))\b",
    re.IGNORECASE,
)
_BETTERS: Final = re.compile(
    _LEAD + r"(?:nâng cao|nâng|tăng cường|tăng|đẩy mạnh|giữ vững|giữ|làm tốt|phát huy|duy trì|"
    r"đổi mới|củng cố|từng bước|cải thiện|bảo đảm|đảm bảo|quan tâm|chú trọng|hạn chế|giảm|"
    r"quản lý|phát triển|mở rộng|bảo vệ)\b",
    re.IGNORECASE,
)
_WELL: Final = re.compile(
    r"\b(?:tốt|kịp thời|hiệu quả|nghiêm|nghiêm túc|đúng quy định|vững mạnh|thường xuyên|chặt chẽ|"
    r"công khai, minh bạch)\b",
    re.IGNORECASE,
)
_ACTS: Final = re.compile(
    _LEAD + r"(?:tổ chức|thực hiện|chỉ đạo|phối hợp|hướng dẫn|vận động|tuyên truyền|xây dựng|"
    r"ra quân|hỗ trợ|tham gia|giới thiệu|lựa chọn|đề xuất|lập|cấp|trồng|làm|mở|bố trí|đăng ký)\b",
    re.IGNORECASE,
)


def is_finished(text: str) -> bool:
    """Whether the task says "hoàn thành" first: done or not done."""
    return _FINISHED.match(text) is not None


def is_due(text: str) -> bool:
    """Whether a task with a deadline says "hoàn thành" or "xong" anywhere."""
    return _DUE.search(text) is not None


def unmeasured_rule(text: str, *, dated: bool = False) -> Rule:
    """Choose by the leading verb, then by words of quality, then by whether a day is named."""
    if _PREPARES.match(text):
        return Rule.DONE
    if _BETTERS.match(text) or _WELL.search(text):
        return Rule.GRADE
    return Rule.DONE if dated or _ACTS.match(text) else Rule.GRADE
