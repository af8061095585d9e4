"""The eligibility card (phiếu điều kiện) of the chosen nomination."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout

from thidua_desktop.core.dates import format_date
from thidua_desktop.core.numbers import format_money
from thidua_desktop.ui.awards.model import state_pill
from thidua_desktop.ui.awards.words import SHAPES, TONES, finding_words
from thidua_desktop.ui.texts import label as word_for
from thidua_desktop.ui.tokens import Tone
from thidua_desktop.ui.widgets.action_bar import ActionBar
from thidua_desktop.ui.widgets.details_panel import DetailRow, Details, DetailsPanel
from thidua_desktop.ui.widgets.parts import bare, clear, frame, hairline, label
from thidua_desktop.ui.widgets.state_mark import StateMark

if TYPE_CHECKING:
    from PySide6.QtGui import QAction

    from thidua_desktop.domain.card import Finding
    from thidua_desktop.ui.awards.picture import NominationView, RoundPicture
    from thidua_desktop.ui.theme import Theme


class CardPanel(DetailsPanel):
    """The nomination in words, then each condition with verdict, reason and override."""

    def __init__(self, theme: Theme, actions: tuple[QAction, ...]) -> None:
        super().__init__(theme, hint="Chọn một đề nghị để xem phiếu điều kiện.")
        self._theme = theme
        self._shown: NominationView | None = None
        bar = ActionBar(theme)
        for action in actions:
            bar.add_action(action)
        self.footer.addWidget(bar)
        theme.changed.connect(self._fill_again)

    def show_nomination(self, picture: RoundPicture | None, view: NominationView | None) -> None:
        self._shown = view
        shown = picture is not None and view is not None
        self.show_record(_details(picture, view) if shown else None)
        self._fill_again()

    def _fill_again(self) -> None:
        clear(self.extra)
        if self._shown is None:
            return
        self.extra.addWidget(hairline())
        self.extra.addWidget(label("Phiếu điều kiện", "small"))
        for finding in self._shown.card.findings:
            self.extra.addWidget(self._condition(finding))

    def _condition(self, finding: Finding) -> QFrame:
        m = self._theme.metrics
        box = frame("plain")
        column = QVBoxLayout(box)
        bare(column, spacing=m.hairline)
        line = QHBoxLayout()
        bare(line, spacing=m.s)
        verdict = word_for(finding.verdict)
        tone = TONES[finding.verdict].value
        line.addWidget(label(word_for(finding.condition), wrap=True), 1)
        line.addWidget(StateMark(self._theme, SHAPES[finding.verdict]))
        line.addWidget(label(verdict, tone), 0, Qt.AlignmentFlag.AlignRight)
        column.addLayout(line)
        column.addWidget(label(finding_words(finding), "small", wrap=True))
        if finding.override is not None:
            column.addWidget(label(f"Cho vượt: {finding.override}", Tone.WARN.value, wrap=True))
        box.setAccessibleName(f"{word_for(finding.condition)}: {verdict}")
        return box


def _details(picture: RoundPicture | None, view: NominationView | None) -> Details | None:
    if picture is None or view is None:
        return None
    row = view.row
    said, _ = state_pill(view)
    rows = [
        DetailRow("Trạng thái", said, row.state_reason or "", Tone.BAD),
        DetailRow("Hình thức", view.form_name),
    ]
    if row.subtitle:
        rows.append(DetailRow("Dòng dưới tên", row.subtitle))
    rows.append(DetailRow("Thành tích", row.citation))
    if row.head_confirmed_by and row.head_confirmed_on:
        by = f"{row.head_confirmed_by}, ngày {format_date(row.head_confirmed_on)}"
        rows.append(DetailRow("Xác nhận", by))
    if view.amount_vnd is not None:
        rows.append(DetailRow("Tiền thưởng", format_money(view.amount_vnd)))
        rows.append(DetailRow("Cách tính", view.formula))
    kicker = f"{word_for(row.subject)} · {view.unit_name}"
    return Details(kicker, row.printed_name, tuple(rows))
