"""Bản đã ký of a decision, or the papers of a proposal: kept by content beside it."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QDialog, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from thidua_desktop.services.evidence import of_owner
from thidua_desktop.ui.evidence.evidence_list import EvidenceList
from thidua_desktop.ui.widgets.parts import hairline, label

if TYPE_CHECKING:
    from thidua_desktop.services.desk import Desk
    from thidua_desktop.services.evidence import Owner
    from thidua_desktop.ui.theme import Theme


class FilesDialog(QDialog):
    """Each act is stored at once and can be taken back."""

    def __init__(
        self,
        theme: Theme,
        desk: Desk,
        owner: Owner,
        *,
        title: str,
        words: str,
        parent: QWidget | None,
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(title)
        self.evidence = EvidenceList(theme, desk)
        self.evidence.items.setAccessibleName(title)
        self.evidence.show_owner(None, owner, views=partial(of_owner, desk, owner))
        m = theme.metrics
        column, foot = QVBoxLayout(self), QHBoxLayout()
        column.setContentsMargins(m.xl, m.l, m.xl, m.m)
        column.setSpacing(m.s)
        column.addWidget(label(words, wrap=True))
        column.addWidget(self.evidence, 1)
        column.addWidget(hairline())
        leave = QPushButton("Xong")
        leave.setDefault(True)
        leave.clicked.connect(self.accept)
        foot.addStretch(1)
        foot.addWidget(leave)
        column.addLayout(foot)
        self.resize(m.em * 56, m.em * 30)
