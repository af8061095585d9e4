"""What the details panel says about one unit: its people, its tasks, its score."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal

from thidua_desktop.core.numbers import format_decimal
from thidua_desktop.domain.records import Person
from thidua_desktop.domain.terms import Salutation
from thidua_desktop.domain.typed import write_cell
from thidua_desktop.ui.master.lines import Column, Line, LinesModel, TextCell
from thidua_desktop.ui.master.table import LinesTable
from thidua_desktop.ui.texts import label
from thidua_desktop.ui.units.model import counts
from thidua_desktop.ui.widgets.details_panel import DetailRow, Details, DetailSection, DetailsPanel

if TYPE_CHECKING:
    from datetime import date

    from thidua_desktop.domain.scoring import Task
    from thidua_desktop.services.board import CampaignBoard
    from thidua_desktop.services.desk import Desk
    from thidua_desktop.ui.theme import Theme

NONE = "—"
COLUMNS = (Column("Nhiệm vụ"), Column("Kết quả", 6, numbers=True))


class UnitPanel(DetailsPanel):
    """The unit in words, then its tasks as a table; a task leads to its cell."""

    task_opened = Signal(int)  # indicator id of the task that was double-clicked or entered

    def __init__(self, theme: Theme, desk: Desk) -> None:
        super().__init__(
            theme, hint="Chọn một đơn vị để xem cá nhân, nhiệm vụ và điểm của đơn vị đó."
        )
        self._desk = desk
        self.table = LinesTable(theme, LinesModel(COLUMNS), name="Nhiệm vụ", short=True)
        self.table.key_opened.connect(self.task_opened)
        self.extra.addWidget(self.table)
        self.table.hide()

    def show_unit(self, board: CampaignBoard, unit_id: int, day: date) -> None:
        self.show_record(unit_details(self._desk, board, unit_id, day))
        lines = task_lines(board, unit_id, day)
        self.table.setVisible(bool(lines))
        self.table.show_lines(lines)

    def show_nothing(self) -> None:
        self.show_record(None)
        self.table.hide()


def unit_details(desk: Desk, board: CampaignBoard, unit_id: int, day: date) -> Details:
    """Prepare the panel of one unit as at a day."""
    unit, block = board.unit(unit_id), board.block_of(unit_id, day)
    kind = label(unit.kind)
    sheet = board.sheet(unit_id, day)
    tasks, with_data, scored = counts(board, unit_id, day)
    total = NONE if sheet.total is None else format_decimal(sheet.total, 2)
    provisional = NONE if sheet.provisional is None else format_decimal(sheet.provisional, 2)
    return Details(
        f"{block.name} · {kind}" if block else kind,
        unit.name,
        (
            DetailRow("Tên gọi tắt", unit.short_name),
            DetailRow("Đứng đầu", unit.head or "chưa ghi"),
            DetailRow("Nhiệm vụ", str(tasks), f"{with_data}/{scored} có số liệu"),
            DetailRow("Điểm", total, "/100"),
            DetailRow("Điểm tạm tính", provisional, "trên phần đã có số liệu"),
        ),
        (DetailSection("Cá nhân", _people(desk, unit_id), "Chưa nhập cá nhân nào."),),
    )


def _people(desk: Desk, unit_id: int) -> tuple[DetailRow, ...]:
    people = sorted(desk.store.where(Person, unit_id=unit_id), key=lambda p: p.sort_key)
    return tuple(DetailRow(_called(p), p.position_title or NONE) for p in people)


def _called(person: Person) -> str:
    if person.salutation in {None, Salutation.NONE}:
        return person.name
    return f"{label(person.salutation)} {person.name}" if person.salutation else person.name


def task_lines(board: CampaignBoard, unit_id: int, day: date) -> tuple[Line, ...]:
    """List the tasks of a unit with what was reached, in the plan's order."""
    return tuple(_task(board, task, day) for task in board.sheet(unit_id, day).tasks)


def _task(board: CampaignBoard, task: Task, day: date) -> Line:
    version = board.version(task.indicator_id, day)
    name = (version.short_text or version.text) if version else ""
    state = task.result.state
    value = write_cell(task.result.value, board.indicator(task.indicator_id).rule)
    return Line(
        task.indicator_id,
        (
            TextCell(name, tip=version.text if version else ""),
            TextCell(value or NONE, state=state, tip=label(state)),
        ),
    )
