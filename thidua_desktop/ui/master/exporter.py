"""Ctrl+Shift+E: the table on screen becomes an Excel file that shows exactly the same."""

from __future__ import annotations

from enum import Enum
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QStandardPaths
from PySide6.QtWidgets import QFileDialog

from thidua_desktop.core.dates import format_date
from thidua_desktop.core.errors import EnvironmentFault
from thidua_desktop.documents.naming import file_name
from thidua_desktop.exchange.sheet_table import SheetTable
from thidua_desktop.services.exports import export_table
from thidua_desktop.ui.master.seen import narrowed_by, seen, table_in
from thidua_desktop.ui.tasks import Task
from thidua_desktop.ui.texts import sentence

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date, datetime

    from PySide6.QtWidgets import QWidget

    from thidua_desktop.runtime.platform import Platform
    from thidua_desktop.ui.messages import Messages
    from thidua_desktop.ui.status_line import StatusLine
    from thidua_desktop.ui.tasks import Report, Runner

    # Parent, proposed path; None when the officer changed their mind.
    Ask = Callable[[QWidget, Path], Path | None]

NOTHING = "Trang này không có bảng nào để xuất ra Excel."
BUSY = "Đang xuất bảng trước ra Excel; đợi xong rồi xuất tiếp."


class Writing(Enum):
    """The one step of writing a table."""

    FILE = "FILE"


def ask_where(parent: QWidget, proposed: Path) -> Path | None:
    """Ask with the system's own box; it also asks before a file is replaced."""
    chosen, _ = QFileDialog.getSaveFileName(
        parent, "Xuất bảng ra Excel", str(proposed), "Bảng Excel (*.xlsx)"
    )
    if not chosen:
        return None
    path = Path(chosen)
    return path if path.suffix.lower() == ".xlsx" else path.with_name(path.name + ".xlsx")


class TableExporter(QObject):
    """Asks where, writes beside the window, and says where it is or what is in the way."""

    def __init__(
        self,
        status: StatusLine,
        runner: Runner,
        messages: Messages,
        *,
        platform: Platform,
        ask: Ask = ask_where,
    ) -> None:
        """`ask` asks where the file goes."""
        super().__init__(status)
        self._status, self._runner, self._messages = status, runner, messages
        self._platform, self._ask = platform, ask
        place = QStandardPaths.StandardLocation.DocumentsLocation
        self._folder = Path(QStandardPaths.writableLocation(place))
        self._task: Task | None = None
        self._order: tuple[Path, SheetTable, int] | None = None

    def export(self, page: QWidget, *, heading: str, day: date, made: datetime) -> None:
        """Write the table of a page; `heading` names the campaign."""
        table = table_in(page)
        if table is None:
            self._status.say(NOTHING)
            return
        if self._task is not None:
            self._status.say(BUSY)
            return
        found = seen(table)
        as_at = (f"Số liệu đến ngày {format_date(day)}", *narrowed_by(page))
        sheet = SheetTable(
            title=f"{found.name} – {heading}" if heading else found.name,
            as_at=" · ".join(as_at),
            columns=found.columns,
            rows=found.rows,
            made=made,
            sheet_name=found.name,
        )
        proposed = self._folder / file_name(f"{found.name} {day:%d-%m-%Y}", "xlsx")
        path = self._ask(page.window(), proposed)
        if path is not None:
            self._folder = path.parent
            self._order = (path, sheet, found.records)
            self._write()

    def _write(self) -> None:
        if self._order is None:
            return
        path, sheet, _ = self._order
        self._task = Task(partial(_work, path, sheet, self._platform), self)
        self._task.done.connect(self._say_done)
        self._task.failed.connect(self._offer_again)
        self._task.stopped.connect(self._finish)
        self._status.show_progress("Đang xuất bảng ra Excel…", done=0, total=0, may_cancel=False)
        self._runner.start(self._task)

    def _finish(self) -> None:
        self._status.finish_progress()
        if self._task is not None:
            self._task.deleteLater()
        self._task = None

    def _say_done(self, _answer: object) -> None:
        self._finish()
        if self._order is not None:
            path, _, records = self._order
            self._status.say(f"Đã xuất {records} dòng: {path.name}, thư mục {path.parent.name}.")
        self._order = None

    def _offer_again(self, fault: object) -> None:
        """Say what is in the way; a file that Excel holds is written once it is closed."""
        self._finish()
        again = isinstance(fault, EnvironmentFault) and self._messages.ask(
            "Chưa xuất được bảng", sentence(fault), act="Thử lại"
        )
        if again:
            self._write()
        else:
            self._order = None


def _work(path: Path, sheet: SheetTable, platform: Platform, report: Report) -> object:
    report(Writing.FILE, 0, 1)
    export_table(path, sheet, platform=platform)
    return path
