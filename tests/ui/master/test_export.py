"""Ctrl+Shift+E: what stands in the file is what stood on the screen."""

from __future__ import annotations

from datetime import UTC, date, datetime
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PySide6.QtWidgets import QWidget
from python_calamine import CalamineWorkbook

from thidua_desktop.core.errors import EnvironmentFault
from thidua_desktop.runtime.fake_platform import FakePlatform
from thidua_desktop.ui.indicators.tab import MATRIX, IndicatorsTab
from thidua_desktop.ui.master import exporter
from thidua_desktop.ui.master.arrange import Arrangement, read_value
from thidua_desktop.ui.master.exporter import NOTHING, TableExporter
from thidua_desktop.ui.master.seen import seen
from thidua_desktop.ui.progress.tab import ProgressTab
from thidua_desktop.ui.ranking.tab import RankingTab
from thidua_desktop.ui.status_line import StatusLine
from thidua_desktop.ui.tasks import SameThreadRunner
from thidua_desktop.ui.units.tab import PEOPLE, UnitsTab

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from thidua_desktop.services.board import CampaignBoard
    from thidua_desktop.services.desk import Desk
    from thidua_desktop.ui.theme import Theme

DAY = date(2026, 1, 15)


class Answers:
    """Answers questions in turn, and keeps what was asked."""

    def __init__(self, *answers: bool) -> None:
        self._answers = list(answers)
        self.asked: list[str] = []

    def ask(self, title: str, words: str, *, act: str) -> bool:
        self.asked.append(f"{title} {words} {act}")
        return self._answers.pop(0)


@pytest.fixture
def status(qtbot: QtBot, theme: Theme) -> StatusLine:
    made = StatusLine(theme)
    qtbot.addWidget(made)
    return made


def exported(
    page: QWidget, status: StatusLine, folder: Path, sample: CampaignBoard
) -> list[list[object]]:
    """Export the table of a page and read the file back."""
    held: list[Path] = []

    def ask(_parent: QWidget, proposed: Path) -> Path:
        held.append(folder / proposed.name)
        return held[0]

    made = TableExporter(
        status,
        SameThreadRunner(),
        Answers(),  # type: ignore[arg-type]
        platform=FakePlatform(),
        ask=ask,
    )
    made.export(page, heading=sample.campaign.short_name, day=DAY, made=sample_time())
    rows = CalamineWorkbook.from_path(str(held[0])).get_sheet_by_index(0).to_python()
    return [list(row) for row in rows]


def sample_time() -> datetime:

    return datetime(2026, 1, 15, 8, 0, tzinfo=UTC)


def shown(qtbot: QtBot, page: QWidget, sample: CampaignBoard) -> None:
    qtbot.addWidget(page)
    page.resize(1366, 700)
    page.show_campaign(sample.campaign.id, DAY)  # type: ignore[attr-defined]
    page.show()


def test_the_ranking_is_exported_with_its_heads_and_real_numbers(
    qtbot: QtBot,
    theme: Theme,
    desk: Desk,
    sample: CampaignBoard,
    status: StatusLine,
    tmp_path: Path,
) -> None:
    page = RankingTab(theme, desk)
    shown(qtbot, page, sample)
    page.blocks.choose(1)
    page.filters.text_changed.emit("")
    rows = exported(page, status, tmp_path, sample)
    block = sample.blocks[0].name
    assert str(rows[0][0]).startswith("Bảng xếp hạng – ")
    assert rows[1][0] == f"Số liệu đến ngày 15/01/2026 · Khối thi đua: {block}"
    assert rows[3][:3] == ["Hạng", "Đơn vị", "Điểm"]
    assert str(rows[4][0]).startswith(block)
    assert isinstance(rows[5][0], float)
    assert isinstance(rows[5][2], float)
    assert (tmp_path / "Bảng xếp hạng 15-01-2026.xlsx").exists()
    assert status.text.endswith(f"thư mục {tmp_path.name}.")


def test_filter_and_order_of_columns_are_said_above_and_followed(
    qtbot: QtBot,
    theme: Theme,
    desk: Desk,
    sample: CampaignBoard,
    status: StatusLine,
    tmp_path: Path,
) -> None:
    page = UnitsTab(theme, desk)
    shown(qtbot, page, sample)
    only = {2: frozenset({"Thôn"})}
    page.units.table.arrange(Arrangement(sort=0, descending=True, only=only))
    rows = exported(page, status, tmp_path, sample)
    assert str(rows[1][0]).endswith("Lọc cột Loại: Thôn · Sắp xếp: Đơn vị, giảm dần")
    assert [row[0] for row in rows[5:]] == ["Thôn mẫu 03", "Thôn mẫu 02", "Thôn mẫu 01"]
    assert status.text.startswith("Đã xuất 3 dòng")


def test_a_hidden_column_stays_away_and_the_order_is_that_of_the_screen(
    qtbot: QtBot, theme: Theme, desk: Desk, sample: CampaignBoard
) -> None:
    page = UnitsTab(theme, desk)
    shown(qtbot, page, sample)
    table = page.units.table
    table.setColumnHidden(1, True)
    table.horizontalHeader().moveSection(5, 2)
    titles = [column.title for column in seen(table).columns]
    assert titles[:2] == ["Đơn vị", "Có số liệu"]
    assert "Tên gọi tắt" not in titles


def test_a_year_of_birth_is_a_number_without_thousands(
    qtbot: QtBot, theme: Theme, desk: Desk, sample: CampaignBoard
) -> None:
    page = UnitsTab(theme, desk)
    shown(qtbot, page, sample)
    page.show_view(PEOPLE)
    found = seen(page.people.table)
    at = [column.title for column in found.columns].index("Năm sinh")
    assert found.columns[at].kind.name == "YEAR"
    assert all(value == "" or isinstance(value, Decimal) for value in (r[at] for r in found.rows))
    assert found.records == len(found.rows)


def test_both_grids_are_exported_whole(
    qtbot: QtBot,
    theme: Theme,
    desk: Desk,
    sample: CampaignBoard,
    status: StatusLine,
    tmp_path: Path,
) -> None:
    progress = ProgressTab(theme, desk)
    shown(qtbot, progress, sample)
    rows = exported(progress, status, tmp_path, sample)
    units = [unit.short_name for unit in sample.units(DAY)]
    assert rows[3] == ["Nội dung, chỉ tiêu", "ĐVT", "Chỉ tiêu giao", *units]
    assert len(rows) == 4 + len(sample.fields) + len(sample.indicators)
    assert any(isinstance(value, float) for row in rows[4:] for value in row[3:])
    assert any(value == "–" for row in rows[4:] for value in row[3:])
    tab = IndicatorsTab(theme, desk)
    shown(qtbot, tab, sample)
    tab.show_view(MATRIX)
    rows = exported(tab, status, tmp_path, sample)
    assert rows[3][:2] == ["Đơn vị", "Kế hoạch"]
    assert len(rows) == 4 + len(sample.blocks) + len(units)


def test_a_file_held_open_is_tried_again_when_wanted(
    qtbot: QtBot,
    theme: Theme,
    desk: Desk,
    sample: CampaignBoard,
    status: StatusLine,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    page = RankingTab(theme, desk)
    shown(qtbot, page, sample)
    tries: list[Path] = []

    def held(path: Path, *_rest: object, **_more: object) -> None:
        tries.append(path)
        if len(tries) < 3:
            raise EnvironmentFault("export.file_open", {"name": path.name})

    monkeypatch.setattr(exporter, "export_table", held)
    answers = Answers(True, True)
    made = TableExporter(
        status,
        SameThreadRunner(),
        answers,  # type: ignore[arg-type]
        platform=FakePlatform(),
        ask=lambda _parent, proposed: tmp_path / proposed.name,
    )
    made.export(page, heading="", day=DAY, made=sample_time())  # type: ignore[arg-type]
    assert len(tries) == 3
    assert "đang mở ở chương trình khác" in answers.asked[0]
    assert "Thử lại" in answers.asked[0]
    assert status.text.startswith("Đã xuất ")


def test_a_page_without_a_table_says_so(qtbot: QtBot, status: StatusLine, tmp_path: Path) -> None:
    page = QWidget()
    qtbot.addWidget(page)
    made = TableExporter(
        status,
        SameThreadRunner(),
        Answers(),  # type: ignore[arg-type]
        platform=FakePlatform(),
        ask=lambda _parent, proposed: tmp_path / proposed.name,
    )
    made.export(page, heading="", day=DAY, made=sample_time())  # type: ignore[arg-type]
    assert status.text == NOTHING


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("1.234,5", Decimal("1234.5")),
        ("15/01/2026", DAY),
        ("12/15", "12/15"),
        ("80%", "80%"),
        ("—", "—"),
        ("chưa ghi", "chưa ghi"),
    ],
)
def test_shown_numbers_and_dates_are_read_back(text: str, value: object) -> None:
    assert read_value(text) == value
