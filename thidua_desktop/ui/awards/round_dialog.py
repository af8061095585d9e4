"""The form of an award round (đợt xét): new, or one that is changed."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLineEdit, QWidget
from typing_extensions import override

from thidua_desktop.core.dates import format_date
from thidua_desktop.core.errors import Problem, RuleError
from thidua_desktop.domain.records import Campaign
from thidua_desktop.domain.terms import AwardType, DossierKind, SubjectKind
from thidua_desktop.services import rounds
from thidua_desktop.services.rounds import RoundForm
from thidua_desktop.ui.master.form import DAY_PROMPT, FormDialog
from thidua_desktop.ui.master.ticks import Ticks
from thidua_desktop.ui.texts import label as word_for
from thidua_desktop.ui.widgets.parts import bare, label

if TYPE_CHECKING:
    from datetime import date

    from thidua_desktop.domain.records import AwardRound
    from thidua_desktop.services.desk import Desk
    from thidua_desktop.ui.theme import Theme

NO_CAMPAIGN: Final = "Không theo phong trào nào"
QUOTAS: Final = {
    SubjectKind.COLLECTIVE: "quota_collective",
    SubjectKind.PERSON: "quota_person",
    SubjectKind.HOUSEHOLD: "quota_household",
}


def _at_line(problem: Problem) -> Problem:
    field = "quota_collective" if problem.field in QUOTAS.values() else problem.field
    return Problem(field, problem.code, problem.params)


class Quotas(QWidget):
    """Counts by kind of subject in one line; empty sets none."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        m = theme.metrics
        line = QHBoxLayout(self)
        bare(line, spacing=m.s)
        self.boxes: dict[SubjectKind, QLineEdit] = {}
        for kind in SubjectKind:
            box = QLineEdit()
            box.setAccessibleName(f"Chỉ tiêu số lượng: {word_for(kind)}")
            box.setFixedWidth(m.em * 4)
            line.addWidget(label(word_for(kind), "muted"))
            line.addWidget(box)
            line.addSpacing(m.m)
            self.boxes[kind] = box
        line.addStretch(1)
        self.setFocusProxy(self.boxes[SubjectKind.COLLECTIVE])


class RoundDialog(FormDialog):
    """Opens a round or changes one; suggestions follow the type until something else is typed."""

    opened = Signal(int)  # id of the round that was stored

    def __init__(
        self,
        theme: Theme,
        desk: Desk,
        *,
        campaign_id: int | None,
        day: date,
        row: AwardRound | None = None,
        parent: QWidget | None,
    ) -> None:
        """`campaign_id` is proposed for a new round; `row` is the one to change."""
        new = row is None
        super().__init__(
            theme,
            title="Mở đợt xét khen thưởng" if new else "Sửa đợt xét",
            action="Mở đợt xét" if new else "Lưu",
            parent=parent,
        )
        self._desk, self._row = desk, row
        self._suggested = rounds.RoundSuggestion("", "", ())
        self.campaign, self.kind = QComboBox(), QComboBox()
        self.name, self.year = QLineEdit(), QLineEdit()
        self.data_day, self.achievement = QLineEdit(), QLineEdit()
        self.quotas, self.workers = Quotas(theme), QLineEdit()
        self.dossier = Ticks(theme, tuple(DossierKind))
        self._offer(campaign_id)
        self._add_fields()
        if row is None:
            self._begin(campaign_id, day)
        else:
            self._fill(rounds.round_form(row))
        self._show_achievement()
        self.campaign.currentIndexChanged.connect(self._suggest)
        self.kind.currentIndexChanged.connect(self._suggest)
        self.year.editingFinished.connect(self._suggest)
        self.name.setFocus()
        self.resize(theme.metrics.em * 52, theme.metrics.em * 44)

    def _offer(self, campaign_id: int | None) -> None:
        self.campaign.addItem(NO_CAMPAIGN, None)
        for campaign in self._desk.store.all(Campaign):
            self.campaign.addItem(campaign.short_name, campaign.id)
        self.campaign.setCurrentIndex(max(self.campaign.findData(campaign_id), 0))
        for kind in AwardType:
            self.kind.addItem(word_for(kind), kind)
        wanted = AwardType.MERIT if campaign_id is None else AwardType.MOVEMENT
        self.kind.setCurrentIndex(self.kind.findData(wanted))

    def _add_fields(self) -> None:
        self.data_day.setPlaceholderText(DAY_PROMPT)
        self.workers.setFixedWidth(self._theme.metrics.em * 4)
        self.add_field("campaign", "Phong trào", self.campaign)
        self.add_field("award_type", "Loại hình", self.kind)
        self.add_field("name", "Tên đợt xét", self.name)
        self.add_field(
            "year", "Năm xếp loại", self.year, hint="Xét theo xếp loại chất lượng của năm này."
        )
        self.add_field(
            "data_day", "Số liệu chốt ngày", self.data_day, hint="Điều kiện được xét theo ngày này."
        )
        self.add_field(
            "achievement",
            "Khen về thành tích",
            self.achievement,
            hint="In trong quyết định, ví dụ “đã hoàn thành xuất sắc nhiệm vụ năm 2025”.",
        )
        self.add_field("dossier", "Hồ sơ cần có", self.dossier, hint="Gợi ý theo loại hình.")
        self.add_field(
            "quota_collective",
            "Chỉ tiêu số lượng",
            self.quotas,
            hint="Để trống nếu không đặt. Chỉ để đối chiếu, không ngăn đề nghị.",
        )
        self.add_field(
            "quota_workers",
            "Lao động trực tiếp (%)",
            self.workers,
            hint="Tỷ lệ ít nhất trong số cá nhân được đề nghị.",
        )

    def _begin(self, campaign_id: int | None, day: date) -> None:
        year = day.year
        if campaign_id is not None:
            year = (self._desk.board(campaign_id).campaign.starts or day).year
        self.year.setText(str(year))
        self.data_day.setText(format_date(day))
        self._suggest()

    def _fill(self, form: RoundForm) -> None:
        self.campaign.setCurrentIndex(max(self.campaign.findData(form.campaign_id), 0))
        self.kind.setCurrentIndex(self.kind.findData(form.award_type))
        self.name.setText(form.name)
        self.year.setText(form.year)
        self.data_day.setText(form.data_day)
        self.achievement.setText(form.achievement)
        self.dossier.tick(form.dossier)
        self.workers.setText(form.quota_workers)
        for kind, box in self.quotas.boxes.items():
            box.setText(getattr(form, QUOTAS[kind]))
        self.show_field("campaign", shown=not rounds.nominations(self._desk, self._own))

    @property
    def _own(self) -> int:
        return self._row.id if self._row is not None else 0

    def _suggest(self, *_: object) -> None:
        """Follow the type and the campaign where the officer has typed nothing else."""
        self._show_achievement()
        typed = self.year.text().strip()
        if self._row is not None or not typed.isdecimal():
            return
        made = self._suggestion(int(typed))
        if self.name.text() in {"", self._suggested.name}:
            self.name.setText(made.name)
        if self.achievement.text() in {"", self._suggested.achievement}:
            self.achievement.setText(made.achievement)
        if self.dossier.ticked in {(), self._suggested.dossier}:
            self.dossier.tick(made.dossier)
        self._suggested = made

    def _suggestion(self, year: int) -> rounds.RoundSuggestion:
        made = rounds.suggested_round(self._desk, self.kind.currentData(), year=year)
        campaign_id = self.campaign.currentData()
        if campaign_id is None:
            return made
        number = sum(
            row.campaign_id == campaign_id for row in rounds.rounds_of(self._desk, campaign_id)
        )
        return rounds.RoundSuggestion(
            f"Đợt {number + 1} năm {year}", made.achievement, made.dossier
        )

    def _show_achievement(self) -> None:
        """Ask for the achievement only where no campaign says it."""
        self.show_field("achievement", shown=self.campaign.currentData() is None)

    @override
    def save(self) -> None:
        try:
            self._store()
        except RuleError as error:
            # The counts stand in one line, so what is wrong with them is said below it.
            raise RuleError(*map(_at_line, error.problems)) from error

    def _store(self) -> None:
        quotas = {QUOTAS[kind]: box.text() for kind, box in self.quotas.boxes.items()}
        form = RoundForm(
            name=self.name.text(),
            campaign_id=self.campaign.currentData(),
            award_type=self.kind.currentData(),
            year=self.year.text(),
            data_day=self.data_day.text(),
            achievement=self.achievement.text(),
            quota_workers=self.workers.text(),
            dossier=self.dossier.ticked,
            **quotas,
        )
        made = rounds.save_round(
            self._desk, form, round_id=None if self._row is None else self._row.id
        )
        self.opened.emit(made.id)
