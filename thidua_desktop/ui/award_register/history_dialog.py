"""Lịch sử khen thưởng of one subject: what is linked, and old awards that are likely the same."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QSplitter, QWidget

from thidua_desktop.domain.likeness import Likeness
from thidua_desktop.domain.past_decision import write_number
from thidua_desktop.ui.award_register.words import SURE, day_of, details_of
from thidua_desktop.ui.master.lines import Column, Line, LinesModel, TextCell, head
from thidua_desktop.ui.master.table import LinesTable
from thidua_desktop.ui.master.windows import TellingWindow
from thidua_desktop.ui.texts import label as word_for
from thidua_desktop.ui.tokens import Tone
from thidua_desktop.ui.widgets.details_panel import DetailsPanel
from thidua_desktop.ui.widgets.parts import label

if TYPE_CHECKING:
    from thidua_desktop.services.award_history import History
    from thidua_desktop.services.award_register import RegisterEntry
    from thidua_desktop.services.desk import Desk
    from thidua_desktop.ui.theme import Theme

COLUMNS = (
    Column("Năm", 5, numbers=True, plain=True),
    Column("Hình thức", 11, spare=3),
    Column("Quyết định", 10),
    Column("Ngày", 8, spare=1),
    Column("Tên đã in", 0),
    Column("Đơn vị", 12, spare=2),
    Column("Gắn với hồ sơ", 11),
)
NOTHING = "Chưa thấy lần khen nào, kể cả trong các quyết định năm cũ đã nhập."


class HistoryDialog(TellingWindow):
    """Shows and exports; what is shown is changed where it was entered."""

    def __init__(
        self, theme: Theme, desk: Desk, history: History, parent: QWidget | None = None
    ) -> None:
        super().__init__(theme, desk, title="Lịch sử khen thưởng", parent=parent)
        self._history = history
        entries = [held.entry for held in history.own]
        self._entries = {entry.award.id: entry for entry in (*entries, *history.members)}
        self.table = LinesTable(theme, LinesModel(COLUMNS), name=f"Khen thưởng – {history.name}")
        self.panel = DetailsPanel(theme, hint="Chọn một dòng để xem quyết định và ghi chú.")
        self._lay_out()
        self.table.show_lines(self._lines())
        self.table.key_chosen.connect(self._show_chosen)
        self.say(self._summary())
        self._show_chosen(self.table.key)
        self.table.setFocus()

    def _lay_out(self) -> None:
        m = self._theme.metrics
        of_unit = f" – {self._history.unit}" if self._history.unit else ""
        split = QSplitter(Qt.Orientation.Horizontal)
        split.addWidget(self.table)
        split.addWidget(self.panel)
        split.setStretchFactor(0, 1)
        split.setChildrenCollapsible(False)
        split.setSizes([m.panel * 3, m.panel])
        title = label(f"{self._history.name}{of_unit}", "strong", wrap=True)
        self.lay_out(title, split, ems=(78, 36))

    def _summary(self) -> str:
        if not self._entries:
            return NOTHING
        sure = self._history.sure
        likely = len(self._history.own) - sure
        parts = [f"{sure} lần khen đã gắn hồ sơ"]
        if likely:
            parts.append(f"{likely} lần khen có thể là của cùng đối tượng, chưa gắn hồ sơ")
        if self._history.members:
            parts.append(f"{len(self._history.members)} lần khen trong đơn vị")
        return "; ".join(parts) + "."

    def _lines(self) -> tuple[Line, ...]:
        sure = [held for held in self._history.own if held.likeness is Likeness.CERTAIN]
        likely = [held for held in self._history.own if held.likeness is not Likeness.CERTAIN]
        lines: list[Line] = []
        for title, part in (("Đã gắn hồ sơ", sure), ("Có thể là của cùng đối tượng", likely)):
            if part:
                lines.append(head(title, f"{len(part)} lần khen"))
                lines += [_line(held.entry, *SURE[held.likeness]) for held in part]
        if self._history.members:
            lines.append(head("Cá nhân, hộ, tập thể nhỏ của đơn vị", "khi được khen"))
            lines += [
                _line(entry, word_for(entry.award.subject), Tone.MUTED)
                for entry in self._history.members
            ]
        return tuple(lines)

    def _show_chosen(self, key: object) -> None:
        entry = self._entries.get(key) if isinstance(key, int) else None
        self.panel.show_record(details_of(self._desk, entry) if entry else None)


def _line(entry: RegisterEntry, said: str, tone: Tone) -> Line:
    decision = entry.decision
    return Line(
        entry.award.id,
        (
            TextCell(str(entry.year or "")),
            TextCell(entry.form, mark="hủy bỏ" if entry.after.revoked else ""),
            TextCell(write_number(decision.number, decision.symbol) or "không số"),
            TextCell(day_of(entry)),
            TextCell(entry.award.printed_name),
            TextCell(entry.unit, tip=entry.unit),
            TextCell(said, tone),
        ),
    )
