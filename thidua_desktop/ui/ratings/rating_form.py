"""The form of one annual rating: whose, of which year, which level, by what document."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QWidget
from typing_extensions import override

from thidua_desktop.domain.records import AnnualRating
from thidua_desktop.domain.terms import AnnualRatingLevel
from thidua_desktop.services.evidence import Owner, of_owner
from thidua_desktop.services.ratings import RatingForm, rating_form, save_rating
from thidua_desktop.ui.evidence.evidence_list import EvidenceList
from thidua_desktop.ui.master.form import FormDialog, day_field
from thidua_desktop.ui.master.subject_field import SubjectField
from thidua_desktop.ui.texts import label
from thidua_desktop.ui.units.fields import choose, combo
from thidua_desktop.ui.widgets.completion import PopupCompleter

if TYPE_CHECKING:
    from thidua_desktop.services.desk import Desk
    from thidua_desktop.ui.theme import Theme

YEAR_KINDS = (("Năm công tác", False), ("Năm học bắt đầu trong năm này", True))


class RatingDialog(FormDialog):
    """A new one is proposed for `form`: the subject that lacks one, the year of the last."""

    saved = Signal(int)  # id of the rating that was stored

    def __init__(
        self,
        theme: Theme,
        desk: Desk,
        *,
        rating_id: int | None,
        form: RatingForm | None = None,
        parent: QWidget | None = None,
    ) -> None:
        new = rating_id is None
        super().__init__(
            theme,
            title="Ghi xếp loại năm" if new else "Sửa xếp loại năm",
            action="Ghi vào sổ" if new else "Lưu",
            parent=parent,
        )
        self._desk, self._id = desk, rating_id
        self.subject = SubjectField(desk, households=False)
        self.year, self.kind = QLineEdit(), combo(YEAR_KINDS)
        levels = ((label(level), level) for level in AnnualRatingLevel)
        self.level = combo([("Chọn mức xếp loại", None), *levels])
        self.document, self.decided_on, self.issuer = QLineEdit(), day_field(), QLineEdit()
        known = {row.issuer for row in desk.store.all(AnnualRating) if row.issuer}
        PopupCompleter(self.issuer, sorted(known))
        self.evidence = EvidenceList(theme, desk, short=True)
        self._build()
        given = form or RatingForm()
        if rating_id is not None:
            given = rating_form(desk.store.get(AnnualRating, rating_id))
        self._fill(given)
        first = self.subject if given.subject is None else self.level
        first.setFocus()
        self.resize(theme.metrics.em * 50, theme.metrics.em * 40)

    def _build(self) -> None:
        self.add_field("subject", "Đơn vị, cá nhân", self.subject)
        self.add_field("year", "Năm", self.year)
        self.add_field(
            "school_year",
            "Loại năm",
            self.kind,
            hint="Năm học 2024 - 2025 ghi năm 2024; khi xét khen được tính cho năm 2025.",
        )
        self.add_field("level", "Mức xếp loại", self.level)
        self.add_field("document", "Văn bản", self.document, hint="Số, ký hiệu quyết định.")
        self.add_field("decided_on", "Ngày ký", self.decided_on)
        self.add_field("issuer", "Cơ quan ký", self.issuer)
        self.add_field("file", "Tệp", self.evidence)
        if self._id is not None:
            owner = Owner(rating_id=self._id)
            self.evidence.show_owner(None, owner, views=partial(of_owner, self._desk, owner))

    def _fill(self, form: RatingForm) -> None:
        self.subject.show_subject(form.subject)
        choose(self.kind, form.school_year)
        choose(self.level, form.level)
        for field, text in (
            (self.year, form.year),
            (self.document, form.document),
            (self.decided_on, form.decided_on),
            (self.issuer, form.issuer),
        ):
            field.setText(text)

    @override
    def save(self) -> None:
        form = RatingForm(
            subject=self.subject.subject,
            year=self.year.text(),
            school_year=bool(self.kind.currentData()),
            level=self.level.currentData(),
            document=self.document.text(),
            decided_on=self.decided_on.text(),
            issuer=self.issuer.text(),
        )
        files = self.evidence.taken
        made = save_rating(self._desk, form, rating_id=self._id, files=files)
        self.evidence.forget()
        self.saved.emit(made.id)
