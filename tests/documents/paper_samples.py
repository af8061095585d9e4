"""Papers with sample people, as tests and looks at pages need them."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path

from thidua_desktop.core.numbers import format_decimal
from thidua_desktop.documents.blocks import Signer
from thidua_desktop.documents.decision_award import AwardDecision, Awardee, AwardeeKind
from thidua_desktop.documents.final_report import (
    AwardTotals,
    FieldReport,
    FinalReport,
    IndicatorLine,
)
from thidua_desktop.documents.fonts import FontSet, register
from thidua_desktop.documents.indicator_summary import (
    FieldResults,
    IndicatorResult,
    IndicatorSummary,
)
from thidua_desktop.documents.pact import Pact, PactGroup, PactTask
from thidua_desktop.documents.parts import Issuer, PaperNumber
from thidua_desktop.documents.plan_paper import PlanPaper, PlanSubject
from thidua_desktop.documents.ranking_list import RankedBlock, RankedUnit, RankingList
from thidua_desktop.documents.registration_sheet import (
    RegisteredTask,
    RegistrationSheet,
    TaskGroup,
)
from thidua_desktop.documents.report_registers import DifficultyLine, InitiativeLine, RoleModelLine
from thidua_desktop.documents.score_sheet import (
    ScoreSheetPaper,
    SheetChange,
    SheetGroup,
    SheetLine,
)

DECREE = (
    "Căn cứ Nghị định số 152/2025/NĐ-CP ngày 14/6/2025 của Chính phủ quy định về phân cấp, phân "
    "quyền trong lĩnh vực thi đua, khen thưởng; quy định chi tiết và hướng dẫn thi hành một số "
    "điều của Luật Thi đua, khen thưởng"
)
FONT_DIR = Path(__file__).parents[2] / "resources" / "fonts"
MOVEMENT = (
    "phong trào thi đua lập thành tích chào mừng Đại hội lần thứ XIV của Đảng; tăng tốc, "
    "bứt phá hoàn thành thắng lợi các mục tiêu, nhiệm vụ Nghị quyết Đại hội lần thứ XIII của Đảng"
)

COMMUNE = Issuer(
    lines=("ỦY BAN NHÂN DÂN", "XÃ CAO LỘC"), name="Ủy ban nhân dân xã Cao Lộc", place="Cao Lộc"
)
DEPARTMENT = Issuer(
    lines=("PHÒNG VĂN HÓA - XÃ HỘI",),
    name="Phòng Văn hóa - Xã hội xã Cao Lộc",
    place="Cao Lộc",
    superior=("UBND XÃ CAO LỘC",),
)
COUNCIL = Issuer(
    lines=("HỘI ĐỒNG", "THI ĐUA - KHEN THƯỞNG"),
    name="Hội đồng Thi đua - Khen thưởng xã Cao Lộc",
    place="Cao Lộc",
    superior=("UBND XÃ CAO LỘC",),
)


def fonts() -> FontSet:
    return register(FONT_DIR)


def awardees() -> tuple[Awardee, ...]:
    c, p, h = AwardeeKind.COLLECTIVE, AwardeeKind.PERSON, AwardeeKind.HOUSEHOLD
    return (
        Awardee(c, "Tập thể Trường Tiểu học mẫu A", "Trường Tiểu học mẫu A", 1_410_000),
        Awardee(c, "Cán bộ và Nhân dân Thôn mẫu 01", "Thôn mẫu 01, xã Cao Lộc", 1_410_000),
        Awardee(p, "Ông Nguyễn Văn Mẫu", "Trưởng Thôn mẫu 01, xã Cao Lộc", 710_000),
        Awardee(p, "Bà Hoàng Thị Mẫu", "Giáo viên, Trường Tiểu học mẫu A", 710_000),
        Awardee(
            p,
            "Bà Lường Thị Mỹ Hằng Mẫu",
            "Phó Chủ tịch Hội Liên hiệp Phụ nữ xã, Trưởng ban công tác Mặt trận Thôn mẫu 02",
            0,
            "không chi, đã hưởng mức cao hơn",
        ),
        Awardee(h, "Hộ gia đình ông Vi Văn Mẫu", "Thôn mẫu 03, xã Cao Lộc", 1_060_000),
    )


def decision() -> AwardDecision:
    return AwardDecision(
        issuer=COMMUNE,
        number=PaperNumber("QĐ-UBND", 5, date(2026, 1, 5)),
        decider="CHỦ TỊCH ỦY BAN NHÂN DÂN XÃ CAO LỘC",
        decider_name="Chủ tịch Ủy ban nhân dân xã Cao Lộc",
        award="Giấy khen",
        subject="Về việc tặng Giấy khen trong phong trào thi đua lập thành tích chào mừng "
        "Đại hội lần thứ XIV của Đảng",
        bases=(
            "Căn cứ Luật Tổ chức chính quyền địa phương số 72/2025/QH15",
            "Căn cứ Luật Thi đua, khen thưởng số 06/2022/QH15",
            DECREE,
            "Căn cứ Thông tư số 15/2025/TT-BNV ngày 04/8/2025 của Bộ trưởng Bộ Nội vụ",
        ),
        proposal="Theo đề nghị của Trưởng phòng Văn hóa - Xã hội tại Tờ trình số 03/TTr-VHXH "
        "ngày 04/01/2026",
        awardees=awardees(),
        achievement=f"đã có thành tích xuất sắc trong {MOVEMENT}",
        prize_basis="Điều 54 Nghị định số 152/2025/NĐ-CP ngày 14/6/2025 của Chính phủ",
        fund="Quỹ thi đua, khen thưởng của xã năm 2026",
        executors="Chánh Văn phòng HĐND và UBND xã, Trưởng phòng Văn hóa - Xã hội, Trưởng phòng "
        "Kinh tế, thủ trưởng các cơ quan, đơn vị có liên quan và các tập thể, cá nhân, hộ gia "
        "đình có tên tại Điều 1 chịu trách nhiệm thi hành Quyết định này",
        recipients=(
            "Như Điều 3",
            "UBND tỉnh (b/c)",
            "Thường trực Đảng ủy, HĐND xã",
            "Chủ tịch, các Phó Chủ tịch UBND xã",
            "Lưu: VT, VHXH",
        ),
        signer=Signer(("CHỦ TỊCH",), "Nguyễn Văn Mẫu"),
    )


def long_decision(count: int) -> AwardDecision:
    """Award `count` persons."""
    people = tuple(
        Awardee(
            AwardeeKind.PERSON, f"Bà Nguyễn Thị Mẫu {at:03d}", f"Thôn mẫu {at % 31:02d}", 710_000
        )
        for at in range(1, count + 1)
    )
    return replace(decision(), awardees=people)


def _results() -> tuple[IndicatorResult, ...]:
    def of_units(*values: str | Decimal | None) -> tuple[str | Decimal | None, ...]:
        return tuple(values[at % len(values)] for at in range(20))

    return (
        IndicatorResult(
            "Hoàn thành các chỉ tiêu, nhiệm vụ phát triển kinh tế - xã hội đã đề ra năm 2025",
            "%",
            Decimal(100),
            Decimal("96.5"),
            Decimal("96.5"),
            "Chưa đạt",
            by_unit=of_units(Decimal(100), Decimal("92.5"), "chưa có số liệu"),
        ),
        IndicatorResult(
            "Mô hình/sáng kiến về ứng dụng công nghệ cao hoặc chuỗi liên kết sản xuất nông nghiệp",
            "mô hình",
            "≥ 01",
            "01",
            Decimal(100),
            "Đạt",
            "Cấp xã",
            by_unit=of_units(None),
        ),
        IndicatorResult(
            "Không để xảy ra trường hợp vi phạm mới về đất đai",
            "trường hợp",
            Decimal(0),
            Decimal(0),
            None,
            "Đạt",
            by_unit=of_units(Decimal(0), "không phát sinh"),
        ),
        IndicatorResult(
            "Hoàn thành việc làm giàu, làm sạch, đồng bộ, kết nối, chia sẻ cơ sở dữ liệu đất đai",
            "nhiệm vụ",
            "Hoàn thành",
            "chưa có số liệu",
            None,
            "Chưa có số liệu",
            by_unit=of_units("chưa có số liệu", "đã hoàn thành"),
        ),
    )


FIELD_NAMES = (
    "Triển khai đồng bộ các giải pháp phát triển kinh tế - xã hội",
    "Tập trung lĩnh vực Văn hóa - Xã hội và An sinh",
    "Lĩnh vực Giáo dục và Đào tạo",
    "Nâng cao hiệu quả Cải cách hành chính, Chuyển đổi số",
    "Xây dựng Đảng, Chính quyền và Giữ vững Quốc phòng - An ninh",
)


def summary() -> IndicatorSummary:
    return IndicatorSummary(
        issuer=DEPARTMENT,
        number=PaperNumber("BC-VHXH", None, None, 2026),
        campaign="phong trào thi đua lập thành tích chào mừng Đại hội lần thứ XIV của Đảng",
        as_at=date(2026, 1, 15),
        provisional=True,
        fields=tuple(FieldResults(name, _results()) for name in FIELD_NAMES),
        signers=(
            Signer(("NGƯỜI LẬP BIỂU",), "Hoàng Thị Mẫu"),
            Signer(("TRƯỞNG PHÒNG",), "Lý Văn Mẫu"),
        ),
        units=tuple(f"Thôn mẫu {at:02d}" for at in range(1, 21)),
    )


def plan() -> PlanPaper:
    return PlanPaper(
        issuer=COMMUNE,
        number="",
        symbol="KH-UBND",
        day=None,
        year=2026,
        title=MOVEMENT.replace("phong trào", "Triển khai phong trào", 1),
        bases=(DECREE,),
        joins=("Phong trào thi đua của ngành",),
        subjects=(
            PlanSubject("1", FIELD_NAMES[0], ("Xây dựng ít nhất 01 mô hình", "Làm tốt việc mẫu!")),
            PlanSubject("3", FIELD_NAMES[1], ("Hoàn thành 100% nhiệm vụ năm học 2025 - 2026.",)),
        ),
        period=("Từ ngày 01/12/2025 đến hết ngày 23/01/2026",),
        award_forms=("Giấy khen của Chủ tịch Ủy ban nhân dân xã",),
        criteria=(),
        follower="Phòng Văn hóa - Xã hội",
        recipients=("Thường trực Đảng ủy xã", "Lưu: VT"),
        signer=Signer(("TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH"), "Nguyễn Văn Mẫu"),
    )


def ranking() -> RankingList:
    zero = Decimal(0)
    hamlets = (
        RankedUnit(1, "Thôn mẫu 01", Decimal("98.5"), Decimal(2), zero, "Xuất sắc"),
        RankedUnit(2, "Thôn mẫu 02", Decimal("91.25"), zero, zero, "Xuất sắc"),
        RankedUnit(2, "Thôn mẫu 03", Decimal("91.25"), zero, Decimal(1), "Xuất sắc"),
        RankedUnit(
            4,
            "Thôn mẫu 04",
            Decimal("69.99"),
            zero,
            zero,
            "Chưa đạt",
            "còn 03 chỉ tiêu chưa có số liệu",
        ),
        RankedUnit(
            None, "Thôn mẫu 05", None, zero, zero, "", "không xét: vi phạm trật tự xây dựng"
        ),
    )
    schools = (
        RankedUnit(1, "Trường Tiểu học mẫu A", Decimal(100), zero, zero, "Xuất sắc"),
        RankedUnit(2, "Trường Trung học cơ sở mẫu B", Decimal("88.1"), zero, zero, "Tốt"),
    )
    return RankingList(
        issuer=COUNCIL,
        number=None,
        campaign="phong trào thi đua lập thành tích chào mừng Đại hội lần thứ XIV của Đảng",
        as_at=date(2026, 1, 15),
        provisional=True,
        blocks=(RankedBlock("Khối các thôn", hamlets), RankedBlock("Khối trường học", schools)),
        signers=(Signer(("TM. HỘI ĐỒNG", "CHỦ TỊCH"), "Nguyễn Văn Mẫu"),),
        scale_note="Ghi chú: thang xếp loại (90, 80, 70 điểm) do đơn vị tự quy định.",
    )


def score_sheets() -> tuple[ScoreSheetPaper, ...]:
    """Two sheets: one open and verified otherwise than reported, one with nothing to score."""
    ten, six = Decimal(50), Decimal("33.33")
    first = ScoreSheetPaper(
        issuer=DEPARTMENT,
        unit="Thôn mẫu 01",
        block="Khối các thôn",
        campaign=MOVEMENT,
        as_at=date(2026, 1, 15),
        provisional=True,
        groups=(
            SheetGroup(
                "Phát triển kinh tế - xã hội",
                ten + ten,
                ten + six,
                (
                    SheetLine("Mô hình kinh tế", "mô hình", "≥ 1", "1", "100%", ten, ten),
                    SheetLine("Hồ sơ đúng hạn", "%", "100%", "8/12", "66,7%", ten, six, "9/12"),
                ),
            ),
            SheetGroup(
                "Không tính điểm",
                None,
                None,
                (SheetLine("Thiên tai", "vụ", "0", "Không phát sinh", "—", None, None),),
            ),
        ),
        changes=(
            SheetChange("Điểm thưởng từ 10/01/2026: gương điển hình mẫu", Decimal(2)),
            SheetChange("Điểm trừ từ 11/01/2026: chậm báo cáo mẫu", Decimal(-1)),
        ),
        total=Decimal("84.33"),
        closing=(("Tổng điểm", "84,33 điểm"), ("Xếp loại phong trào", "Tốt")),
        signers=(Signer(("ĐẠI DIỆN ĐƠN VỊ",)), Signer(("NGƯỜI CHẤM ĐIỂM",))),
        notes=("Thang xếp loại do cơ quan đặt.",),
    )
    nothing = replace(
        first, unit="Thôn mẫu 02", block="", groups=(), changes=(), total=None, notes=()
    )
    return first, nothing


def _shown(value: str | Decimal | None) -> str:
    return format_decimal(value) if isinstance(value, Decimal) else value or "-"


def report() -> FinalReport:
    lines = tuple(
        IndicatorLine(one.name, one.measure, _shown(one.target), _shown(one.actual), "-", one.state)
        for one in _results()
    )
    return FinalReport(
        issuer=COMMUNE,
        number=PaperNumber("BC-UBND", 12, date(2026, 1, 28)),
        campaign=MOVEMENT,
        opening="Thực hiện Kế hoạch số 15/KH-UBND ngày 10/12/2025 của Ủy ban nhân dân xã Cao Lộc",
        as_at=date(2026, 1, 23),
        provisional=False,
        launch_facts=(
            "Số cơ quan, đơn vị, thôn tham gia phong trào: 42",
            "Số đơn vị đã gửi kế hoạch thực hiện: 40/42",
        ),
        fields=tuple(
            FieldReport(name, lines, reached, 1, 1)
            for name, reached in zip(FIELD_NAMES, (5, 1, 2, 2, 7), strict=True)
        ),
        silent_units=("Thôn mẫu 11", "Thôn mẫu 12"),
        role_models=(
            RoleModelLine(whose="Người mẫu 01, Thôn mẫu 01", title="Giúp hộ nghèo", made_known=""),
            RoleModelLine(
                whose="Thôn mẫu 02", title="Giữ sạch đường thôn", made_known="Loa truyền thanh xã"
            ),
        ),
        initiatives=(
            InitiativeLine(
                title="Mô hình trồng đào chuyên canh",
                is_model=True,
                whose="Thôn mẫu 01",
                recognised="Trưởng Thôn mẫu 01 xác nhận, ngày 10/01/2026",
            ),
        ),
        difficulties=(
            DifficultyLine(
                content="Thiếu máy quét để số hóa hồ sơ",
                unit="Trung tâm Phục vụ hành chính công",
                owner="Văn phòng HĐND và UBND",
                due_on=date(2026, 1, 10),
                answer="Bố trí 01 máy quét từ kho.",
                answered_on=date(2026, 1, 12),
            ),
            DifficultyLine(
                content="Đường vào khu trồng rau hỏng",
                unit="Thôn mẫu 02",
                owner="Phòng Kinh tế",
                due_on=date(2026, 1, 30),
                answer="",
                answered_on=None,
            ),
        ),
        awards=(
            AwardTotals("Giấy khen của Chủ tịch UBND xã", 2, 3, 1, 5_300_000),
            AwardTotals("Đề nghị Chủ tịch UBND tỉnh tặng Bằng khen", 1, 0, 0, 0),
        ),
        recipients=(
            "UBND tỉnh (b/c)",
            "Sở Nội vụ (b/c)",
            "Thường trực Đảng ủy xã",
            "Lưu: VT, VHXH",
        ),
        signer=Signer(("TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH"), "Trần Thị Mẫu"),
    )


HAMLET = Issuer(
    lines=("THÔN MẪU 01",), name="Thôn mẫu 01", place="Cao Lộc", superior=("UBND XÃ CAO LỘC",)
)
OPENING = f"Thực hiện Kế hoạch của Ủy ban nhân dân xã Cao Lộc về {MOVEMENT}"
MODEL = "Mỗi thôn duy trì và phát triển ít nhất 01 mô hình kinh tế hiệu quả"


def registration() -> RegistrationSheet:
    return RegistrationSheet(
        issuer=HAMLET,
        unit="Thôn mẫu 01",
        addressee="Ủy ban nhân dân xã Cao Lộc (qua Phòng Văn hóa - Xã hội)",
        campaign=MOVEMENT,
        opening=OPENING,
        groups=(
            TaskGroup(
                "Phát triển kinh tế - xã hội",
                (
                    RegisteredTask(
                        MODEL, "mô hình", "≥ 1", "≥ 2", "Ông Lý Văn Mẫu", date(2026, 1, 10)
                    ),
                    RegisteredTask("Vi phạm mới về đất đai", "vụ", "0"),
                ),
            ),
        ),
        signers=(
            Signer(("XÁC NHẬN", "CỦA UBND XÃ")),
            Signer(("TRƯỞNG BAN", "CÔNG TÁC MẶT TRẬN")),
            Signer(("TRƯỞNG THÔN",), "Lý Văn Mẫu"),
        ),
        recipients=(),
        year=2026,
    )


def school_registration() -> RegistrationSheet:
    return replace(
        registration(),
        unit="Trường mẫu A",
        signers=(Signer(("HIỆU TRƯỞNG",), "Hoàng Thị Mẫu"),),
        recipients=("Như trên", "Phòng Văn hóa - Xã hội", "Lưu: đơn vị"),
        day=date(2025, 12, 5),
    )


def pact(count: int = 4) -> Pact:
    names = tuple(f"Thôn mẫu {number:02d}" for number in range(1, count + 1))
    return Pact(
        issuer=replace(HAMLET, lines=("KHỐI THÔN",)),
        block="Khối thôn",
        campaign=MOVEMENT,
        opening=OPENING,
        units=names,
        groups=(
            PactGroup(
                "Phát triển kinh tế - xã hội",
                (PactTask(MODEL, "mô hình", "≥ 1", "Cả khối", "Thôn mẫu 01: 2"),),
            ),
        ),
        signers=tuple(Signer(("TRƯỞNG THÔN", name.upper()), "Lý Văn Mẫu") for name in names),
        follower="Phòng Văn hóa - Xã hội",
        year=2026,
    )
