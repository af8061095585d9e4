"""What the dialogs of biểu nhập say of files and rows."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Final

from thidua_desktop.core.dates import format_date
from thidua_desktop.services.entry_forms.rows import Verdict
from thidua_desktop.ui.texts import sentence
from thidua_desktop.ui.tokens import Tone

if TYPE_CHECKING:
    from collections.abc import Mapping

    from thidua_desktop.services.entry_forms.diff import FormDiff
    from thidua_desktop.services.entry_forms.rows import FormRow
    from thidua_desktop.services.entry_forms.writing import FormsWritten

VERDICTS: Final[Mapping[Verdict, tuple[str, Tone]]] = {
    Verdict.BLANK: ("để trống", Tone.MUTED),
    Verdict.UNCHANGED: ("như hiện nay", Tone.MUTED),
    Verdict.CHANGED: ("số mới", Tone.GOOD),
    Verdict.CONFLICT: ("xung đột", Tone.WARN),
    Verdict.UNREADABLE: ("không đọc được", Tone.BAD),
    Verdict.REFUSED: ("không nhận được", Tone.BAD),
}
NONE: Final = "–"
LOOK: Final = ("cần xem lại", Tone.WARN)
UNREAD: Final = ("Không đọc được", Tone.BAD)
REFUSED: Final = ("Không nhận được", Tone.BAD)
EMPTY: Final = ("Để trống", Tone.MUTED)
SAME: Final = ("Không có gì mới", Tone.MUTED)
NO_CHANGE: Final = ("Không có thay đổi", Tone.GOOD)
RECEIVED: Final = "Đã nhận"


def standing_words(diff: FormDiff) -> tuple[str, Tone]:
    """Say in a few words what a file brings; what asks for a look is named after the changes."""
    if diff.refusal is not None:
        return REFUSED
    counts = Counter(row.verdict for row in diff.rows)
    parts = [
        f"{counts[verdict]} {word}"
        for verdict, word in (
            (Verdict.CHANGED, "mới"),
            (Verdict.CONFLICT, "xung đột"),
        )
        if counts[verdict]
    ]
    if bad := counts[Verdict.UNREADABLE] + counts[Verdict.REFUSED]:
        parts.append(f"{bad} lỗi")
    careful = bool(counts[Verdict.CONFLICT] or counts[Verdict.UNREADABLE] or diff.contradicts)
    if diff.report_id is not None:
        rest = f", còn {', '.join(parts)}" if parts else ""
        return f"{RECEIVED}{rest}", Tone.WARN if parts else Tone.GOOD
    if parts:
        calm = Tone.GOOD if diff.offered else Tone.WARN
        return ", ".join(parts), Tone.WARN if careful else calm
    if diff.received.form.no_change:
        return NO_CHANGE
    return SAME if counts[Verdict.UNCHANGED] else EMPTY


def facts(diff: FormDiff) -> str:
    """Name day, reporter and file of a form."""
    form = diff.received.form
    parts = [f"Số liệu đến ngày {format_date(diff.day)}"]
    if form.reporter:
        parts.append(f"người báo cáo: {form.reporter}")
    if form.reported_on:
        parts.append(f"ngày báo cáo: {form.reported_on}")
    if form.no_change:
        parts.append("đánh dấu “Không có thay đổi”")
    return " · ".join((*parts, f"tệp {diff.received.name}"))


def warnings(diff: FormDiff) -> str:
    """Say all there is to know of a whole file, a line each."""
    lines = [] if diff.refusal is None else [sentence(diff.refusal)]
    lines += [sentence(note) for note in diff.notes]
    if diff.missing:
        lines.append(f"Biểu không có {len(diff.missing)} chỉ tiêu: {_listed(diff.missing)}.")
    if diff.extra:
        lines.append(f"Đơn vị ghi thêm, không nhận: {_listed(diff.extra)}.")
    return "\n".join(lines)


def _listed(texts: tuple[str, ...]) -> str:
    shown = [f"“{_short(text)}”" for text in texts[:3]]
    more = f" và {len(texts) - 3} dòng nữa" if len(texts) > len(shown) else ""
    return "; ".join(shown) + more


def _short(text: str) -> str:
    return text if len(text) <= SHORT else f"{text[:SHORT].rstrip()}…"


SHORT: Final = 44


def about(row: FormRow) -> tuple[str, ...]:
    """Say everything about one row: its whole text, what is wrong, what to look at, its ghi chú."""
    lines = [row.name]
    lines += [sentence(problem) for problem in row.problems]
    if row.verdict is Verdict.CONFLICT:
        was, now = row.then or "chưa có", row.now or "chưa có"
        lines.append(
            f"Sau khi xuất biểu, số ở đây đã đổi từ {was} thành {now}. Chỉ đánh dấu khi số của "
            "đơn vị mới hơn."
        )
    lines += [sentence(note) for note in row.notes]
    if row.remark:
        lines.append(f"Ghi chú của đơn vị: {row.remark}")
    return tuple(lines)


def written_words(written: FormsWritten) -> str:
    """Say how many files there are, and what stopped the rest."""
    if written.fault is None:
        return f"Đã xuất {len(written.files)} biểu."
    count = len(written.files)
    done = f"Mới xuất được {count} biểu" if count else "Chưa xuất được biểu nào"
    return f"{done}. {sentence(written.fault)}"


def left_words(written: FormsWritten) -> str:
    """Name the units that have no file yet."""
    if not written.left:
        return ""
    shown = ", ".join(written.left[:MOST_LEFT])
    rest = len(written.left) - MOST_LEFT
    more = f" và {rest} đơn vị nữa" if rest > 0 else ""
    return f"Còn lại {len(written.left)} đơn vị: {shown}{more}."


MOST_LEFT: Final = 6
