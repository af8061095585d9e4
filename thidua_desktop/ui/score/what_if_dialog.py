"""Thử phương án: other weights and settings at the left, the places they give at the right."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import (
    QAbstractItemView,
    QComboBox,
    QDialog,
    QGridLayout,
    QHBoxLayout,
    QHeaderView,
    QLineEdit,
    QPushButton,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from thidua_desktop.core.dates import format_date
from thidua_desktop.core.errors import RuleError
from thidua_desktop.core.numbers import format_decimal
from thidua_desktop.domain.terms import CampaignState, ExemptPolicy
from thidua_desktop.services import what_if
from thidua_desktop.services.what_if import SETTING_WORDS, TrialForm
from thidua_desktop.ui.icons import Icon
from thidua_desktop.ui.master.form import open_over
from thidua_desktop.ui.master.lines import Column, Line, LinesModel, TextCell, head
from thidua_desktop.ui.master.table import LinesTable
from thidua_desktop.ui.ranking.model import GRADE_TONES, NONE, points_text
from thidua_desktop.ui.score.apply_dialog import ApplyDialog
from thidua_desktop.ui.texts import label as named
from thidua_desktop.ui.texts import sentence
from thidua_desktop.ui.tokens import Tone
from thidua_desktop.ui.widgets.parts import hairline, label, restyle

if TYPE_CHECKING:
    from datetime import date

    from thidua_desktop.services.desk import Desk
    from thidua_desktop.services.what_if import Outcome, TrialBlock, TrialRow
    from thidua_desktop.ui.theme import Theme

COLUMNS = (
    Column("Đơn vị"),
    Column("Hạng", 6, numbers=True),
    Column("Điểm", 10, numbers=True),
    Column("Thay đổi", 7),
    Column("Xếp loại thử", 8, spare=1),
)
HINT = "Không lưu gì: đóng cửa sổ là hết. Chỉ nút “Áp dụng…” đưa phương án vào phong trào."
CLOSED = "Phong trào đã kết thúc nên không áp dụng được. Mở lại phong trào trước (menu Tệp)."
SAME = "Phương án chưa khác gì hiện nay."
WRONG = "Sửa chỗ báo đỏ ở trên trước."
NAME, WEIGHT = range(2)


class WhatIfDialog(QDialog):
    """Every change is counted at once; nothing is stored until it is applied."""

    told = Signal(str)  # a sentence for the status line
    noticed = Signal(str)  # what was just stored and can be undone

    def __init__(
        self,
        theme: Theme,
        desk: Desk,
        *,
        campaign_id: int,
        day: date,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._theme, self._desk, self._day = theme, desk, day
        self._board = desk.board(campaign_id)
        self._filling = False
        self.blocks: tuple[TrialBlock, ...] = ()
        self.setWindowTitle("Thử phương án")
        self.weights = QTableWidget(0, 2)
        self.edits = {name: QLineEdit() for name, _ in SETTING_WORDS}
        self.policy = QComboBox()
        for policy in ExemptPolicy:
            self.policy.addItem(named(policy), policy)
        self.table = LinesTable(theme, LinesModel(COLUMNS), name="Thứ hạng theo phương án")
        self.hint, self.said = label(HINT, "muted", wrap=True), label("", "muted", wrap=True)
        self.reset, self.copy = QPushButton("Về như hiện nay"), QPushButton("Chép phương án")
        self.apply, self._leave = QPushButton("Áp dụng…"), QPushButton("Đóng")
        self._set_up_weights()
        self._lay_out()
        self.weights.itemChanged.connect(self._count)
        self.policy.currentIndexChanged.connect(self._count)
        for edit in self.edits.values():
            edit.textChanged.connect(self._count)
        self.reset.clicked.connect(self._fill)
        self.copy.clicked.connect(self._copy)
        self.apply.clicked.connect(self._apply)
        self._leave.clicked.connect(self.reject)
        self._fill()

    def _set_up_weights(self) -> None:
        m = self._theme.metrics
        self.weights.setHorizontalHeaderLabels(["Chỉ tiêu (bỏ dấu để loại)", "Trọng số"])
        self.weights.setAccessibleName("Trọng số của các chỉ tiêu")
        self.weights.verticalHeader().hide()
        self.weights.verticalHeader().setDefaultSectionSize(m.row)
        self.weights.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        across = self.weights.horizontalHeader()
        across.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        across.setSectionResizeMode(NAME, QHeaderView.ResizeMode.Stretch)
        across.setSectionResizeMode(WEIGHT, QHeaderView.ResizeMode.Fixed)
        across.resizeSection(WEIGHT, m.em * 6)

    def _lay_out(self) -> None:
        m = self._theme.metrics
        settings = QGridLayout()
        settings.setHorizontalSpacing(m.s)
        settings.setVerticalSpacing(m.xs)
        for n, (name, words) in enumerate(SETTING_WORDS):
            edit = self.edits[name]
            edit.setAccessibleName(words)
            edit.setFixedWidth(m.em * 5)
            settings.addWidget(label(words, "muted"), n // 2, 2 * (n % 2))
            settings.addWidget(edit, n // 2, 2 * (n % 2) + 1)
        self.policy.setAccessibleName("Không có nhiệm vụ, không phát sinh")
        left, right, sides = QVBoxLayout(), QVBoxLayout(), QHBoxLayout()
        left.addWidget(self.weights, 1)
        left.addLayout(settings)
        left.addWidget(label("Không có nhiệm vụ, không phát sinh", "muted"))
        left.addWidget(self.policy)
        right.addWidget(self.table, 1)
        sides.setSpacing(m.m)
        sides.addLayout(left, 3)
        sides.addLayout(right, 4)
        foot = QHBoxLayout()
        foot.setSpacing(m.s)
        self._theme.dress(self.copy, Icon.COPY)
        self._theme.dress(self.reset, Icon.RESET)
        self.apply.setProperty("kind", "main")
        for button in (self.reset, self.copy, self.apply, self._leave):
            button.setAutoDefault(False)
        foot.addWidget(self.reset)
        foot.addWidget(self.copy)
        foot.addStretch(1)
        foot.addWidget(self._leave)
        foot.addWidget(self.apply)
        column = QVBoxLayout(self)
        column.setContentsMargins(m.l, m.m, m.l, m.m)
        column.setSpacing(m.s)
        column.addWidget(self.hint)
        column.addWidget(self.said)
        column.addLayout(sides, 1)
        column.addWidget(hairline())
        column.addLayout(foot)
        self.resize(m.em * 88, m.em * 44)

    def _fill(self, *_: object) -> None:
        """Begin again with what stands now."""
        form = what_if.form_of(self._board, self._day)
        self._filling = True
        self.weights.setRowCount(0)
        for key, typed in form.weights.items():
            self._add_weight(key, typed)
        for name, edit in self.edits.items():
            edit.setText(getattr(form, name))
        self.policy.setCurrentIndex(self.policy.findData(form.exempt_policy))
        self._filling = False
        self._count()

    def _add_weight(self, key: int, typed: str) -> None:
        version = self._board.version(key, self._day)
        row = self.weights.rowCount()
        self.weights.insertRow(row)
        name = QTableWidgetItem((version.short_text or version.text) if version else "")
        name.setData(Qt.ItemDataRole.UserRole, key)
        name.setToolTip(version.text if version else "")
        flags = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        name.setFlags(flags | Qt.ItemFlag.ItemIsUserCheckable)
        name.setCheckState(Qt.CheckState.Checked)
        weight = QTableWidgetItem(typed)
        weight.setTextAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self.weights.setItem(row, NAME, name)
        self.weights.setItem(row, WEIGHT, weight)

    def taken(self) -> TrialForm:
        """Return what the form holds now."""
        typed: dict[int, str] = {}
        dropped: set[int] = set()
        for row in range(self.weights.rowCount()):
            name, weight = self.weights.item(row, NAME), self.weights.item(row, WEIGHT)
            if name is None or weight is None:
                continue
            key = name.data(Qt.ItemDataRole.UserRole)
            typed[key] = weight.text()
            if name.checkState() is Qt.CheckState.Unchecked:
                dropped.add(key)
        texts = {name: edit.text() for name, edit in self.edits.items()}
        return TrialForm(
            weights=typed,
            dropped=frozenset(dropped),
            exempt_policy=self.policy.currentData(),
            **texts,
        )

    def _count(self, *_: object) -> None:
        if self._filling:
            return
        try:
            trial = what_if.read(self._board, self.taken())
        except RuleError as error:
            words = " ".join(dict.fromkeys(sentence(p) for p in error.problems))
            self._say(words, Tone.BAD.value)
            self.copy.setEnabled(False)
            self._allow(WRONG)
            return
        self.blocks = what_if.try_out(self._board, trial, self._day)
        self.copy.setEnabled(True)
        self.table.show_lines(tuple(_lines(self.blocks)))
        moved = sum(row.moved != 0 for block in self.blocks for row in block.rows)
        total = format_decimal(sum(trial.weights.values(), start=trial.campaign.exceed_cap * 0))
        self._say(
            f"Số liệu đến {format_date(self._day)}. Tổng trọng số {total}, "
            f"quy về 100. {f'{moved} đơn vị đổi hạng.' if moved else 'Chưa đơn vị nào đổi hạng.'}",
            "plain",
        )

        same = not what_if.differences(self._board, self.taken(), self._day)
        closed = self._board.campaign.state is CampaignState.CLOSED
        self._allow(CLOSED if closed else SAME if same else "")

    def _allow(self, why: str) -> None:
        """Let the trial be applied, or say `why` not."""
        self.apply.setEnabled(not why)
        self.apply.setToolTip(why)
        if why == CLOSED:
            self.hint.setText(CLOSED)

    def _apply(self, *_: object) -> None:
        dialog = ApplyDialog(
            self._theme,
            self._desk,
            campaign_id=self._board.campaign.id,
            form=self.taken(),
            day=self._day,
            parent=self,
        )
        dialog.accepted.connect(self._applied)
        open_over(dialog)

    def _applied(self) -> None:
        self.noticed.emit("Đã áp dụng phương án chấm điểm.")
        self.accept()

    def _copy(self, *_: object) -> None:
        form = self.taken()
        text = what_if.as_text(self._board, form, self.blocks, self._day)
        QGuiApplication.clipboard().setText(text)
        self.told.emit("Đã chép phương án.")
        self._say("Đã chép phương án; dán được vào Zalo, Word hoặc Excel.", Tone.GOOD.value)

    def _say(self, words: str, look: str) -> None:
        self.said.setText(words)
        restyle(self.said, "words", look)


def _lines(blocks: tuple[TrialBlock, ...]) -> list[Line]:
    lines: list[Line] = []
    for block in blocks:
        lines.append(head(block.name, f"{len(block.rows)} đơn vị"))
        lines += [_line(row) for row in block.rows]
    return lines


def _line(row: TrialRow) -> Line:
    given = row.then.grade
    tone = Tone.GOOD if row.moved > 0 else Tone.MISSED if row.moved < 0 else Tone.MUTED
    return Line(
        row.unit_id,
        (
            TextCell(row.unit),
            TextCell(_change(_place(row.now), _place(row.then)), strong=True),
            TextCell(_change(points_text(row.now.total), points_text(row.then.total))),
            TextCell(what_if.moved_words(row), tone),
            TextCell(named(given) if given else NONE, GRADE_TONES[given] if given else Tone.MUTED),
        ),
    )


def _change(now: str, then: str) -> str:
    """Write what stands now and in the trial, once where they are the same."""
    return now if now == then else f"{now} → {then}"


def _place(outcome: Outcome) -> str:
    return NONE if outcome.place is None else str(outcome.place)
