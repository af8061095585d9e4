"""Sổ gương điển hình tiên tiến: who is an example of what, and whether it was made known."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from typing_extensions import override

from thidua_desktop.core.dates import format_date
from thidua_desktop.domain.records import AwardForm, Unit
from thidua_desktop.services.finder import searchable
from thidua_desktop.services.role_models import awards_of, remove_role_model, role_models, who
from thidua_desktop.ui.icons import Icon
from thidua_desktop.ui.master.lines import Column, Line, TextCell
from thidua_desktop.ui.master.list_window import Listed, ListWindow, ListWords
from thidua_desktop.ui.master.page import allow
from thidua_desktop.ui.role_models.form import RoleModelDialog
from thidua_desktop.ui.texts import label as word_for
from thidua_desktop.ui.tokens import Tone
from thidua_desktop.ui.widgets.details_panel import DetailRow, Details, DetailSection

if TYPE_CHECKING:
    from datetime import date

    from PySide6.QtWidgets import QWidget

    from thidua_desktop.domain.records import RoleModel
    from thidua_desktop.services.desk import Desk
    from thidua_desktop.ui.theme import Theme

COLUMNS = (
    Column("Gương điển hình", 14, names=True),
    Column("Về việc"),
    Column("Đơn vị", 12, spare=2),
    Column("Phát hiện", 8, numbers=True, spare=1),
    Column("Tuyên truyền", 10),
    Column("Khen thưởng", 8, spare=3),
)
CHOOSE = "Chọn một dòng trong sổ trước."
WORDS = ListWords(
    title="Gương điển hình tiên tiến",
    thing="gương điển hình",
    prompt="Lọc theo tên, việc, đơn vị…",
    screen="role_models",
    hint="Chọn một dòng để xem việc làm và đã tuyên truyền thế nào.",
    empty="Chưa có gương điển hình nào. Kế hoạch giao phát hiện, bồi dưỡng và nhân điển hình tiên "
    "tiến: ghi ngay khi thấy.",
)
NOT_KNOWN = "chưa tuyên truyền"


class RoleModelsDialog(ListWindow):
    """Those of the campaign on screen and those of none; without a campaign all there are."""

    words, columns = WORDS, COLUMNS

    def __init__(
        self,
        theme: Theme,
        desk: Desk,
        *,
        campaign_id: int | None,
        day: date,
        parent: QWidget | None = None,
    ) -> None:
        self._campaign_id, self._day = campaign_id, day
        self._known: dict[int, RoleModel] = {}
        super().__init__(theme, desk, parent)

    @override
    def make_acts(self) -> None:
        self.add = self.add_act(
            "Thêm gương điển hình…", Icon.PLUS, self._add, keys="Ins", main=True
        )
        self.edit = self.add_act("Sửa…", Icon.EDIT, self._edit, keys="F2")
        self.remove = self.add_act("Xóa", Icon.DELETE, self._remove, keys="Del")
        self.table.key_opened.connect(self._edit)

    @override
    def rows(self) -> tuple[Listed, ...]:
        found = role_models(self._desk, self._campaign_id)
        self._known = {row.id: row for row in found}
        return tuple(self._listed(row) for row in found)

    def _listed(self, row: RoleModel) -> Listed:
        name, unit = who(self._desk, row), self._desk.store.get(Unit, row.unit_id).name
        awards = len(awards_of(self._desk, row))
        known = "đã tuyên truyền" if row.made_known else NOT_KNOWN
        cells = (
            TextCell(name, tip=word_for(row.subject)),
            TextCell(row.title, tip=row.title),
            TextCell(unit, Tone.MUTED),
            TextCell(format_date(row.found_on), Tone.MUTED),
            TextCell(known, Tone.GOOD if row.made_known else Tone.WARN),
            TextCell(str(awards) if awards else "", Tone.MUTED),
        )
        return Listed(searchable(name, row.title, unit, row.content), Line(row.id, cells))

    @override
    def details(self, key: int) -> Details:
        row = self._known[key]
        forms = {form.key: form.name for form in self._desk.store.all(AwardForm)}
        told = [DetailRow("Ngày phát hiện", format_date(row.found_on))]
        if row.content:
            told.append(DetailRow("Việc làm, kết quả", row.content))
        if row.document:
            told.append(DetailRow("Văn bản", row.document))
        told.append(DetailRow("Tuyên truyền", row.made_known or NOT_KNOWN))
        given = tuple(
            DetailRow(str(award.register_year or ""), forms.get(award.form_key, ""), award.citation)
            for award in awards_of(self._desk, row)
        )
        return Details(
            kicker=f"{word_for(row.subject)} · {self._desk.store.get(Unit, row.unit_id).name}",
            title=f"{who(self._desk, row)} – {row.title}",
            rows=tuple(told),
            sections=(DetailSection("Khen thưởng", given, "Chưa có khen thưởng nào được ghi."),),
        )

    @override
    def allow_acts(self, key: int | None) -> None:
        for action in (self.edit, self.remove):
            allow(action, allowed=key is not None, why=CHOOSE)

    def _form(self, row: RoleModel | None) -> RoleModelDialog:
        return RoleModelDialog(
            self._theme,
            self._desk,
            campaign_id=self._campaign_id,
            day=self._day,
            row=row,
            parent=self,
        )

    def _add(self, *_: object) -> None:
        self.open_form(self._form(None))

    def _edit(self, *_: object) -> None:
        row = self._known.get(self.key or 0)
        if row is not None:
            self.open_form(self._form(row))

    def _remove(self, *_: object) -> None:
        row = self._known.get(self.key or 0)
        if row is not None:
            self.attempt(partial(remove_role_model, self._desk, row.id))
