"""Tệp kèm of a meeting: signed minutes, sheets of votes, written opinions."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QDialog, QHBoxLayout, QPushButton, QVBoxLayout

from thidua_desktop.domain.records import AwardRound, Meeting
from thidua_desktop.services.evidence import Owner, of_owner
from thidua_desktop.services.meeting_words import meeting_name
from thidua_desktop.ui.evidence.evidence_list import EvidenceList
from thidua_desktop.ui.widgets.parts import hairline, label

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from thidua_desktop.services.desk import Desk
    from thidua_desktop.ui.theme import Theme


class MeetingFilesDialog(QDialog):
    """Each act is stored at once and can be taken back."""

    def __init__(
        self, theme: Theme, desk: Desk, meeting_id: int, *, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle("Tệp kèm cuộc họp")
        row = desk.store.get(Meeting, meeting_id)
        held = desk.store.get(AwardRound, row.round_id)
        owner = Owner(meeting_id=meeting_id)
        self.evidence = EvidenceList(theme, desk)
        self.evidence.show_owner(held.campaign_id, owner, views=partial(of_owner, desk, owner))
        leave = QPushButton("Đóng")
        leave.clicked.connect(self.accept)
        m = theme.metrics
        column, foot = QVBoxLayout(self), QHBoxLayout()
        column.setContentsMargins(m.l, m.l, m.l, m.m)
        column.setSpacing(m.s)
        column.addWidget(label(f"Tệp của cuộc {meeting_name(row)}", "title", wrap=True))
        column.addWidget(
            label("Biên bản đã ký, phiếu, ý kiến bằng văn bản đã nhận.", "muted", wrap=True)
        )
        column.addWidget(hairline())
        column.addWidget(self.evidence, 1)
        foot.addStretch(1)
        foot.addWidget(leave)
        column.addLayout(foot)
        self.resize(m.em * 46, m.em * 30)
