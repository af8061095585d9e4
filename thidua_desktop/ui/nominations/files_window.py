"""A list with files beside it: what is chosen in words, and its files to add, open, remove."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget
from typing_extensions import override

from thidua_desktop.services.evidence import of_owner
from thidua_desktop.ui.evidence.evidence_list import EvidenceList
from thidua_desktop.ui.master.list_window import ListWindow
from thidua_desktop.ui.widgets.parts import bare, frame, label

if TYPE_CHECKING:
    from thidua_desktop.services.desk import Desk
    from thidua_desktop.services.evidence import EvidenceView
    from thidua_desktop.services.evidence_owner import Owner
    from thidua_desktop.ui.theme import Theme

SHARE: Final = 95  # percent of the window it opens over


class FilesWindow(ListWindow):
    """A window adds what stands above the files to `about`; `files_words` names the files."""

    files_words: str

    def __init__(self, theme: Theme, desk: Desk, parent: QWidget | None) -> None:
        self.about = QVBoxLayout()
        bare(self.about, spacing=theme.metrics.s)
        super().__init__(theme, desk, parent)
        if parent is not None:
            self.resize(parent.window().size() * (SHARE / 100))

    @override
    def beside(self) -> QWidget:
        m = self._theme.metrics
        self.title = label("", "strong", wrap=True)
        self.files = EvidenceList(self._theme, self._desk, short=True)
        side = frame("panel")
        column = QVBoxLayout(side)
        column.setContentsMargins(m.l, m.m, m.l, m.m)
        column.setSpacing(m.s)
        column.addWidget(self.title)
        column.addLayout(self.about, 1)
        column.addWidget(label(self.files_words, "small"))
        column.addWidget(self.files)
        return _scrolled(side)

    def show_files(self, campaign_id: int | None, owner: Owner | None, *, closed: bool) -> None:
        """Show the files of what is chosen; where it is closed none can be added."""
        views = partial(_files_of, self._desk, owner)
        self.files.show_owner(campaign_id, None if closed else owner, views=views)


def _scrolled(side: QWidget) -> QScrollArea:
    """Let what stands beside the list scroll where a small screen has no room for it."""
    area = QScrollArea()
    area.setWidgetResizable(True)
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    area.setWidget(side)
    area.setMinimumWidth(side.minimumSizeHint().width())
    return area


def _files_of(desk: Desk, owner: Owner | None) -> tuple[EvidenceView, ...]:
    return () if owner is None else of_owner(desk, owner)
