"""Sentences for scores: how they are counted, bonus and deduction, closing."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

SCORE_SENTENCES: Mapping[str, str] = {
    "setting.scale_order": "Bốn mức đánh giá phải giảm dần: Tốt, Khá, Đạt, Chưa đạt.",
    "setting.tie_twice": "Một tiêu chí phụ được chọn hai lần. Mỗi tiêu chí chỉ chọn một lần.",
    "setting.tie_field": "Chọn nội dung mà điểm của nó xét trước khi bằng tổng điểm.",
    "setting.tie_day": "Nhập hạn đăng ký: tiêu chí “đăng ký đúng hạn” so với ngày này.",
    "trial.same": "Phương án không khác gì hiện nay nên không có gì để áp dụng.",
    "adjustment.unit": "Chọn đơn vị được cộng, bị trừ điểm hoặc không xét.",
    "adjustment.points": "Số điểm phải lớn hơn 0. Ghi số dương; điểm trừ tự mang dấu trừ.",
    "adjustment.too_many": "Số điểm nhiều nhất là {most}.",
    "adjustment.reason": "Ghi lý do: lý do được in trên phiếu chấm điểm.",
    "adjustment.day_outside": "Ngày nằm ngoài thời gian của phong trào ({starts} – {ends}).",
    "campaign.close_future": "Ngày chốt số liệu không thể sau hôm nay ({today}).",
    "campaign.close_before_start": "Ngày chốt số liệu phải từ ngày bắt đầu phong trào ({starts}).",
    "paper.no_sheets": "Chưa có đơn vị nào trong khối thi đua để lập phiếu chấm điểm.",
}
