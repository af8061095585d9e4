"""The registers in a Báo cáo tổng kết: mô hình, sáng kiến; điển hình; khó khăn, vướng mắc."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from thidua_desktop.core.dates import format_short
from thidua_desktop.core.numbers import format_count
from thidua_desktop.documents.blocks import (
    Align,
    Block,
    Column,
    Paragraph,
    Role,
    Row,
    RowKind,
    TableBlock,
    plain,
)

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date


@dataclass(frozen=True, slots=True, kw_only=True)
class InitiativeLine:
    """One mô hình or sáng kiến; `recognised` says by what or whom, and when, "" not yet."""

    title: str
    is_model: bool
    whose: str
    recognised: str


@dataclass(frozen=True, slots=True, kw_only=True)
class RoleModelLine:
    """One gương điển hình; `made_known` says how, "" not yet."""

    whose: str
    title: str
    made_known: str


@dataclass(frozen=True, slots=True, kw_only=True)
class DifficultyLine:
    """One khó khăn, vướng mắc; `answer` is "" while nothing was decided."""

    content: str
    unit: str
    owner: str
    due_on: date | None
    answer: str
    answered_on: date | None


def initiatives(lines: tuple[InitiativeLine, ...], *, number: int, day: date) -> Iterator[Block]:
    """Tell of models and initiatives under subsection `number`; none is one sentence."""
    if not lines:
        yield _body(f"Đến ngày {format_short(day)} chưa ghi nhận mô hình, sáng kiến nào.")
        return
    yield _subsection(f"{number}. Mô hình, sáng kiến, cách làm hay")
    models = sum(one.is_model for one in lines)
    said = (
        ("mô hình", models),
        ("sáng kiến", len(lines) - models),
    )
    counted = ", ".join(f"{format_count(n)} {what}" for what, n in said if n)
    settled = sum(bool(one.recognised) for one in lines)
    by = "được công nhận hoặc được thủ trưởng đơn vị xác nhận"
    how = f"trong đó {format_count(settled)} đã {by}" if settled else f"chưa {by}"
    yield _body(f"Phong trào ghi nhận {counted}; {how}.")
    yield TableBlock(
        (Column(12, Align.CENTRE), Column(67), Column(42), Column(44)),
        (("STT", "Tên mô hình, sáng kiến", "Đơn vị, cá nhân", "Công nhận, xác nhận"),),
        tuple(
            Row((str(at), one.title, one.whose, one.recognised or "Chưa công nhận"))
            for at, one in enumerate(lines, 1)
        ),
    )


def role_models(lines: tuple[RoleModelLine, ...], *, number: int, day: date) -> Iterator[Block]:
    """Tell of role models under subsection `number`; none is one sentence. Source: plan §V.2."""
    if not lines:
        yield _body(f"Đến ngày {format_short(day)} chưa ghi nhận gương điển hình tiên tiến nào.")
        return
    yield _subsection(f"{number}. Gương điển hình tiên tiến")
    known = sum(bool(one.made_known) for one in lines)
    how = f"{format_count(known)} gương đã được tuyên truyền, nhân rộng"
    if not known:
        how = "chưa có gương nào được tuyên truyền, nhân rộng"
    yield _body(f"Phát hiện {format_count(len(lines))} gương điển hình tiên tiến; {how}.")
    yield TableBlock(
        (Column(12, Align.CENTRE), Column(51), Column(58), Column(44)),
        (("STT", "Tập thể, cá nhân, hộ", "Việc làm tiêu biểu", "Tuyên truyền, nhân rộng"),),
        tuple(
            Row((str(at), one.whose, one.title, one.made_known or "Chưa tuyên truyền"))
            for at, one in enumerate(lines, 1)
        ),
    )


def difficulties(lines: tuple[DifficultyLine, ...], *, number: int, day: date) -> Iterator[Block]:
    """Tell what was raised and what was decided under subsection `number`; none is one sentence."""
    if not lines:
        yield _body(f"Đến ngày {format_short(day)} chưa ghi nhận khó khăn, vướng mắc nào.")
        return
    yield _subsection(f"{number}. Khó khăn, vướng mắc và kết quả giải quyết")
    settled = tuple(one for one in lines if one.answer)
    waiting = tuple(one for one in lines if not one.answer)
    said = (("đã trả lời", len(settled)), ("đang giải quyết", len(waiting)))
    counted = ", ".join(f"{what} {format_count(n)}" for what, n in said if n)
    yield _body(
        f"Các cơ quan, đơn vị nêu {format_count(len(lines))} khó khăn, vướng mắc; {counted}."
    )
    rows: list[Row] = []
    for title, group in (("Đã trả lời", settled), ("Đang giải quyết", waiting)):
        if group:
            rows.append(Row((title,), RowKind.GROUP, (4,)))
            rows += [
                Row((str(at), one.content, one.unit, _decided(one)))
                for at, one in enumerate(group, 1)
            ]
    yield TableBlock(
        (Column(12, Align.CENTRE), Column(62), Column(33), Column(58)),
        (("STT", "Khó khăn, vướng mắc", "Đơn vị nêu", "Kết quả giải quyết"),),
        tuple(rows),
    )


def _decided(one: DifficultyLine) -> str:
    """Write what was decided, by whom and when; else who is to answer, and until when."""
    if one.answer:
        on = "" if one.answered_on is None else f"ngày {format_short(one.answered_on)}"
        by = ", ".join(part for part in (one.owner, on) if part)
        return f"{one.answer.rstrip(' .')} ({by})" if by else one.answer
    if not one.owner:
        return "Chưa phân công giải quyết"
    until = "" if one.due_on is None else f", hạn {format_short(one.due_on)}"
    return f"{one.owner} đang giải quyết{until}"


def _body(text: str) -> Paragraph:
    return Paragraph(plain(text))


def _subsection(text: str) -> Paragraph:
    return Paragraph(plain(text), Role.SUBSECTION)
