"""The office's own progress sheet: units down, indicators across, stored as one act."""

from __future__ import annotations

from dataclasses import replace

import pytest
from list_sheets import day, filing, sheet

from thidua_desktop.core.errors import RuleError
from thidua_desktop.domain.records import Campaign, ProgressEntry, Unit
from thidua_desktop.domain.terms import CampaignState, ImportSubject, Rule
from thidua_desktop.exchange.column_words import ImportField
from thidua_desktop.exchange.columns import guess_mapping, use_column
from thidua_desktop.exchange.workbook import Cell, CellKind, Sheet
from thidua_desktop.services import locking, progress
from thidua_desktop.services.board import CampaignBoard
from thidua_desktop.services.desk import Desk
from thidua_desktop.services.imports.preview import Duplicate, ImportPreview, accept
from thidua_desktop.services.imports.progress import import_progress
from thidua_desktop.services.imports.progress_rows import match_indicators, preview_progress
from thidua_desktop.services.imports.wizard import ImportPlace, read_columns, store
from thidua_desktop.services.indicator_form import IndicatorForm
from thidua_desktop.services.indicators import add_indicator
from thidua_desktop.services.progress import Typing

SUBJECT = ImportSubject.PROGRESS


@pytest.fixture
def place(desk: Desk, sample: CampaignBoard) -> ImportPlace:
    return ImportPlace(desk, sample.campaign.id, sample.default_day(desk.clock.today()))


def texts(board: CampaignBoard, place: ImportPlace) -> dict[int, str]:
    versions = {row.id: board.version(row.id, place.day) for row in board.indicators}
    return {n: version.text for n, version in versions.items() if version is not None}


def given(board: CampaignBoard, place: ImportPlace, rule: Rule) -> tuple[Unit, int]:
    """Give the first unit a new indicator of this rule, which has no value yet."""
    form = IndicatorForm(
        field_id=board.fields[0].id, text=f"Chỉ tiêu mẫu {rule.value}", rule=rule, target="10"
    )
    made = add_indicator(place.desk, place.campaign, form)
    return board.units(place.day)[0], made.id


def read(place: ImportPlace, made: Sheet) -> ImportPreview[Typing]:
    board = place.desk.board(place.campaign)
    mapping = read_columns(place, SUBJECT, made).mapping
    return preview_progress(made, mapping, board=board, day=place.day)


def test_headers_are_taken_for_indicators(sample: CampaignBoard, place: ImportPlace) -> None:
    known = texts(sample, place)
    first, second, third, fourth, *_ = known
    start = " ".join(known[fourth].split()[:9])
    made = sheet(
        (
            "Đơn vị",
            known[first].upper(),
            "CT 2",
            f"Kinh tế {known[third]}",
            start,
            "Ghi chú",
            "CT 999",
            None,
        ),
    )
    mapping = match_indicators(guess_mapping(made, SUBJECT), sample, place.day)
    assert [use.field for use in mapping.columns] == [
        ImportField.UNIT,
        first,
        second,
        third,
        fourth,
        None,
        None,
        None,
    ]


def test_a_header_of_two_rows_names_the_indicator_below_its_group(
    sample: CampaignBoard, place: ImportPlace
) -> None:
    known = texts(sample, place)
    first, second, *_ = known
    made = sheet(
        ("Đơn vị", "Kinh tế", None), (None, known[first], known[second]), ("Thôn mẫu 01", 1, 2)
    )
    mapping = read_columns(place, SUBJECT, made).mapping
    assert mapping.first_row == 2
    assert [use.field for use in mapping.columns] == [ImportField.UNIT, first, second]


def test_an_indicator_that_two_headers_name_is_left_open(
    sample: CampaignBoard, place: ImportPlace
) -> None:
    text = texts(sample, place)[sample.indicators[0].id]
    made = sheet(("Đơn vị", text, "CT 1"), ("Thôn mẫu 01", 1, 2))
    mapping = read_columns(place, SUBJECT, made).mapping
    assert [use.field for use in mapping.columns] == [ImportField.UNIT, None, None]


def test_each_filled_cell_is_read_by_its_indicators_rule(
    sample: CampaignBoard, place: ImportPlace
) -> None:
    unit, ratio = given(sample, place, Rule.RATIO)
    known = texts(sample, place)
    made = sheet(
        ("Đơn vị", known[ratio]),
        ("I. Khối mẫu",),
        (unit.name.upper(), Cell("0.8", CellKind.NUMBER, percent=True, formula=True)),
        (unit.name, "chưa rõ"),
        (unit.name, day("2026-03-12")),
        (unit.name, Cell("#DIV/0!", CellKind.ERROR)),
        (unit.name, None),
        ("Đơn vị lạ", 5),
        ("Đơn vị lạ không có số", None),
        (None, 5),
    )
    rows = read(place, made).rows
    assert [row.number for row in rows] == [3, 4, 5, 6, 8, 10]
    assert rows[0].draft == Typing(unit.id, ratio, "80%")
    assert (rows[0].values[ImportField.VALUE], rows[0].values[ImportField.READ_AS]) == ("80%", "80")
    assert [note.code for note in rows[0].notes] == ["import.formula_value"]
    assert [[p.code for p in row.problems] for row in rows[1:]] == [
        ["number.unreadable"],
        ["import.date_cell"],
        ["import.error_cell"],
        ["import.unit_not_here"],
        ["import.name_missing"],
    ]
    assert rows[3].values[ImportField.VALUE] == "#DIV/0!"
    assert [row.accepted for row in rows] == [True] + [False] * 5


def test_a_number_that_could_be_two_is_pointed_out(
    sample: CampaignBoard, place: ImportPlace
) -> None:
    unit, number = given(sample, place, Rule.AT_LEAST)
    header = ("Đơn vị", texts(sample, place)[number])
    typed = read(place, sheet(header, (unit.name, "1.234"))).rows[0]
    assert [note.code for note in typed.notes] == ["import.two_ways"]
    counted = read(place, sheet(header, (unit.name, 1.234))).rows[0]
    assert counted.notes == ()
    assert counted.values[ImportField.READ_AS] == "1,234"


def test_a_filled_place_starts_left_out_and_can_be_overwritten(
    desk: Desk, sample: CampaignBoard, place: ImportPlace
) -> None:
    unit, number = given(sample, place, Rule.AT_LEAST)
    header = ("Đơn vị", texts(sample, place)[number])
    made = sheet(header, (unit.name, 7), (unit.short_name, 8))
    first = read(place, made)
    assert [row.duplicate_of for row in first.rows] == [None, Duplicate(unit.name, 2)]
    progress.record(desk, place.campaign, [Typing(unit.id, number, "5")], day=place.day)
    again = read(place, made)
    assert [row.duplicate_of for row in again.rows] == [
        Duplicate("5"),
        Duplicate(unit.name, 2),
    ]
    assert again.accepted == ()
    about = filing(SUBJECT, again.mapping, campaign_id=place.campaign)
    assert store(place, accept(again, [0], accepted=True), about) == 1
    result = sample.result(unit.id, number, place.day)
    assert result is not None
    assert result.value is not None
    assert result.value.value == 7
    with pytest.raises(RuleError) as refused:
        store(place, accept(again, [0], accepted=True), about)
    assert refused.value.problems[0].code == "import.nothing_new"
    with pytest.raises(RuleError) as refused:
        store(place, accept(again, [0, 1], accepted=False), about)
    assert refused.value.problems[0].code == "import.nothing"


def test_a_settled_cell_is_overwritten_only_with_a_reason(
    desk: Desk, sample: CampaignBoard, place: ImportPlace
) -> None:
    unit, number = given(sample, place, Rule.AT_LEAST)
    progress.record(desk, place.campaign, [Typing(unit.id, number, "5")], day=place.day)
    locking.lock(desk, place.campaign, place.day)
    made = sheet(("Đơn vị", texts(sample, place)[number]), (unit.name, 7))
    preview = accept(read(place, made), [0], accepted=True)
    about = filing(SUBJECT, preview.mapping, campaign_id=place.campaign)
    with pytest.raises(RuleError, match=r"progress\.reason_needed"):
        store(place, preview, about)
    assert store(place, preview, about, reason="Đơn vị báo lại") == 1
    assert desk.store.all(ProgressEntry)[-1].reason == "Đơn vị báo lại"
    assert desk.store.latest(1)[0].reason == "Đơn vị báo lại"


def test_cells_are_stored_as_one_act_and_undone_as_one(
    desk: Desk, sample: CampaignBoard, place: ImportPlace
) -> None:
    before = desk.store.all(ProgressEntry)
    unit, number = given(sample, place, Rule.AT_LEAST)
    other, ratio = given(sample, place, Rule.RATIO)
    known = texts(sample, place)
    made = sheet(
        ("Đơn vị", known[number], known[ratio]), (unit.name, 3, None), (other.name, None, "12/15")
    )
    preview = read(place, made)
    about = filing(SUBJECT, preview.mapping, campaign_id=place.campaign)
    stored = import_progress(desk, place.campaign, preview.accepted, about, day=place.day)
    assert [row.typed for row in stored] == ["3", "12/15"]
    assert desk.store.undo_label() == "Nhập 2 ô số liệu từ ds.xlsx"
    desk.store.undo()
    assert desk.store.all(ProgressEntry) == before


def test_nothing_is_stored_when_a_cell_cannot_be(
    desk: Desk, sample: CampaignBoard, place: ImportPlace
) -> None:
    unit, number = given(sample, place, Rule.AT_LEAST)
    header = ("Đơn vị", texts(sample, place)[number])
    preview = read(place, sheet(header, (unit.name, 7)))
    about = filing(SUBJECT, preview.mapping, campaign_id=place.campaign)
    before = desk.store.all(ProgressEntry)
    wrong = (*preview.accepted, Typing(unit.id, number, "bảy"))
    with pytest.raises(RuleError) as refused:
        import_progress(desk, place.campaign, wrong, about, day=place.day)
    assert refused.value.problems[0].code == "number.unreadable"
    with desk.store.act("Soạn lại") as act:
        campaign = desk.store.get(Campaign, place.campaign)
        act.update(replace(campaign, state=CampaignState.DRAFT))
    with pytest.raises(RuleError) as refused:
        store(place, preview, about)
    assert refused.value.problems[0].code == "campaign.not_open"
    assert desk.store.all(ProgressEntry) == before


def test_what_a_column_was_chosen_for_is_remembered(
    desk: Desk, sample: CampaignBoard, place: ImportPlace
) -> None:
    unit, number = given(sample, place, Rule.AT_LEAST)
    made = sheet(("Đơn vị", "MH", "Ghi chú"), (unit.name, 3, "x"))
    guess = read_columns(place, SUBJECT, made)
    assert not guess.recalled
    chosen = use_column(guess.mapping, 1, number)
    preview = preview_progress(made, chosen, board=sample, day=place.day)
    store(place, preview, filing(SUBJECT, chosen, campaign_id=place.campaign))
    again = read_columns(place, SUBJECT, made)
    assert again.recalled
    assert again.mapping == chosen
