"""The form of papers that came in: which, under what number, on which day."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QLineEdit
from typing_extensions import override

from thidua_desktop.core.dates import parse_date
from thidua_desktop.domain.terms import DossierKind
from thidua_desktop.services import dossiers
from thidua_desktop.services.dossiers import PaperForm
from thidua_desktop.ui.master.form import FormDialog, day_field
from thidua_desktop.ui.master.ticks import Ticks
from thidua_desktop.ui.texts import label as word_for

if TYPE_CHECKING:
    from collections.abc import Collection

    from PySide6.QtWidgets import QWidget

    from thidua_desktop.domain.records import DossierPaper
    from thidua_desktop.services.desk import Desk
    from thidua_desktop.ui.theme import Theme


class PaperDialog(FormDialog):
    """Receives papers of a unit or of one nomination, or changes one (`row`)."""

    def __init__(
        self,
        theme: Theme,
        desk: Desk,
        *,
        round_id: int,
        unit_id: int,
        nomination_id: int | None,
        owner: str,
        offered: Collection[DossierKind] = (),
        row: DossierPaper | None = None,
        parent: QWidget | None,
    ) -> None:
        """`offered` are ticked at first: what is asked for and not in yet."""
        verb = "Nhận giấy tờ" if row is None else "Sửa giấy tờ"
        super().__init__(
            theme,
            title=f"{verb} – {owner}",
            action=verb if row is None else "Lưu",
            parent=parent,
        )
        self._desk, self._round_id, self._row = desk, round_id, row
        self._unit_id, self._nomination_id = unit_id, nomination_id
        self.kinds = Ticks(theme, tuple(DossierKind))
        self.document, self.note = QLineEdit(), QLineEdit()
        self.received = day_field(desk.clock.today() if row is None else row.received_on)
        self.add_field("kinds", "Giấy tờ", self.kinds)
        self.add_field(
            "document", "Số, ngày văn bản", self.document, hint="Ví dụ “05/TTr ngày 10/01/2026”."
        )
        self.add_field("received_on", "Ngày nhận", self.received)
        self.add_field("note", "Ghi chú", self.note)
        if row is None:
            self.kinds.tick(offered)
        else:
            self.kinds.tick((row.kind,))
            self.show_field("kinds", shown=False)
            self.setWindowTitle(f"{word_for(row.kind)} – {owner}")
            self.document.setText(row.document)
            self.note.setText(row.note)
        self.document.setFocus()
        self.resize(theme.metrics.em * 46, theme.metrics.em * 26)

    @override
    def save(self) -> None:
        form = PaperForm(
            unit_id=self._unit_id,
            nomination_id=self._nomination_id,
            kinds=self.kinds.ticked,
            document=self.document.text(),
            received_on=parse_date(self.received.text(), field="received_on"),
            note=self.note.text(),
        )
        if self._row is None:
            dossiers.receive(self._desk, self._round_id, form)
        else:
            dossiers.change_paper(self._desk, self._row.id, form)
