"""Xem trùng khen: one nomination beside every earlier award that may be the same subject's."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLineEdit,
    QPushButton,
    QSplitter,
    QVBoxLayout,
    QWidget,
)
from typing_extensions import override

from thidua_desktop.domain.records import AwardForm, AwardRound, Nomination, Unit
from thidua_desktop.domain.terms import RepeatVerdict
from thidua_desktop.services import repeats
from thidua_desktop.ui.master.lines import Column, Line, LinesModel, TextCell, head
from thidua_desktop.ui.master.table import LinesTable
from thidua_desktop.ui.master.windows import ActingWindow
from thidua_desktop.ui.repeats.words import (
    SURENESS,
    VERDICT_TONES,
    day_of,
    number_of,
    why,
)
from thidua_desktop.ui.texts import label as word_for
from thidua_desktop.ui.tokens import Tone
from thidua_desktop.ui.widgets.details_panel import DetailRow, Details, DetailSection, DetailsPanel
from thidua_desktop.ui.widgets.parts import bare, frame, label

if TYPE_CHECKING:
    from thidua_desktop.services.desk import Desk
    from thidua_desktop.services.repeats import Elsewhere, Hit
    from thidua_desktop.ui.theme import Theme

COLUMNS = (
    Column("Tên đã in"),
    Column("Quyết định", 9),
    Column("Ngày, năm", 8, spare=3),
    Column("Đơn vị", 11, spare=1),
    Column("Hình thức", 9, spare=2),
    Column("Mức giống", 8),
    Column("Kết luận", 11),
)
RULE = (
    "Mỗi thành tích chỉ khen một lần. Xem từng dòng và ghi kết luận; dòng chưa có kết luận được "
    "coi là chưa rõ."
)
NOTHING = "Không thấy lần khen nào trước đây giống đề nghị này, kể cả các quyết định năm cũ."
HINT = "Chọn một dòng để đối chiếu với đề nghị."


class RepeatsDialog(ActingWindow):
    """Each conclusion is stored at once as one act; Ctrl+Z takes the newest back."""

    reviewed = Signal(int)  # id of the nomination whose hits were judged

    def __init__(
        self, theme: Theme, desk: Desk, nomination_id: int, parent: QWidget | None = None
    ) -> None:
        super().__init__(theme, desk, title="Xem trùng khen", parent=parent)
        self._id = nomination_id
        self._row = desk.store.get(Nomination, nomination_id)
        self._year = repeats.sought_of(desk, self._row).known.birth_year
        self._forms = {form.key: form.name for form in desk.store.all(AwardForm)}
        self._hits: dict[int, Hit] = {}
        self._elsewhere: dict[int, Elsewhere] = {}
        self.table = LinesTable(theme, LinesModel(COLUMNS), name="Các lần khen có thể trùng")
        self.panel = DetailsPanel(theme, hint=HINT)
        self.note = QLineEdit()
        self.note.setPlaceholderText("Ghi chú (không bắt buộc)")
        self.note.setAccessibleName("Ghi chú của kết luận")
        self.buttons = {verdict: QPushButton(word_for(verdict)) for verdict in RepeatVerdict}
        self._rule = label(RULE, "muted", wrap=True)
        self._nothing = label(NOTHING, "muted", wrap=True)
        self._lay_out()
        self._connect()
        self.read()
        self._split.setSizes([theme.metrics.panel * 5, theme.metrics.panel * 5 // 4])
        self.table.setFocus()

    def _lay_out(self) -> None:
        m = self._theme.metrics
        self._judging = frame("plain")
        judging = QHBoxLayout(self._judging)
        bare(judging, spacing=m.s)
        judging.addWidget(label("Kết luận cho dòng đang chọn:"))
        judging.addWidget(self.note, 1)
        for button in self.buttons.values():
            button.setAutoDefault(False)
            judging.addWidget(button)
        self._split = QSplitter(Qt.Orientation.Horizontal)
        self._split.addWidget(self.table)
        self._split.addWidget(self.panel)
        self._split.setStretchFactor(0, 1)
        self._split.setChildrenCollapsible(False)
        top = QVBoxLayout()
        bare(top, spacing=m.xs)
        top.addWidget(label(self._title(), "strong", wrap=True))
        top.addWidget(self._rule)
        body = QVBoxLayout()
        bare(body, spacing=m.s)
        body.addWidget(self._split, 1)
        body.addWidget(self._judging)
        self.export.hide()
        self.lay_out(top, self._nothing, body, ems=(92, 40))

    def _connect(self) -> None:
        self.table.key_chosen.connect(self._show_chosen)
        for verdict, button in self.buttons.items():
            button.setProperty("verdict", verdict.name)
            button.clicked.connect(self._judge)

    def _title(self) -> str:
        unit = self._desk.store.get(Unit, self._row.unit_id).name
        held = self._desk.store.get(AwardRound, self._row.round_id)
        born = f", sinh {self._year}" if self._year else ""
        return f"{self._row.printed_name}{born} – {unit} – {held.name}"

    @override
    def read(self) -> None:
        """Look the nomination up anew and keep the chosen row."""
        found = repeats.hits(self._desk, self._id)
        other = repeats.elsewhere(self._desk, self._id)
        self._hits = {hit.award.id: hit for hit in found}
        self._elsewhere = {-item.nomination.id: item for item in other}
        groups = (
            ("Cùng kỳ xét, cùng loại hình", [h for h in found if h.same_period]),
            ("Các kỳ khác", [h for h in found if not h.same_period]),
        )
        lines: list[Line] = []
        for title, hits in groups:
            if hits:
                lines += [head(title, f"{len(hits)} lần khen"), *map(self._line, hits)]
        if other:
            lines += [head("Đang được đề nghị ở nơi khác", f"{len(other)} đề nghị")]
            lines += map(self._line_elsewhere, other)
        self.table.show_lines(tuple(lines))
        self._nothing.setVisible(not lines)
        self._rule.setVisible(bool(lines))
        self._split.setVisible(bool(lines))
        self._judging.setVisible(bool(lines))
        self._show_chosen(self.table.key if lines else None)

    def _line(self, hit: Hit) -> Line:
        sure, tone = SURENESS[hit.likeness]
        done = word_for(hit.review) if hit.review else "chưa xem"
        done_tone = VERDICT_TONES[hit.review] if hit.review else Tone.MUTED
        unit = hit.award.unit_name
        return Line(
            hit.award.id,
            (
                TextCell(hit.award.printed_name),
                TextCell(number_of(hit.decision)),
                TextCell(day_of(hit.decision)),
                TextCell(unit, tip=unit),
                TextCell(self._forms.get(hit.award.form_key, hit.award.form_key)),
                TextCell(sure, tone, tip=why(hit, birth_year=self._year)),
                TextCell(done, done_tone, tip=hit.note),
            ),
        )

    def _line_elsewhere(self, item: Elsewhere) -> Line:
        row, (sure, tone) = item.nomination, SURENESS[item.likeness]
        unit = self._desk.store.get(Unit, row.unit_id).name
        return Line(
            -row.id,
            (
                TextCell(row.printed_name),
                TextCell("chưa có", Tone.MUTED),
                TextCell(f"năm {item.held.year}"),
                TextCell(unit, tip=unit),
                TextCell(self._forms.get(row.form_key, row.form_key)),
                TextCell(sure, tone),
                TextCell(word_for(row.state), Tone.MUTED, tip=item.held.name),
            ),
        )

    def _show_chosen(self, key: object) -> None:
        hit = self._hits.get(key) if isinstance(key, int) else None
        other = self._elsewhere.get(key) if isinstance(key, int) else None
        details = self._details(hit) if hit else self._details_elsewhere(other) if other else None
        self.panel.show_record(details)
        self.note.setText(hit.note if hit else "")
        self.note.setEnabled(hit is not None)
        for verdict, button in self.buttons.items():
            button.setEnabled(hit is not None)
            button.setToolTip("" if hit else "Chọn một lần khen trước.")
            now = hit is not None and hit.review is verdict
            button.setText(f"✓ {word_for(verdict)}" if now else word_for(verdict))

    def _details(self, hit: Hit) -> Details:
        sure, tone = SURENESS[hit.likeness]
        award, by = hit.award, hit.decision.issuer or self._desk.office.name
        rows = [
            DetailRow("Mức giống", sure, why(hit, birth_year=self._year), tone),
            DetailRow("Kỳ xét", "Cùng kỳ, cùng loại hình" if hit.same_period else "Kỳ khác"),
        ]
        if hit.review is not None:
            concluded = word_for(hit.review)
            rows.append(DetailRow("Kết luận", concluded, hit.note, VERDICT_TONES[hit.review]))
        number = f"{number_of(hit.decision)}, {day_of(hit.decision)}"
        then = [
            DetailRow("Quyết định", number),
            DetailRow("Cơ quan", by),
            DetailRow("Hình thức", self._forms.get(award.form_key, award.form_key)),
            DetailRow("Tên", award.printed_name),
            DetailRow("Đơn vị", award.unit_name or "chưa rõ"),
            DetailRow("Thành tích", award.citation or hit.decision.subject or "chưa rõ"),
        ]
        if hit.birth_year is not None:
            then.insert(4, DetailRow("Năm sinh", str(hit.birth_year)))
        return Details(
            word_for(award.subject),
            award.printed_name,
            tuple(rows),
            (DetailSection("Đã được khen", tuple(then)), self._proposed(self._row)),
        )

    def _details_elsewhere(self, item: Elsewhere) -> Details:
        sure, tone = SURENESS[item.likeness]
        same = "Cùng kỳ, cùng loại hình" if item.same_period else "Kỳ khác"
        rows = (
            DetailRow("Mức giống", sure, "", tone),
            DetailRow("Đợt xét", item.held.name),
            DetailRow("Kỳ xét", same),
            DetailRow("Trạng thái", word_for(item.nomination.state)),
        )
        there = self._proposed(item.nomination, title="Đề nghị ở nơi khác")
        return Details(
            word_for(item.nomination.subject),
            item.nomination.printed_name,
            rows,
            (there, self._proposed(self._row)),
        )

    def _proposed(self, row: Nomination, title: str = "Đề nghị đang xem") -> DetailSection:
        rows = (
            DetailRow("Tên", row.printed_name),
            DetailRow("Đơn vị", self._desk.store.get(Unit, row.unit_id).name),
            DetailRow("Hình thức", self._forms.get(row.form_key, row.form_key)),
            DetailRow("Thành tích", row.citation),
        )
        return DetailSection(title, rows)

    def _judge(self) -> None:
        button, key = self.sender(), self.table.key
        if not isinstance(button, QPushButton) or key is None or key not in self._hits:
            return
        verdict = RepeatVerdict[str(button.property("verdict"))]
        note = self.note.text()
        if self.attempt(
            partial(repeats.review, self._desk, self._id, key, verdict=verdict, note=note)
        ):
            self.say(f"Đã ghi: {word_for(verdict)}. Ctrl+Z để hoàn tác.", Tone.GOOD)
            self.reviewed.emit(self._id)

    @override
    def take_back(self) -> None:
        super().take_back()
        self.reviewed.emit(self._id)
