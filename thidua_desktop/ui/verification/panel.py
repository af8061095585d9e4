"""Beside the grid of verification: the evidence of a value, and how it came about."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import QFrame, QLabel, QListWidget, QVBoxLayout
from typing_extensions import override

from thidua_desktop.core.dates import format_date
from thidua_desktop.core.errors import EnvironmentFault
from thidua_desktop.domain.terms import ValueKind
from thidua_desktop.domain.typed import value_of, write_cell
from thidua_desktop.ui.texts import label as word_for
from thidua_desktop.ui.texts import sentence
from thidua_desktop.ui.tokens import Tone
from thidua_desktop.ui.verification.model import target_words
from thidua_desktop.ui.widgets.details_panel import DetailRow, Details, DetailSection
from thidua_desktop.ui.widgets.parts import bare, label
from thidua_desktop.ui.widgets.state_mark import TONES

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent

    from thidua_desktop.domain.records import Evidence, ProgressEntry, Verification
    from thidua_desktop.domain.terms import Rule
    from thidua_desktop.services.board import CampaignBoard
    from thidua_desktop.services.verification_sheet import CheckRow
    from thidua_desktop.storage.content import ContentStore
    from thidua_desktop.ui.theme import Theme

NONE = "—"
EMPTY = "(trống)"
SHOWN_NAMES = 3


def details_of(board: CampaignBoard, row: CheckRow) -> Details:
    """Prepare the panel of one value."""
    indicator, day = row.cell.indicator, row.result.as_at or row.result.deadline
    version = None if day is None else board.version(indicator.id, day)
    unit = board.unit(row.unit_id)
    rows: list[DetailRow] = []
    if version is not None:
        rows.append(DetailRow("Giao", target_words(row, version)))
    rows.append(
        DetailRow(
            "Đang tính",
            write_cell(row.result.value, indicator.rule) or NONE,
            note=word_for(row.result.state).lower(),
            tone=TONES[row.result.state],
            state=row.result.state,
        )
    )
    if row.entry is not None:
        rows.append(DetailRow("Số liệu đến", format_date(row.entry.as_at)))
        rows.append(DetailRow("Nhập lúc", _moment(row.entry)))
    if row.returned is not None:
        day_back = format_date(row.returned.on_day)
        rows.append(DetailRow("Đã trả lại", day_back, row.returned.reason, Tone.WARN))
    title = (version.short_text or version.text) if version else ""
    return Details(unit.short_name, title, tuple(rows), (_history(row),))


def _moment(entry: ProgressEntry) -> str:
    return f"{format_date(entry.entered_at.date())} {entry.entered_at:%H:%M}"


def _history(row: CheckRow) -> DetailSection:
    """Tell old → new with the reasons, the newest first; verifications stand with their value."""
    rule = row.cell.indicator.rule
    lines: list[DetailRow] = []
    stood = EMPTY
    for entry in sorted(row.cell.entries, key=lambda e: (e.as_at, e.id)):
        said = _words(entry, rule)
        note = ". ".join(part for part in (entry.reason, entry.remark) if part)
        lines.append(DetailRow(format_date(entry.as_at), f"{stood} → {said}", note))
        stood = said
        checks = (v for v in row.cell.verifications if v.entry_id == entry.id)
        lines += [_check_line(check, rule) for check in sorted(checks, key=lambda v: v.id)]
    return DetailSection("Lịch sử", tuple(reversed(lines)), empty="Đơn vị chưa báo cáo")


def _words(row: ProgressEntry | Verification, rule: Rule) -> str:
    return EMPTY if row.kind is ValueKind.WITHDRAWN else write_cell(value_of(row), rule)


def _check_line(check: Verification, rule: Rule) -> DetailRow:
    back = check.kind is ValueKind.WITHDRAWN
    said = "rút thẩm định" if back else f"thẩm định {_words(check, rule)}"
    note = ". ".join(part for part in (check.reason, check.verified_by) if part)
    return DetailRow(format_date(check.verified_at.date()), said, note)


class EvidencePeek(QFrame):
    """Names what a unit sent for a value; the chosen picture is shown below."""

    def __init__(self, theme: Theme, content: ContentStore) -> None:
        super().__init__()
        self._theme, self._content = theme, content
        self._rows: tuple[Evidence, ...] = ()
        self._pixmap = QPixmap()
        self.setProperty("look", "plain")
        self.names = QListWidget()
        self.names.setAccessibleName("Minh chứng")
        self.names.setFixedHeight(SHOWN_NAMES * theme.metrics.line_height + theme.metrics.m)
        self.picture = QLabel()
        self.picture.setAccessibleName("Ảnh minh chứng")
        self.picture.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft)
        self.picture.setMinimumWidth(1)
        self.said = label("", "muted", wrap=True)
        column = QVBoxLayout(self)
        bare(column, spacing=theme.metrics.s)
        column.addWidget(label("Minh chứng", "small"))
        for widget in (self.names, self.said, self.picture):
            column.addWidget(widget)
        self.names.currentRowChanged.connect(self._show)

    def show_rows(self, rows: tuple[Evidence, ...]) -> None:
        """Show the evidence of another value."""
        if rows and rows == self._rows:
            return
        self._rows = rows
        self.names.clear()
        self.names.addItems([row.file_name for row in rows])
        self.names.setVisible(bool(rows))
        if rows:
            self.names.setCurrentRow(0)
        else:
            self._show(-1)

    def _show(self, at: int) -> None:
        self._pixmap = QPixmap()
        words = "" if self._rows else "Chưa có minh chứng"
        if 0 <= at < len(self._rows):
            words = self._load(self._rows[at])
        self.said.setText(words)
        self.said.setVisible(bool(words))
        self._fit()

    def _load(self, row: Evidence) -> str:
        """Load a picture; return what to say where there is none."""
        try:
            content = self._content.get(row.sha256)
        except EnvironmentFault as fault:
            return sentence(fault)
        is_picture = self._pixmap.loadFromData(content)
        return row.note if is_picture else "Tệp này không xem trước được ở đây."

    def _fit(self) -> None:
        self.picture.setVisible(not self._pixmap.isNull())
        if not self._pixmap.isNull():
            room = QSize(max(1, self.width()), self._theme.metrics.em * 24)
            keep = Qt.AspectRatioMode.KeepAspectRatio
            smooth = Qt.TransformationMode.SmoothTransformation
            ratio = self.devicePixelRatioF()
            shown = self._pixmap.scaled(room * ratio, keep, smooth)
            shown.setDevicePixelRatio(ratio)
            self.picture.setPixmap(shown)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()
