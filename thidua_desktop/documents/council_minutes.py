"""Biên bản họp Hội đồng and biên bản kiểm phiếu: who was there, what each vote came to.

Minutes carry no place and day under the motto; the secretary signs left, the chairman right.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from thidua_desktop.core.dates import format_long
from thidua_desktop.core.numbers import format_count
from thidua_desktop.core.text import lower_first
from thidua_desktop.documents.blocks import (
    FIXED_SPACE,
    Align,
    Blank,
    Block,
    Column,
    Document,
    Letterhead,
    ListItems,
    Paragraph,
    Recipients,
    Role,
    Row,
    RowKind,
    Section,
    Signatures,
    Signer,
    TableBlock,
    Title,
    plain,
)
from thidua_desktop.documents.parts import joined, roman

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from thidua_desktop.documents.parts import Issuer, PaperNumber

DRAFT: Final = "DỰ THẢO"
_SIZE: Final = 11.5


@dataclass(frozen=True, slots=True)
class MinutesMember:
    """One member: name, position, role in the council; `reason` of who was away."""

    name: str
    position: str
    role: str
    reason: str = ""

    @property
    def words(self) -> str:
        position = f", {self.position}" if self.position else ""
        return f"{self.name}{position} – {self.role}"


@dataclass(frozen=True, slots=True)
class VoteLine:
    """One nominee with the numbers of a ballot; `share` as "8/9 (88,89%)"."""

    name: str
    agree: int
    disagree: int
    abstain: int
    share: str
    result: str
    passed: bool


@dataclass(frozen=True, slots=True)
class VoteGroup:
    """Nominees of one kind and form; `kind` is the word after a count.

    `upward`: a higher authority decides about the form.
    """

    title: str
    kind: str
    award: str
    lines: tuple[VoteLine, ...]
    upward: bool = False


@dataclass(frozen=True, slots=True)
class CountedBallot:
    """Phiếu of one ballot with the votes it brought; the counts are None where hands were shown."""

    title: str  # "Lần 1"; "" where there is one only
    issued: int | None
    returned: int | None
    invalid: int | None
    groups: tuple[VoteGroup, ...]


@dataclass(frozen=True, slots=True)
class CouncilMinutes:
    """All that the minutes say; `written`: opinions were only sent, `draft`: not closed."""

    issuer: Issuer
    number: PaperNumber
    about: str  # xét khen thưởng …
    day: date
    started_at: str
    ended_at: str
    place: str
    written: bool
    members: int
    present: tuple[MinutesMember, ...]
    replied: tuple[MinutesMember, ...]
    absent: tuple[MinutesMember, ...]
    quorum: str  # "2/3"; "" unknown
    chair: MinutesMember | None
    secretary: MinutesMember | None
    method: str  # giơ tay, bỏ phiếu kín
    threshold: tuple[str, ...]  # "Giấy khen …: trên 1/2 tổng số thành viên"
    ballots: tuple[CountedBallot, ...]
    own_cases: tuple[str, ...]
    results: tuple[VoteGroup, ...]
    proposed_to: str  # Chủ tịch Ủy ban nhân dân xã …
    recipients: tuple[str, ...]
    ballot_label: str = ""
    draft: bool = False


def compose_minutes(data: CouncilMinutes) -> Document:
    """Compose the minutes of a meeting, or of a round of written opinions."""
    return Document(
        title=f"Biên bản họp Hội đồng {data.about}",
        author=data.issuer.name,
        sections=(Section(tuple(_minutes(data))),),
        mark=_mark(data),
    )


def compose_counting(data: CouncilMinutes) -> Document:
    """Compose biên bản kiểm phiếu; who counted is written by hand."""
    return Document(
        title=f"Biên bản kiểm {lower_first(data.ballot_label.lower())} {data.about}",
        author=data.issuer.name,
        sections=(Section(tuple(_counting(data))),),
        mark=_mark(data),
    )


def _mark(data: CouncilMinutes) -> str:
    """Say that numbers may still change, until the minutes are closed."""
    return DRAFT if data.draft else ""


def _head(data: CouncilMinutes) -> Letterhead:
    return Letterhead(data.issuer.lines, data.issuer.superior, number=f"Số: {data.number.full}")


def _long(day: date) -> str:
    return format_long(day).replace(" ", FIXED_SPACE)


def _minutes(data: CouncilMinutes) -> Iterator[Block]:
    yield _head(data)
    what = "Tổng hợp ý kiến bằng văn bản của Hội đồng" if data.written else "Họp Hội đồng"
    subject = f"{what} Thi đua - Khen thưởng {data.about}"
    yield Title("BIÊN BẢN", subject, mark=_mark(data))
    yield from _when(data)
    yield Paragraph(plain("I. THÀNH PHẦN"), Role.SECTION)
    yield from _who(data)
    yield Paragraph(plain("II. NỘI DUNG"), Role.SECTION)
    yield from _contents(data)
    yield Paragraph(plain("III. KẾT LUẬN"), Role.SECTION)
    yield from _conclusion(data)
    yield from _signed(data)


def _when(data: CouncilMinutes) -> Iterator[Block]:
    if data.written:
        yield Paragraph(plain(f"Ngày tổng hợp: {_long(data.day)}."))
        return
    started = f"{data.started_at}, " if data.started_at else ""
    yield Paragraph(plain(f"Thời gian bắt đầu: {started}{_long(data.day)}."))
    if data.place:
        yield Paragraph(plain(f"Địa điểm: {data.place}."))


def _who(data: CouncilMinutes) -> Iterator[Block]:
    count = len(data.present) + len(data.replied)
    verb = "Gửi ý kiến" if data.written else "Có mặt"
    of = f"{format_count(count)}/{format_count(data.members)} thành viên"
    quorum = f" (phải có ít nhất {data.quorum})" if data.quorum else ""
    yield Paragraph(plain(f"1. {verb}: {of}{quorum}, gồm:"))
    if data.present:
        yield _listed(data.present)
    if data.replied and data.present:
        yield Paragraph(plain("Gửi ý kiến bằng văn bản, được tính là có mặt:"))
    if data.replied:
        yield _listed(data.replied)
    missing = "Không gửi ý kiến" if data.written else "Vắng"
    if data.absent:
        yield Paragraph(plain(f"2. {missing}: {format_count(len(data.absent))} thành viên:"))
        yield ListItems(tuple(plain(_away(member)) for member in data.absent))
    else:
        yield Paragraph(plain(f"2. {missing}: không."))
    for words, member in (("3. Chủ tọa", data.chair), ("4. Thư ký", data.secretary)):
        if member is not None:
            yield Paragraph(plain(f"{words}: {member.words}."))


def _listed(members: tuple[MinutesMember, ...]) -> ListItems:
    last = len(members) - 1
    return ListItems(
        tuple(plain(f"{m.words}{'.' if at == last else ';'}") for at, m in enumerate(members))
    )


def _away(member: MinutesMember) -> str:
    reason = f" (lý do: {lower_first(member.reason)})" if member.reason else ""
    return f"{member.words}{reason}."


def _contents(data: CouncilMinutes) -> Iterator[Block]:
    if not data.written:
        yield Paragraph(
            plain(
                f"1. Chủ tọa nêu mục đích, yêu cầu cuộc họp {data.about}; thư ký báo cáo hồ sơ "
                "và kết quả thẩm định các trường hợp được đề nghị."
            )
        )
        yield Paragraph(plain("2. Ý kiến thảo luận:"))
        yield Blank("ý kiến của các thành viên; không có thì ghi “không”", lines=3)
    number = "1" if data.written else "3"
    shares = "; ".join(data.threshold)
    yield Paragraph(
        plain(
            f"{number}. Kết quả biểu quyết (hình thức: {data.method}; tỷ lệ tính trên tổng số "
            f"{format_count(data.members)} thành viên Hội đồng; {shares}):"
        )
    )
    for ballot in data.ballots:
        yield from _ballot(ballot)
    if data.own_cases:
        yield Paragraph(
            plain(
                "Không biểu quyết vì là trường hợp của chính mình hoặc của tập thể mình đứng "
                f"đầu: {'; '.join(data.own_cases)}."
            )
        )


def _ballot(ballot: CountedBallot) -> Iterator[Block]:
    if ballot.title:
        yield Paragraph(plain(f"{ballot.title}:"), Role.SUBSECTION)
    if ballot.issued is not None:
        yield Paragraph(plain(f"{_counted(ballot)}; kết quả như sau:"))
    yield _table(ballot.groups)


def _counted(ballot: CountedBallot) -> str:
    issued, returned, invalid = ballot.issued or 0, ballot.returned or 0, ballot.invalid or 0
    return (
        f"Số phiếu phát ra: {issued}; thu về: {returned}; hợp lệ: {returned - invalid}; "
        f"không hợp lệ: {invalid}"
    )


def _table(groups: tuple[VoteGroup, ...]) -> TableBlock:
    columns = (
        Column(12, Align.CENTRE),
        Column(51),
        Column(16, Align.CENTRE),
        Column(18, Align.CENTRE),
        Column(18, Align.CENTRE),
        Column(24, Align.CENTRE),
        Column(26),
    )
    header = (
        "STT",
        "Tập thể, cá nhân, hộ gia đình",
        "Đồng ý",
        "Không đồng ý",
        "Không có ý kiến",
        "Tỷ lệ đồng ý",
        "Kết quả",
    )
    return TableBlock(columns, (header,), tuple(_rows(groups)), size=_SIZE)


def _rows(groups: tuple[VoteGroup, ...]) -> Iterator[Row]:
    for at, group in enumerate(groups, 1):
        yield Row((roman(at), group.title), RowKind.GROUP, (1, 6))
        for place, line in enumerate(group.lines, 1):
            numbers = (str(line.agree), str(line.disagree), str(line.abstain))
            yield Row((str(place), line.name, *numbers, line.share, line.result))


def _conclusion(data: CouncilMinutes) -> Iterator[Block]:
    for group in data.results:
        passed = [line for line in group.lines if line.passed]
        failed = [line for line in group.lines if not line.passed]
        asked = "trình cấp có thẩm quyền xét tặng" if group.upward else "xét tặng"
        if passed:
            yield Paragraph(
                plain(
                    f"- Thống nhất đề nghị {data.proposed_to} {asked} {group.award} cho "
                    f"{format_count(len(passed))} {group.kind}: {_names(passed)}."
                )
            )
        if failed:
            yield Paragraph(
                plain(
                    f"- Chưa đủ tỷ lệ để đề nghị tặng {group.award}: "
                    f"{format_count(len(failed))} {group.kind}: {_names(failed)}."
                )
            )
    ending = "Biên bản được lập xong"
    if not data.written:
        ended = f"{data.ended_at} cùng ngày" if data.ended_at else "……… giờ ……… cùng ngày"
        ending = f"Cuộc họp kết thúc vào {ended}; biên bản được thông qua"
    yield Paragraph(plain(f"{ending} và các bên thống nhất ký tên dưới đây./."))


def _names(lines: list[VoteLine]) -> str:
    return joined(tuple(line.name for line in lines))


def _signed(data: CouncilMinutes) -> Iterator[Block]:
    secretary = data.secretary.name if data.secretary else ""
    chair = data.chair.name if data.chair else ""
    yield Signatures((Signer(("THƯ KÝ",), secretary), Signer(("CHỦ TỌA",), chair)))
    yield Signatures((Signer(()),), Recipients(data.recipients))


def _counting(data: CouncilMinutes) -> Iterator[Block]:
    name = data.ballot_label.lower()
    yield _head(data)
    yield Title("BIÊN BẢN", f"Kiểm {name} {data.about}", mark=_mark(data))
    yield from _when(data)
    yield Paragraph(plain("1. Ban kiểm phiếu do Hội đồng cử, gồm:"))
    yield Blank("họ tên, chức vụ trưởng ban và các thành viên ban kiểm phiếu", lines=3)
    yield Paragraph(
        plain(
            f"2. Tổng số thành viên Hội đồng: {format_count(data.members)}; dự họp: "
            f"{format_count(len(data.present))}."
        )
    )
    yield Paragraph(plain("3. Kết quả kiểm phiếu:"))
    for ballot in data.ballots:
        yield from _ballot(ballot)
    if data.replied:
        yield Paragraph(
            plain(
                "Số liệu lần 1 gồm cả ý kiến gửi bằng văn bản của "
                f"{format_count(len(data.replied))} thành viên."
            )
        )
    yield Paragraph(
        plain("Biên bản được đọc trước Hội đồng và ban kiểm phiếu thống nhất ký tên./.")
    )
    yield Signatures((Signer(("THÀNH VIÊN",)), Signer(("TM. BAN KIỂM PHIẾU", "TRƯỞNG BAN"))))
