"""What the details panel says about one unit: its people, its past, its tasks, its score."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal

from thidua_desktop.core.dates import format_date
from thidua_desktop.core.numbers import format_decimal
from thidua_desktop.domain.records import Collective, FormerHead, Household, Person, Unit
from thidua_desktop.domain.terms import SubjectKind
from thidua_desktop.domain.typed import write_cell
from thidua_desktop.services.leaving import is_closed
from thidua_desktop.services.mergers import destinations
from thidua_desktop.ui.master.lines import Column, Line, LinesModel, TextCell
from thidua_desktop.ui.master.table import LinesTable
from thidua_desktop.ui.texts import label
from thidua_desktop.ui.units.facts import NONE, awards_section, called
from thidua_desktop.ui.units.model import counts
from thidua_desktop.ui.widgets.action_bar import ActionBar
from thidua_desktop.ui.widgets.details_panel import DetailRow, Details, DetailSection, DetailsPanel

if TYPE_CHECKING:
    from datetime import date

    from PySide6.QtGui import QAction

    from thidua_desktop.domain.scoring import Task
    from thidua_desktop.services.board import CampaignBoard
    from thidua_desktop.services.desk import Desk
    from thidua_desktop.ui.theme import Theme

COLUMNS = (Column("Nhiệm vụ"), Column("Kết quả", 6, numbers=True))
MOST_PEOPLE = 8


class UnitPanel(DetailsPanel):
    """The unit in words, then its tasks as a table; a task leads to its cell."""

    task_opened = Signal(int)  # indicator id of the task that was double-clicked or entered

    def __init__(self, theme: Theme, desk: Desk, actions: tuple[QAction, ...] = ()) -> None:
        """`actions` stand at the foot: what one does with the members of a unit."""
        super().__init__(
            theme, hint="Chọn một đơn vị để xem cá nhân, nhiệm vụ và điểm của đơn vị đó."
        )
        self._desk = desk
        self.table = LinesTable(theme, LinesModel(COLUMNS), name="Nhiệm vụ", short=True)
        self.table.key_opened.connect(self.task_opened)
        self.extra.addWidget(self.table)
        self.table.hide()
        self._bar = ActionBar(theme)
        for action in actions:
            self._bar.add_action(action)
        self._bar.setVisible(False)
        if actions:
            self.footer.addWidget(self._bar)

    def show_unit(self, board: CampaignBoard | None, unit_id: int, day: date) -> None:
        """Show a unit; without a campaign only what the office holds of it."""
        unit = self._desk.store.get(Unit, unit_id)
        self.show_record(unit_details(self._desk, board, unit, day))
        lines = task_lines(board, unit_id, last_day(unit, day)) if board is not None else ()
        self.table.setVisible(bool(lines))
        self.table.show_lines(lines)
        self._bar.setVisible(True)

    def show_nothing(self) -> None:
        self.show_record(None)
        self.table.hide()
        self._bar.setVisible(False)


def unit_details(desk: Desk, board: CampaignBoard | None, unit: Unit, day: date) -> Details:
    """Prepare the panel of one unit as at a day, of one that has ceased as at its last."""
    seen = last_day(unit, day)
    kind = label(unit.kind)
    block = board.block_of(unit.id, seen) if board is not None else None
    return Details(
        f"{block.name} · {kind}" if block else kind,
        unit.name,
        (
            DetailRow("Tên gọi tắt", unit.short_name),
            DetailRow("Đứng đầu", unit.head or "chưa ghi"),
            DetailRow("Liên hệ", unit.contact or "chưa ghi"),
            *_span(unit),
            *(_score(board, unit, seen) if board is not None else ()),
        ),
        (
            *_mergers(desk, unit),
            *_former_heads(desk, unit),
            *_members(desk, unit, day),
            awards_section(
                desk, unit_id=unit.id, collective_id=None, subject=SubjectKind.COLLECTIVE
            ),
        ),
    )


def _score(board: CampaignBoard, unit: Unit, seen: date) -> tuple[DetailRow, ...]:
    sheet = board.sheet(unit.id, seen)
    tasks, with_data, scored = counts(board, unit.id, seen)
    total = NONE if sheet.total is None else format_decimal(sheet.total, 2)
    provisional = NONE if sheet.provisional is None else format_decimal(sheet.provisional, 2)
    return (
        DetailRow("Nhiệm vụ", str(tasks), f"{with_data}/{scored} có số liệu"),
        DetailRow("Điểm", total, "/100"),
        DetailRow("Điểm tạm tính", provisional, "trên phần đã có số liệu"),
    )


def last_day(unit: Unit, day: date) -> date:
    """Day as at which a unit is shown: never after its last one."""
    return day if unit.active_to is None else min(day, unit.active_to)


def _span(unit: Unit) -> tuple[DetailRow, ...]:
    rows: list[DetailRow] = []
    if unit.active_from is not None:
        rows.append(DetailRow("Hoạt động từ", format_date(unit.active_from)))
    if unit.active_to is not None:
        rows.append(DetailRow("Đến hết ngày", format_date(unit.active_to)))
    return tuple(rows)


def _mergers(desk: Desk, unit: Unit) -> tuple[DetailSection, ...]:
    """Say where a unit went, or which ones it took the place of."""
    every = destinations(desk)
    sections: list[DetailSection] = []
    if unit.id in every:
        went = every[unit.id]
        sections.append(
            DetailSection(
                "Đã sáp nhập",
                (
                    DetailRow("Vào", went.successor.name),
                    DetailRow("Từ ngày", format_date(went.merger.on_day)),
                    DetailRow("Theo", went.merger.document),
                ),
            )
        )
    came = [(n, d) for n, d in every.items() if d.successor.id == unit.id]
    if came:
        names = {u.id: u.name for u in desk.store.all(type(unit))}
        rows = tuple(DetailRow(format_date(d.merger.on_day), names[n]) for n, d in came)
        documents = dict.fromkeys(d.merger.document for _, d in came)
        theirs = tuple(DetailRow("Theo", document) for document in documents)
        sections.append(DetailSection("Nhận sáp nhập", (*rows, *theirs)))
    return tuple(sections)


def _former_heads(desk: Desk, unit: Unit) -> tuple[DetailSection, ...]:
    rows = sorted(desk.store.where(FormerHead, unit_id=unit.id), key=lambda r: r.valid_to)
    if not rows:
        return ()
    told = tuple(DetailRow(f"đến {format_date(r.valid_to)}", r.name) for r in reversed(rows))
    return (DetailSection("Người đứng đầu trước đây", told),)


def _members(desk: Desk, unit: Unit, day: date) -> tuple[DetailSection, ...]:
    rows = desk.store.where(Person, unit_id=unit.id)
    people = sorted((p for p in rows if not is_closed(p, day)), key=lambda p: p.sort_key)
    shown = [
        DetailRow(called(p.name, p.salutation), p.position_title or NONE)
        for p in people[:MOST_PEOPLE]
    ]
    if len(people) > MOST_PEOPLE:
        shown.append(DetailRow("…", f"và {len(people) - MOST_PEOPLE} người nữa"))
    title = f"Cá nhân · {len(people)}" if people else "Cá nhân"
    sections = [DetailSection(title, tuple(shown), "Chưa nhập cá nhân nào.")]
    homes = [h for h in desk.store.where(Household, unit_id=unit.id) if not is_closed(h, day)]
    small = [c for c in desk.store.where(Collective, unit_id=unit.id) if not is_closed(c, day)]
    others: list[DetailRow] = []
    if homes:
        others.append(DetailRow("Hộ gia đình", str(len(homes))))
    if small:
        names = sorted(small, key=lambda c: c.sort_key)
        others.append(DetailRow("Tập thể nhỏ", ", ".join(c.name for c in names)))
    if others:
        sections.append(DetailSection("Hộ gia đình, tập thể nhỏ", tuple(others)))
    return tuple(sections)


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
