"""The lines of the tab Khen thưởng: nominations under Tập thể, Cá nhân, Hộ gia đình."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from thidua_desktop.core.numbers import format_decimal
from thidua_desktop.core.text import matches
from thidua_desktop.domain.terms import SubjectKind
from thidua_desktop.ui.awards.picture import Step
from thidua_desktop.ui.awards.words import NONE, STATE_TONES, card_words, finding_words
from thidua_desktop.ui.master.lines import Column, Line, TextCell, head
from thidua_desktop.ui.texts import label
from thidua_desktop.ui.tokens import Tone

if TYPE_CHECKING:
    from thidua_desktop.ui.awards.picture import NominationView, RoundPicture

COLUMNS = (
    Column("Tên in trên giấy khen"),
    Column("Đơn vị", 12, spare=1),
    Column("Hình thức", 12, spare=2),
    Column("Điều kiện", 9),
    Column("Tiền thưởng", 8, numbers=True),
    Column("Trạng thái", 10),
)


def nomination_lines(
    picture: RoundPicture, *, words: str = "", step: Step | None = None
) -> tuple[Line, ...]:
    """Prepare the nominations that match, under the heads of their kinds."""
    lines: list[Line] = []
    for kind in SubjectKind:
        shown = [
            view
            for view in picture.nominations
            if view.row.subject is kind
            and step in {None, view.step}
            and matches(words, f"{view.row.printed_name} {view.unit_name}")
        ]
        if shown:
            lines.append(head(label(kind), str(len(shown))))
            lines += [_line(view) for view in shown]
    return tuple(lines)


def state_pill(view: NominationView) -> tuple[str, Tone]:
    """Say where a nomination stands in one word."""
    if view.step is Step.ISSUED:
        return Step.ISSUED.value, Tone.BEST
    return label(view.row.state), STATE_TONES[view.row.state]


def _line(view: NominationView) -> Line:
    said, tone, shape = card_words(view.card)
    why = "\n".join(finding_words(f) for f in view.card.findings if f.blocks)
    state, state_tone = state_pill(view)
    amount = view.amount_vnd
    money = NONE if amount is None else format_decimal(Decimal(amount))
    return Line(
        view.row.id,
        (
            TextCell(view.row.printed_name, tip=view.row.citation),
            TextCell(view.unit_name, Tone.MUTED),
            TextCell(view.form_name, Tone.MUTED),
            TextCell(said, tone, state=shape, tip=why or "Đạt mọi điều kiện"),
            TextCell(money, tip=view.formula or "Tính khi trình ký quyết định"),
            TextCell("", mark=state, mark_tone=state_tone, tip=view.row.state_reason or state),
        ),
    )
