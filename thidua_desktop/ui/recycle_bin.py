"""Thùng rác: what was deleted, when and by whom, and the button that brings it back."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QDialog, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from thidua_desktop.core.dates import format_date
from thidua_desktop.core.errors import RuleError
from thidua_desktop.domain import records as r
from thidua_desktop.services import recycle
from thidua_desktop.services.finder import Searchable, find, searchable
from thidua_desktop.ui.master.lines import Column, Line, LinesModel, TextCell
from thidua_desktop.ui.master.page import ListPage
from thidua_desktop.ui.master.table import LinesTable
from thidua_desktop.ui.texts import refusal
from thidua_desktop.ui.tokens import Tone
from thidua_desktop.ui.widgets.filter_line import FilterLine
from thidua_desktop.ui.widgets.parts import hairline, label, restyle

if TYPE_CHECKING:
    from collections.abc import Mapping

    from thidua_desktop.services.desk import Desk
    from thidua_desktop.services.recycle import Discarded
    from thidua_desktop.ui.theme import Theme

KINDS: Mapping[type[r.Record], str] = {
    r.Unit: "Đơn vị",
    r.Person: "Cá nhân",
    r.Household: "Hộ gia đình",
    r.Collective: "Tập thể nhỏ",
    r.Campaign: "Phong trào",
    r.Field: "Nội dung thi đua",
    r.Block: "Khối thi đua",
    r.Indicator: "Chỉ tiêu",
    r.PlanText: "Mục của kế hoạch",
    r.CampaignFile: "Tệp",
    r.AwardRound: "Đợt xét",
    r.Report: "Báo cáo kỳ",
    r.Evidence: "Minh chứng",
    r.Nomination: "Đề nghị khen",
    r.Decision: "Quyết định",
    r.Adjustment: "Điểm thưởng, trừ",
    r.Difficulty: "Khó khăn, vướng mắc",
    r.Initiative: "Sáng kiến, mô hình",
    r.AnnualRating: "Xếp loại năm",
    r.StopFlag: "Trường hợp dừng xét",
    r.CouncilMember: "Thành viên Hội đồng",
    r.Meeting: "Cuộc họp Hội đồng",
    r.Signatory: "Người ký",
    r.LegalInstrument: "Văn bản pháp lý",
}
COLUMNS = (
    Column("Đã xóa"),
    Column("Là", 11),
    Column("Xóa lúc", 11, numbers=True),
    Column("Người xóa", 12, spare=1),
)
NOTHING = "Thùng rác trống. Những mục bị xóa sẽ nằm ở đây và khôi phục được bất cứ lúc nào."
CHOOSE = "Chọn một mục trong bảng trước."
HINT = "Khôi phục đưa mục đã chọn về đúng chỗ cũ, cùng mọi phần đã xóa theo nó; hoàn tác được."


@dataclass(frozen=True, slots=True)
class _Row:
    text: Searchable
    line: Line


class RecycleBin(QDialog):
    """Restores one thing at a time; the list follows at once."""

    restored = Signal(str)  # name of what was brought back

    def __init__(self, theme: Theme, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme, self._desk = theme, desk
        self._items: tuple[Discarded, ...] = ()
        self._rows: tuple[_Row, ...] = ()
        self.setWindowTitle("Thùng rác")
        self.filters = FilterLine(theme, prompt="Lọc theo tên, loại, người xóa…")
        self.table = LinesTable(theme, LinesModel(COLUMNS), name="Những mục đã xóa")
        self.said = label(HINT, "muted", wrap=True)
        self.restore, self._leave = QPushButton("Khôi phục"), QPushButton("Đóng")
        self.restore.setProperty("kind", "main")
        self.restore.setDefault(True)
        self._page = ListPage(self, theme, filters=self.filters, table=self.table, screen="recycle")
        self._lay_out()
        self.filters.text_changed.connect(self._show)
        self.table.key_opened.connect(self._restore)
        self.table.key_chosen.connect(self._allow)
        self.restore.clicked.connect(self._restore)
        self._leave.clicked.connect(self.reject)
        self._read()
        self.table.setFocus()

    def _lay_out(self) -> None:
        m = self._theme.metrics
        column, foot = QVBoxLayout(self), QHBoxLayout()
        column.setContentsMargins(m.l, m.m, m.l, m.m)
        column.setSpacing(m.s)
        foot.setSpacing(m.s)
        foot.addWidget(self.said, 1)
        foot.addWidget(self._leave)
        foot.addWidget(self.restore)
        column.addWidget(self.filters)
        column.addWidget(self._page.chips)
        column.addWidget(self.table, 1)
        column.addWidget(hairline())
        column.addLayout(foot)
        self.resize(m.em * 62, m.em * 36)

    def _read(self) -> None:
        self._items = recycle.discarded(self._desk)
        self._rows = tuple(
            _Row(searchable(item.name, KINDS[item.cls], item.actor), _line(n, item))
            for n, item in enumerate(self._items)
        )
        self._show()

    def _show(self, *_: object) -> None:
        found = find(self.filters.words, self._rows)
        self.table.show_lines(tuple(row.line for row in found))
        self.filters.say_count(f"{len(found)}/{len(self._items)} mục")
        self._allow()
        if not self._items:
            self._say(NOTHING, "muted")

    def _allow(self, *_: object) -> None:
        shown = self.table.key is not None
        self.restore.setEnabled(shown)
        self.restore.setToolTip("" if shown else CHOOSE if self._items else NOTHING)

    def _restore(self, *_: object) -> None:
        key = self.table.key
        if key is None or not 0 <= key < len(self._items):
            return
        item = self._items[key]
        try:
            name = recycle.restore(self._desk, item.cls, item.key)
        except RuleError as error:
            words = refusal(error)
            self._say(words, Tone.BAD.value)
            return
        self._say(f"Đã khôi phục “{name}”.", Tone.GOOD.value)
        self._read()
        self.restored.emit(name)

    def _say(self, words: str, look: str) -> None:
        self.said.setText(words)
        restyle(self.said, "words", look)


def _line(number: int, item: Discarded) -> Line:
    more = f"cùng {item.parts} mục thuộc về nó" if item.parts else ""
    return Line(
        number,
        (
            TextCell(item.name or "(không tên)", mark=more, mark_tone=Tone.MUTED, tip=item.label),
            TextCell(KINDS[item.cls], Tone.MUTED),
            TextCell(f"{format_date(item.at.date())} {item.at:%H:%M}"),
            TextCell(item.actor, Tone.MUTED),
        ),
    )
