"""Nominating a unit, person or household, and editing what will be printed."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QHBoxLayout,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)
from typing_extensions import override

from thidua_desktop.core.dates import format_date
from thidua_desktop.core.errors import rule
from thidua_desktop.domain.records import AwardForm, AwardRound, Nomination
from thidua_desktop.domain.terms import NominationState, SubjectKind
from thidua_desktop.services import awards
from thidua_desktop.services.citations import own_results, suggested_citation
from thidua_desktop.services.nominees import elsewhere, forms_for, subject_of
from thidua_desktop.ui.awards.candidates import CandidatePicker
from thidua_desktop.ui.awards.dialogs import text_box
from thidua_desktop.ui.awards.fit_line import FitLine
from thidua_desktop.ui.master.form import FormDialog
from thidua_desktop.ui.tokens import Tone
from thidua_desktop.ui.widgets.parts import bare, label

if TYPE_CHECKING:
    from thidua_desktop.services.citations import OwnResults
    from thidua_desktop.services.desk import Desk
    from thidua_desktop.services.nominees import Elsewhere
    from thidua_desktop.ui.awards.candidates import Candidate
    from thidua_desktop.ui.theme import Theme


class NominateDialog(FormDialog):
    """Who is nominated for what, and what the giấy khen will say; `row` edits an older one."""

    saved = Signal(int)  # id of the nomination that was stored

    def __init__(
        self,
        theme: Theme,
        desk: Desk,
        *,
        round_id: int,
        row: Nomination | None = None,
        parent: QWidget | None = None,
    ) -> None:
        new = row is None
        super().__init__(
            theme,
            title="Đề nghị khen thưởng" if new else "Sửa đề nghị",
            action="Đề nghị khen thưởng" if new else "Lưu",
            parent=parent,
        )
        self._desk, self._round_id, self._row = desk, round_id, row
        self._day = desk.store.get(AwardRound, round_id).data_day
        self._offered_words = ""
        self._results: OwnResults | None = None
        self.picker = CandidatePicker(theme, desk, self._day)
        self.form, self.name, self.subtitle = QComboBox(), QLineEdit(), QLineEdit()
        self.citation = text_box(theme)
        self.warning = label("", Tone.WARN.value, wrap=True)
        self.returned = label("", Tone.BAD.value, wrap=True)
        self.results = QPushButton("Lấy từ kết quả của đơn vị")
        self.results_said = label("", "small", wrap=True)
        self.fit = FitLine(desk, self.name, self.subtitle, citation=self.citation)
        self.again = QCheckBox("Giữ hộp này mở để đề nghị tiếp")
        self._add_fields()
        if row is None:
            self._offer_citation(suggested_citation(desk, round_id))
            self.picker.picked.connect(self._suggest)
            self.picker.kinds.chosen.connect(self._offer_forms)
            self._offer_forms()
            self._suggest(None)
            self.picker.setFocus()
        else:
            self._fill(row)
        self.results.clicked.connect(self._take_results)
        self.resize(theme.metrics.em * 54, theme.metrics.em * (54 if new else 36))

    def _add_fields(self) -> None:
        self.add_field("returned", "Đã trả lại", self.returned)
        self.add_field("subject", "Đối tượng", self.picker)
        self.add_field("warning", "Lưu ý", self.warning)
        self.add_field("form_key", "Hình thức", self.form)
        self.add_field(
            "printed_name", "Tên in", self.name, hint="In trên giấy khen, kèm danh xưng."
        )
        self.add_field("subtitle", "Dòng dưới tên", self.subtitle, hint="Chức vụ, đơn vị, địa chỉ.")
        self.add_field("citation", "Thành tích", self._with_results())
        self.add_field("again", "Đề nghị tiếp", self.again)
        for name in ("returned", "warning"):
            self.show_field(name, shown=False)

    def _with_results(self) -> QWidget:
        """Put below the citation what fits, and the unit's own results to take over."""
        m = self._theme.metrics
        whole = QWidget()
        column, line = QVBoxLayout(whole), QHBoxLayout()
        bare(column, spacing=m.xs)
        bare(line, spacing=m.s)
        self.results.setAutoDefault(False)
        line.addWidget(self.results)
        line.addWidget(self.results_said, 1)
        column.addWidget(self.citation)
        column.addWidget(self.fit)
        column.addLayout(line)
        whole.setFocusProxy(self.citation)
        return whole

    def _fill(self, row: Nomination) -> None:
        self.show_field("subject", shown=False)
        self.show_field("again", shown=False)
        self.setWindowTitle(f"Sửa đề nghị – {row.printed_name}")
        why = row.state_reason or ""
        self.returned.setText(why)
        self.show_field("returned", shown=row.state is NominationState.RETURNED and bool(why))
        self._show_forms(row.subject)
        if self.form.findData(row.form_key) < 0:
            # One that is no longer given stays what this nomination is for.
            held = self._desk.store.where(AwardForm, key=row.form_key)
            self.form.addItem(held[0].name if held else row.form_key, row.form_key)
        self.form.setCurrentIndex(self.form.findData(row.form_key))
        self.name.setText(row.printed_name)
        self.subtitle.setText(row.subtitle)
        self._offer_citation(row.citation)
        self._warn(subject_of(row))
        whole = row.subject is SubjectKind.COLLECTIVE and row.collective_id is None
        self._show_results(row.unit_id if whole else None)
        self.name.setFocus()

    def _offer_forms(self, *_: object) -> None:
        self._show_forms(self.picker.kind)

    def _show_forms(self, subject: SubjectKind) -> None:
        """Offer what such a subject can be given on the data day; a choice that fits is kept."""
        kept = self.form.currentData()
        self.form.clear()
        for form in forms_for(self._desk, subject, self._day):
            upward = "" if form.decided_by_commune else " (đề nghị cấp trên)"
            self.form.addItem(f"{form.name}{upward}", form.key)
        self.form.setCurrentIndex(max(self.form.findData(kept), 0))

    def _suggest(self, candidate: Candidate | None) -> None:
        if candidate is None:
            self.name.clear()
            self.subtitle.clear()
            self._warn(None)
            self._show_results(None)
            return
        kind, part = self.picker.kind, candidate.collective_id
        name = awards.suggested_name(self._desk, kind, candidate.id, collective_id=part)
        below = awards.suggested_subtitle(self._desk, kind, candidate.id, collective_id=part)
        self.name.setText(name)
        self.subtitle.setText(below)
        for box in (self.name, self.subtitle):
            box.setCursorPosition(0)
        self._warn(awards.subject_key(self._desk, kind, candidate.id, collective_id=part))
        whole = kind is SubjectKind.COLLECTIVE and part is None
        self._show_results(candidate.id if whole else None)

    def _warn(self, who: tuple[object, ...] | None) -> None:
        """Tell where else the same one is nominated; it is for the officer to judge."""
        found = () if who is None else elsewhere(self._desk, self._round_id, who)
        self.warning.setText("\n".join(map(elsewhere_words, found)))
        self.show_field("warning", shown=bool(found))

    def _show_results(self, unit_id: int | None) -> None:
        found = own_results(self._desk, self._round_id, unit_id) if unit_id is not None else None
        if self._results not in {None, found} and self._row is None:
            # The words of another unit's results must not stay with the next one.
            self._offer_citation(suggested_citation(self._desk, self._round_id))
        self._results = found
        self.results.setVisible(found is not None)
        self.results_said.setText("" if found is None else results_words(found))

    def _take_results(self, *_: object) -> None:
        if self._results is not None:
            self._offer_citation(self._results.words, asked=True)
            self.citation.setFocus()

    def _offer_citation(self, words: str, *, asked: bool = False) -> None:
        """Put suggested words in, unless the officer has written own ones and did not ask."""
        own = self.citation.toPlainText()
        if asked or own in {"", self._offered_words}:
            self.citation.setPlainText(words)
            self._offered_words = words

    @override
    def save(self) -> None:
        if self._row is not None:
            self._change(self._row)
            return
        candidate = self.picker.candidate
        if candidate is None:
            raise rule("subject", "nomination.no_subject")
        if not self.name.text().strip():
            # The use case would fall back to its own suggestion.
            raise rule("printed_name", "nomination.name_empty")
        made = awards.nominate(
            self._desk,
            self._round_id,
            subject=self.picker.kind,
            subject_id=candidate.id,
            collective_id=candidate.collective_id,
            form_key=self.form.currentData() or "",
            printed_name=self.name.text(),
            subtitle=self.subtitle.text(),
            citation=self.citation.toPlainText(),
        )
        self.saved.emit(made.id)

    def _change(self, row: Nomination) -> None:
        changed = replace(
            row,
            form_key=self.form.currentData() or row.form_key,
            printed_name=self.name.text(),
            subtitle=self.subtitle.text(),
            citation=self.citation.toPlainText(),
        )
        awards.edit_nomination(self._desk, changed)
        self.saved.emit(row.id)

    @override
    def done(self, result: int) -> None:
        accepted = result == NominateDialog.DialogCode.Accepted.value
        if accepted and self.again.isChecked() and self._row is None:
            self.picker.words.clear()
            self.picker.setFocus()
            return
        super().done(result)


def elsewhere_words(found: Elsewhere) -> str:
    """Say where else somebody is nominated, and that one achievement is awarded once."""
    was = "Đã được khen" if found.awarded else "Đang được đề nghị"
    if found.same_campaign:
        return f"{was} ở “{found.round_name}”, cùng phong trào: một thành tích chỉ khen một lần."
    return f"{was} ở “{found.round_name}”. Xem có cùng một thành tích không."


def results_words(results: OwnResults) -> str:
    """Say what the suggested words rest on."""
    return (
        f"Đến ngày {format_date(results.day)}: đạt {results.reached}/{results.scored} chỉ tiêu "
        f"được chấm, vượt {results.exceeded}."
    )
