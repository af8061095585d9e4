"""The eligibility card (phiếu điều kiện) of the chosen nomination."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QMetaMethod, Qt, Signal, SignalInstance
from PySide6.QtWidgets import QFrame, QHBoxLayout, QToolButton, QVBoxLayout

from thidua_desktop.core.dates import format_date
from thidua_desktop.core.numbers import format_money
from thidua_desktop.domain.terms import Condition, Verdict
from thidua_desktop.ui.awards.model import state_pill
from thidua_desktop.ui.awards.words import (
    basis_words,
    card_words,
    finding_words,
    saying_words,
    verdict_look,
)
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


LEADS = {
    Condition.ANNUAL_RATING: "Ghi xếp loại…",
    Condition.NO_STOP_FLAG: "Trường hợp dừng xét…",
    Condition.NOT_REPEATED: "Xem trùng khen…",
    Condition.DOSSIER: "Hồ sơ…",
}
"""Where a condition leads on, to find or enter what it is judged from."""


class CardPanel(DetailsPanel):
    """The nomination in words, then each condition with verdict, reason and override."""

    rating_wanted = Signal(int)  # id of the nomination whose rating is to be entered
    flag_wanted = Signal(int)  # id of the nomination whose stop flags are looked for
    repeats_wanted = Signal(int)  # id of the nomination whose earlier awards are looked at
    dossier_wanted = Signal(int)  # id of the nomination whose papers are looked for

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
        card = self._shown.card
        said, tone, _ = card_words(card)
        head = QHBoxLayout()
        bare(head, spacing=self._theme.metrics.s)
        head.addWidget(label("Phiếu điều kiện", "small"), 1)
        head.addWidget(label(said, tone.value))
        self.extra.addWidget(hairline())
        self.extra.addLayout(head)
        for note in card.notes:
            self.extra.addWidget(label(saying_words(note), Tone.WARN.value, wrap=True))
        for finding in card.findings:
            self.extra.addWidget(self._condition(finding))

    def _condition(self, finding: Finding) -> QFrame:
        m = self._theme.metrics
        box = frame("plain")
        column = QVBoxLayout(box)
        bare(column, spacing=m.hairline)
        column.setContentsMargins(0, m.xs, 0, m.xs)
        column.addLayout(self._verdict(finding))
        column.addWidget(label(finding_words(finding), wrap=True))
        for proof in finding.proofs:
            column.addWidget(label(f"– {saying_words(proof)}", "muted", wrap=True))
        if finding.override is not None:
            column.addWidget(label(f"Cho vượt: {finding.override}", Tone.WARN.value, wrap=True))
        if basis := basis_words(finding):
            column.addWidget(label(basis, "small", wrap=True))
        if (lead := self._lead(finding)) is not None:
            column.addSpacing(m.xs)
            column.addWidget(lead, 0, Qt.AlignmentFlag.AlignLeft)
        box.setAccessibleName(f"{word_for(finding.condition)}: {word_for(finding.verdict)}")
        return box

    def _verdict(self, finding: Finding) -> QHBoxLayout:
        line = QHBoxLayout()
        bare(line, spacing=self._theme.metrics.s)
        line.addWidget(label(word_for(finding.condition), "strong", wrap=True), 1)
        tone, shape = verdict_look(finding)
        line.addWidget(StateMark(self._theme, shape))
        said = label(word_for(finding.verdict), tone.value)
        line.addWidget(said, 0, Qt.AlignmentFlag.AlignRight)
        return line

    def _lead(self, finding: Finding) -> QToolButton | None:
        """Offer the way on where the condition applies, once somebody answers to it."""
        condition = finding.condition
        signals = {
            Condition.ANNUAL_RATING: self.rating_wanted,
            Condition.NO_STOP_FLAG: self.flag_wanted,
            Condition.NOT_REPEATED: self.repeats_wanted,
            Condition.DOSSIER: self.dossier_wanted,
        }
        signal, shown = signals.get(condition), self._shown
        if signal is None or shown is None or finding.verdict is Verdict.NOT_APPLICABLE:
            return None
        if not self.isSignalConnected(QMetaMethod.fromSignal(signal)):
            return None
        made = QToolButton()
        made.setProperty("kind", "plain")
        made.setText(LEADS[condition])
        made.clicked.connect(partial(_tell, signal, shown.row.id))
        return made


def _tell(signal: SignalInstance, nomination_id: int, *_: object) -> None:
    signal.emit(nomination_id)


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
    if view.vote:
        rows.append(DetailRow("Hội đồng", view.vote))
    if view.amount_vnd is not None:
        rows.append(DetailRow("Tiền thưởng", format_money(view.amount_vnd)))
        rows.append(DetailRow("Cách tính", view.formula))
    kicker = f"{word_for(row.subject)} · {view.unit_name}"
    return Details(kicker, row.printed_name, tuple(rows))
