"""Minh chứng of one record: dropped, pasted or chosen, opened, copied out and taken away."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, QUrl, Signal
from PySide6.QtGui import (
    QDesktopServices,
    QGuiApplication,
    QIcon,
    QKeySequence,
    QShortcut,
)
from PySide6.QtWidgets import (
    QFileDialog,
    QFrame,
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QVBoxLayout,
)
from typing_extensions import override

from thidua_desktop.core.dates import format_date
from thidua_desktop.core.errors import EnvironmentFault, RuleError
from thidua_desktop.services import evidence
from thidua_desktop.ui.evidence.pasting import brought, can_bring, thumbnail
from thidua_desktop.ui.icons import Icon
from thidua_desktop.ui.texts import sentence
from thidua_desktop.ui.tokens import Tone
from thidua_desktop.ui.widgets.notice_bar import NoticeBar
from thidua_desktop.ui.widgets.parts import bare, label

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from PySide6.QtGui import QDragEnterEvent, QDropEvent

    from thidua_desktop.services.desk import Desk
    from thidua_desktop.services.evidence import EvidenceView, Owner, PastedImage, Taken
    from thidua_desktop.ui.theme import Theme

    Views = Callable[[], tuple[EvidenceView, ...]]

KILO = 1024
HINT = "Kéo tệp vào đây, hoặc chép ảnh trong Zalo rồi bấm Ctrl+V."
NOTHING_TO_PASTE = "Chưa chép ảnh hay tệp nào. Chép ảnh trong Zalo trước, rồi bấm Ctrl+V."
CHOOSE_FIRST = "Chọn một minh chứng trong danh sách trước."
SHOWN_ROWS = 3


def open_file(file: Path) -> None:
    """Let the program that the PC uses for such files show it."""
    QDesktopServices.openUrl(QUrl.fromLocalFile(str(file)))


class EvidenceList(QFrame):
    """Holds what is to be kept (`taken`) until `show_owner`; from then on each act is stored."""

    changed = Signal()  # nothing: something was added or taken away

    def __init__(
        self,
        theme: Theme,
        desk: Desk,
        *,
        opener: Callable[[Path], None] = open_file,
        short: bool = False,
    ) -> None:
        """`short` is no higher than a few rows (in a form)."""
        super().__init__()
        self._theme, self._desk, self._opener = theme, desk, opener
        self._owner: Owner | None = None
        self._campaign_id: int | None = None
        self._views: Views | None = None
        self._held: list[Taken] = []
        self._kept: tuple[EvidenceView, ...] = ()
        self.setProperty("look", "plain")
        self.setAcceptDrops(True)
        self.items = QListWidget()
        self.items.setAccessibleName("Minh chứng")
        self.items.setUniformItemSizes(True)
        self.add = QPushButton("Thêm tệp…")
        self.paste_button = QPushButton("Dán ảnh")
        self.open_button, self.copy = QPushButton("Mở"), QPushButton("Lưu bản sao…")
        self.drop_button = QPushButton("Bỏ")
        self.said = label(HINT, "muted", wrap=True)
        self.notice = NoticeBar(theme)
        self._lay_out(short=short)
        self.add.clicked.connect(self._choose)
        self.paste_button.clicked.connect(self.paste)
        self.open_button.clicked.connect(self.open_current)
        self.copy.clicked.connect(self._copy_out)
        self.drop_button.clicked.connect(self.remove_current)
        self.items.itemActivated.connect(self.open_current)
        self.items.currentRowChanged.connect(self._show_buttons)
        self.notice.undo_wanted.connect(self._take_back)
        pasting = QShortcut(QKeySequence(QKeySequence.StandardKey.Paste), self)
        pasting.activated.connect(self.paste)
        deleting = QShortcut(QKeySequence(QKeySequence.StandardKey.Delete), self.items)
        deleting.setContext(Qt.ShortcutContext.WidgetShortcut)
        deleting.activated.connect(self.remove_current)
        self.refresh()

    def _lay_out(self, *, short: bool) -> None:
        m = self._theme.metrics
        self.items.setIconSize(QSize(m.em * 5, m.row + m.s))
        height = SHOWN_ROWS * (m.row + m.m)
        self.items.setMinimumHeight(height)
        if short:
            self.items.setFixedHeight(height)
        self.paste_button.setToolTip("Ctrl+V")
        column, line = QVBoxLayout(self), QHBoxLayout()
        bare(column, spacing=m.xs)
        line.setSpacing(m.s)
        for button in (
            self.add,
            self.paste_button,
            self.open_button,
            self.copy,
            self.drop_button,
        ):
            button.setAutoDefault(False)
            line.addWidget(button)
        line.addStretch(1)
        column.addWidget(self.items, 1)
        column.addWidget(self.notice)
        column.addWidget(self.said)
        column.addLayout(line)
        self.setFocusProxy(self.items)

    # what is shown

    def show_owner(self, campaign_id: int | None, owner: Owner | None, *, views: Views) -> None:
        """Show what hangs on a record; without an `owner` nothing can be added."""
        self._campaign_id, self._owner, self._views = campaign_id, owner, views
        self.add.setEnabled(owner is not None)
        self.paste_button.setEnabled(owner is not None)
        self.refresh()

    @property
    def taken(self) -> tuple[Taken, ...]:
        """What is to be kept with a record that is not stored yet."""
        return tuple(self._held)

    def forget(self) -> None:
        """Let go what was taken but not stored."""
        self._held.clear()
        self.refresh()

    def refresh(self) -> None:
        """Read again what is stored, each file checked."""
        row = self.items.currentRow()
        self._kept = () if self._views is None else self._views()
        self.items.clear()
        for view in self._kept:
            self._show_kept(view)
        for item in self._held:
            content = item.content
            self._show_item(item.name, _size(len(content)), self._picture(item.name, content))
        if self.items.count():
            self.items.setCurrentRow(min(max(row, 0), self.items.count() - 1))
        self._show_buttons()

    def _show_kept(self, view: EvidenceView) -> None:
        words = [_size(view.row.size), f"thêm {format_date(view.row.added_at.date())}"]
        if view.shared:
            words.append("theo báo cáo")
        if not view.sound:
            words.append("tệp thiếu hoặc hỏng, khôi phục từ bản sao lưu")
        content = evidence.read(self._desk, view.row.id) if view.sound else b""
        picture = self._picture(view.row.file_name, content)
        if not view.sound:
            picture = self._theme.icon(Icon.ALERT)
        self._show_item(view.row.file_name, " · ".join(words), picture)
        if not view.sound:
            last = self.items.item(self.items.count() - 1)
            last.setForeground(self._theme.color(self._theme.colors.red))

    def _show_item(self, name: str, words: str, picture: QIcon) -> None:
        item = QListWidgetItem(picture, f"{name}\n{words}")
        item.setToolTip(f"{name}\n{words}")
        item.setData(Qt.ItemDataRole.AccessibleTextRole, f"{name}, {words}")
        self.items.addItem(item)

    def _picture(self, name: str, content: bytes) -> QIcon:
        """Make a small picture of an image, the mark of its kind for anything else."""
        if name.endswith((".png", ".jpg")):
            small = thumbnail(content, self.items.iconSize(), self.devicePixelRatioF())
            if not small.isNull():
                return QIcon(small)
        return self._theme.icon(Icon.SHEET if name.endswith(".xlsx") else Icon.PAPER)

    def _show_buttons(self, *_: object) -> None:
        kept, row = len(self._kept), self.items.currentRow()
        for button in (self.open_button, self.copy):
            button.setEnabled(0 <= row < kept)
            button.setToolTip("" if self.items.count() else CHOOSE_FIRST)
        shared = 0 <= row < kept and self._kept[row].shared
        self.drop_button.setEnabled(row >= 0 and not shared)
        self.drop_button.setToolTip("Bỏ trong báo cáo có tệp này (Sổ báo cáo)." if shared else "")

    # adding

    def put(self, files: Sequence[Path | PastedImage]) -> None:
        """Add files or a picture, or say why they cannot be kept."""
        if not files:
            return
        if self._views is None:
            self._try(lambda: self._hold(files))
        elif self._owner is not None:
            owner, number = self._owner, self._campaign_id
            self._try(
                lambda: evidence.attach(self._desk, number, owner=owner, files=files),
            )
        self.items.setCurrentRow(self.items.count() - 1)

    def _hold(self, files: Sequence[Path | PastedImage]) -> None:
        taken = [evidence.take(self._desk, item) for item in files]
        known = {item.content for item in self._held}
        self._held += [item for item in taken if item.content not in known]

    def paste(self) -> None:
        """Add what the clipboard holds."""
        files = brought(QGuiApplication.clipboard().mimeData())
        if self.paste_button.isEnabled():
            self._say(NOTHING_TO_PASTE)
            self.put(files)

    def _choose(self) -> None:
        endings = " ".join(f"*.{ending}" for ending in evidence.ENDINGS)
        names, _ = QFileDialog.getOpenFileNames(
            self, "Chọn minh chứng", "", f"Ảnh, PDF, Word, Excel ({endings})"
        )
        self.put([Path(name) for name in names])

    @override
    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if self.add.isEnabled() and can_bring(event.mimeData()):
            event.acceptProposedAction()

    @override
    def dropEvent(self, event: QDropEvent) -> None:
        self.put(brought(event.mimeData()))
        event.acceptProposedAction()

    # one of them

    def _current(self) -> EvidenceView | None:
        row = self.items.currentRow()
        return self._kept[row] if 0 <= row < len(self._kept) else None

    def open_current(self, *_: object) -> None:
        """Open a copy of the current one with the PC's own program."""
        view = self._current()
        if view is not None:
            self._try(lambda: self._opener(evidence.open_copy(self._desk, view.row.id)))

    def _copy_out(self) -> None:
        view = self._current()
        if view is None:
            return
        name, _ = QFileDialog.getSaveFileName(self, "Lưu bản sao", view.row.file_name)
        if name:
            self._try(lambda: evidence.save_copy(self._desk, view.row.id, Path(name)))

    def remove_current(self) -> None:
        """Take the current one away; what was stored can be taken back."""
        if not self.drop_button.isEnabled():
            return
        view, row = self._current(), self.items.currentRow()
        if view is None:
            del self._held[row - len(self._kept)]
            self._try(lambda: None)
            return
        if self._try(lambda: evidence.remove(self._desk, view.row.id)):
            self.notice.say(f"Đã bỏ {view.row.file_name}.", undoable=True)

    def _take_back(self) -> None:
        self._try(self._desk.store.undo)

    def _try(self, act: Callable[[], object]) -> bool:
        """Carry an act out and show what stands then; False says why it was not."""
        self.notice.dismiss()
        try:
            act()
        except RuleError as error:
            self._say(sentence(error.problems[0]), tone=Tone.BAD)
            return False
        except EnvironmentFault as fault:
            self._say(sentence(fault), tone=Tone.BAD)
            self.refresh()
            return False
        self._say(HINT)
        self.refresh()
        self.changed.emit()
        return True

    def _say(self, words: str, *, tone: Tone = Tone.MUTED) -> None:
        self.said.setText(words)
        self.said.setProperty("words", tone.value)
        self.said.style().polish(self.said)


def _size(count: int) -> str:
    return f"{-(-count // KILO)} KB"
