"""What the import says: counts, states of rows, what a row was read as."""

from __future__ import annotations

from enum import Enum
from typing import TYPE_CHECKING, Final

from thidua_desktop.domain.terms import CellState, ImportSubject, SubjectKind
from thidua_desktop.exchange.column_words import ImportField
from thidua_desktop.services.imports.award_rows import AwardDraft
from thidua_desktop.services.imports.indicator_rows import IndicatorDraft
from thidua_desktop.services.imports.people_rows import PersonDraft
from thidua_desktop.services.imports.unit_rows import UnitDraft
from thidua_desktop.services.nomination_drafts import NominationDraft
from thidua_desktop.ui.texts import label, sentence
from thidua_desktop.ui.tokens import Tone

if TYPE_CHECKING:
    from collections.abc import Mapping

    from thidua_desktop.exchange.recoded_sheet import Recoded
    from thidua_desktop.services.imports.filing import Filing
    from thidua_desktop.services.imports.preview import Duplicate, PreviewRow
    from thidua_desktop.services.imports.wizard import Draft, Preview

SUBJECTS: Final = (
    ImportSubject.UNITS,
    ImportSubject.PEOPLE,
    ImportSubject.INDICATORS,
    ImportSubject.PROGRESS,
    ImportSubject.AWARDS,
)
THINGS: Final[Mapping[ImportSubject, str]] = {
    ImportSubject.UNITS: "đơn vị",
    ImportSubject.PEOPLE: "cá nhân",
    ImportSubject.INDICATORS: "chỉ tiêu",
    ImportSubject.PROGRESS: "ô số liệu",
    ImportSubject.AWARDS: "khen thưởng",
}
EXPECTS: Final[Mapping[ImportSubject, str]] = {
    ImportSubject.UNITS: "Mỗi hàng một đơn vị: tên, loại, khối, người đứng đầu. Cột xếp thứ tự "
    "nào cũng được.",
    ImportSubject.PEOPLE: "Mỗi hàng một người: họ và tên, đơn vị, chức vụ, năm sinh. Tên đơn vị có "
    "thể đứng riêng một hàng phía trên.",
    ImportSubject.INDICATORS: "Mỗi hàng một chỉ tiêu: nội dung, chỉ tiêu, đơn vị tính, mục tiêu, "
    "trọng số, thời hạn, phạm vi.",
    ImportSubject.PROGRESS: "Bảng theo dõi của cơ quan: cột đầu là đơn vị, mỗi cột sau là một "
    "chỉ tiêu. Gắn cột một lần, lần sau chương trình nhớ.",
    ImportSubject.AWARDS: "Mỗi hàng một khen thưởng: họ tên hoặc tên tập thể, chủ hộ, đơn vị, hình "
    "thức, số và ngày quyết định (hoặc chỉ năm), cơ quan ban hành, thành tích, số tiền, số sổ.",
}
REPEATS: Final[Mapping[ImportSubject, str]] = {
    ImportSubject.UNITS: "Nhập cả hàng trùng",
    ImportSubject.PEOPLE: "Nhập cả hàng trùng",
    ImportSubject.INDICATORS: "Nhập cả hàng trùng",
    ImportSubject.PROGRESS: "Ghi đè ô đã có số liệu",
    ImportSubject.AWARDS: "Nhập cả hàng trùng",
}


class RowState(Enum):
    """What will become of a row."""

    NEW = "NEW"
    REPEAT = "REPEAT"
    BAD = "BAD"
    LEFT_OUT = "LEFT_OUT"


LOOKS: Final[Mapping[RowState, tuple[str, Tone, CellState]]] = {
    RowState.NEW: ("Mới", Tone.GOOD, CellState.REACHED),
    RowState.REPEAT: ("Trùng", Tone.WARN, CellState.AT_RISK),
    RowState.BAD: ("Có lỗi", Tone.BAD, CellState.OVERDUE),
    RowState.LEFT_OUT: ("Bỏ qua", Tone.MUTED, CellState.NO_DUTY),
}


def state_of(row: PreviewRow[Draft]) -> RowState:
    if row.problems:
        return RowState.BAD
    if row.duplicate_of is not None:
        return RowState.REPEAT
    return RowState.NEW if row.accepted else RowState.LEFT_OUT


def state_words(row: PreviewRow[Draft], subject: ImportSubject) -> str:
    state = state_of(row)
    if state is RowState.REPEAT and subject is ImportSubject.PROGRESS:
        return "Ghi đè" if row.accepted else "Đã có số liệu"
    if state is RowState.REPEAT and row.accepted:
        return "Trùng, vẫn nhập"
    return LOOKS[state][0]


def remarks(row: PreviewRow[Draft], subject: ImportSubject) -> tuple[str, ...]:
    """Everything to be said about a row: problems first, then what it repeats, then notes."""
    said = [sentence(problem) for problem in row.problems]
    if row.duplicate_of is not None:
        said.append(_repeat(row.duplicate_of, subject))
    said += [sentence(note) for note in row.notes]
    return tuple(said)


def _repeat(met: Duplicate, subject: ImportSubject) -> str:
    if met.row is not None:
        return f"Trùng với hàng {met.row} trong bảng ({met.name})."
    if subject is ImportSubject.PROGRESS:
        return f"Đang có số liệu: {met.name}."
    return f"Trùng với “{met.name}” đã có."


def recoded_words(cell: Recoded) -> str:
    """Show a converted cell before and after."""
    return f"Đổi từ {label(cell.encoding)}: “{cell.before}” thành “{cell.after}”."


def read_as(row: PreviewRow[Draft]) -> str:
    """Write what the program took a row for, where that is more than its words."""
    draft = row.draft
    if isinstance(draft, UnitDraft):
        return label(draft.kind) + (f" · {draft.block}" if draft.block else "")
    if isinstance(draft, PersonDraft):
        known = (draft.gender, draft.person_group)
        return " · ".join((*map(label, known), *(str(y) for y in [draft.birth_year] if y)))
    if isinstance(draft, IndicatorDraft):
        form = draft.form
        target = " ".join(part for part in (form.target, form.measure_unit) if part)
        kinds = ", ".join(map(label, form.scope_kinds)) or label(form.scope)
        return " · ".join(part for part in (label(form.rule), target, kinds) if part)
    if isinstance(draft, AwardDraft):
        return _award_words(draft)
    if isinstance(draft, NominationDraft):
        return _nomination_words(draft)
    return row.values.get(ImportField.READ_AS, "")


def _award_words(draft: AwardDraft) -> str:
    """Write whom the award is linked to, its form and its decision."""
    award = draft.award
    whole_unit = award.subject is SubjectKind.COLLECTIVE and award.link.unit_id is not None
    linked = " (có hồ sơ)" if award.link.found or whole_unit else ""
    return f"{label(award.subject)}{linked} · {draft.head.words} · {draft.form_name}"


def _nomination_words(draft: NominationDraft) -> str:
    """Write who is nominated, whether that one comes with the list, and for which form."""
    known = "tạo mới" if draft.is_new else "có hồ sơ"
    return f"{label(draft.subject)} ({known}) · {draft.form_name}"


def counted(preview: Preview) -> Mapping[RowState, int]:
    states = [state_of(row) for row in preview.rows]
    return {state: states.count(state) for state in RowState}


def summary(preview: Preview, subject: ImportSubject, *, things: str = "") -> str:
    """Say what will be stored and what will not; `things` names it where the subject does not."""
    counts, taken = counted(preview), len(preview.accepted)
    parts = [f"Sẽ nhập {number(taken)} {things or THINGS[subject]}"]
    waiting = sum(row.duplicate_of is not None and not row.accepted for row in preview.rows)
    if waiting:
        held = "ô đã có số liệu" if subject is ImportSubject.PROGRESS else "hàng trùng"
        parts.append(f"để lại {number(waiting)} {held}")
    if counts[RowState.BAD]:
        wrong = "ô có lỗi" if subject is ImportSubject.PROGRESS else "hàng có lỗi"
        parts.append(f"{number(counts[RowState.BAD])} {wrong} không nhập")
    if counts[RowState.LEFT_OUT]:
        parts.append(f"bỏ qua {number(counts[RowState.LEFT_OUT])}")
    return ", ".join(parts) + "."


def recoding_words(preview: Preview) -> str:
    """Say how many cells stood in an old font's code, with one of them before and after."""
    if not preview.recoded:
        return ""
    first = preview.recoded[0]
    return (
        f"{number(len(preview.recoded))} ô viết bằng phông cũ đã đổi sang Unicode, "
        f"ví dụ “{first.before}” thành “{first.after}”."
    )


def stored_words(filing: Filing, count: int) -> str:
    """Say what was stored and where the file went."""
    what = f"Đã nhập {number(count)} {THINGS[filing.subject]} từ {filing.source.name}."
    if filing.source.content is None:
        return what
    if filing.keeps_file:
        return f"{what} Tệp được giữ cùng phong trào."
    return f"{what} Chưa có phong trào nên không giữ bản sao của tệp."


def number(count: int) -> str:
    return f"{count:,}".replace(",", ".")


def column_letter(at: int) -> str:
    """Name a column (0-based) as Excel does."""
    name = ""
    at += 1
    while at:
        at, rest = divmod(at - 1, 26)
        name = chr(ord("A") + rest) + name
    return name
