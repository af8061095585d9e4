"""Lists of units: read with their problems, stored as one act."""

from __future__ import annotations

from dataclasses import replace

import pytest
from list_sheets import filing, sheet

from thidua_desktop.core.errors import RuleError
from thidua_desktop.domain.records import CampaignUnit, Unit
from thidua_desktop.domain.terms import ImportSubject, UnitKind
from thidua_desktop.exchange.column_words import ImportField
from thidua_desktop.exchange.columns import ColumnMapping, guess_mapping
from thidua_desktop.exchange.workbook import Cell, CellKind, Sheet
from thidua_desktop.services.board import CampaignBoard
from thidua_desktop.services.desk import Desk
from thidua_desktop.services.imports.preview import Duplicate, ImportPreview, accept
from thidua_desktop.services.imports.unit_rows import (
    KnownNames,
    UnitDraft,
    preview_units,
    read_kind,
)
from thidua_desktop.services.imports.units import import_units, known_names

HEADER = ("STT", "Tên đơn vị", "Tên viết tắt", "Loại", "Khối", "Người đứng đầu", "Điện thoại")
NOTHING = KnownNames(())
NOWHERE = filing(ImportSubject.UNITS, ColumnMapping(1, ()))


def read(made: Sheet, known: KnownNames = NOTHING) -> ImportPreview[UnitDraft]:
    return preview_units(made, guess_mapping(made, ImportSubject.UNITS), known=known)


def test_a_row_becomes_a_unit() -> None:
    made = sheet(
        HEADER,
        (1, " Thôn  mẫu 01 ", None, "Thôn", "khoi thon", "Nông Văn Mẫu", "0912 345 678"),
        (),
        (2, "Trường mẫu 02", "THCS mẫu", "Trường học", None, None, 912345678),
        ("Tổng cộng: 2 đơn vị",),
    )
    preview = read(made, KnownNames((), ("Khối thôn",)))
    assert preview.accepted == (
        UnitDraft(
            name="Thôn mẫu 01",
            short_name="Thôn mẫu 01",
            kind=UnitKind.HAMLET,
            head="Nông Văn Mẫu",
            block="Khối thôn",
            contact="0912 345 678",
        ),
        UnitDraft(
            name="Trường mẫu 02", short_name="THCS mẫu", kind=UnitKind.SCHOOL, contact="912345678"
        ),
    )
    assert [row.number for row in preview.rows] == [2, 4]
    assert [note.code for note in preview.rows[1].notes] == ["import.lost_zero"]
    assert preview.rows[1].values[ImportField.CONTACT] == "912345678"


def test_what_is_wrong_keeps_a_row_out_and_is_said() -> None:
    made = sheet(
        HEADER,
        (1, None, "M1", "Thôn"),
        (2, "Đơn vị mẫu 02", None, "Hành tinh"),
        (3, Cell("#REF!", CellKind.ERROR), None, "Thôn"),
        (4, Cell("Thôn mẫu 04", CellKind.TEXT, formula=True), None, None, "Khối lạ"),
    )
    preview = read(made)
    assert [[p.code for p in row.problems] for row in preview.rows] == [
        ["import.name_missing"],
        ["import.kind_unknown"],
        ["import.error_cell", "import.name_missing"],
        [],
    ]
    assert [row.accepted for row in preview.rows] == [False, False, False, True]
    assert [note.code for note in preview.rows[3].notes] == [
        "import.formula_value",
        "import.kind_guessed",
        "import.block_unknown",
    ]
    assert preview.rows[2].values[ImportField.UNIT] == "#REF!"
    assert accept(preview, [0], accepted=True).rows[0].draft is None
    assert accept(preview, [0], accepted=True).accepted == preview.accepted


def test_repeats_are_found_in_the_file_and_in_the_office() -> None:
    made = sheet(
        ("Tên đơn vị",), ("Thôn mẫu 01",), ("THON MAU 01",), ("Phòng mẫu",), ("Thôn mẫu 02",)
    )
    preview = read(made, KnownNames(("Phòng Mẫu",)))
    assert [row.duplicate_of for row in preview.rows] == [
        None,
        Duplicate("Thôn mẫu 01", 2),
        Duplicate("Phòng Mẫu"),
        None,
    ]
    assert [draft.name for draft in preview.accepted] == ["Thôn mẫu 01", "Thôn mẫu 02"]
    taken = accept(preview, [1], accepted=True)
    assert [draft.name for draft in taken.accepted][1] == "THON MAU 01"
    assert accept(taken, [1], accepted=False).accepted == preview.accepted


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Thôn mẫu 01", UnitKind.HAMLET),
        ("Bản mẫu 02", UnitKind.HAMLET),
        ("Ban Quản lý mẫu", UnitKind.OTHER),
        ("Ban Chỉ huy Quân sự xã", UnitKind.POLICE_MILITARY),
        ("Công an xã", UnitKind.POLICE_MILITARY),
        ("Ban Xây dựng Đảng", UnitKind.PARTY),
        ("Văn phòng Đảng ủy", UnitKind.PARTY),
        ("Văn phòng HĐND và UBND", UnitKind.DEPARTMENT),
        ("Ủy ban MTTQ Việt Nam xã", UnitKind.FRONT),
        ("Hội Nông dân", UnitKind.FRONT),
        ("HTX mẫu", UnitKind.BUSINESS),
        ("Trạm Y tế xã", UnitKind.HEALTH),
        ("Trường Tiểu học mẫu", UnitKind.SCHOOL),
        ("Khác", UnitKind.OTHER),
        ("Sao Hỏa", None),
    ],
)
def test_a_kind_is_told_by_its_word_or_by_the_name(text: str, kind: UnitKind | None) -> None:
    assert read_kind(text) is kind


def test_a_list_is_stored_as_one_act_and_undone_as_one(desk: Desk, sample: CampaignBoard) -> None:
    block = sample.blocks[2]
    before = desk.store.all(Unit)
    made = sheet(
        ("Tên đơn vị", "Khối"),
        ("Thôn mẫu 91", block.name),
        ("Thôn mẫu 92", None),
        ("Phòng Kinh tế",),
    )
    preview = read(made, known_names(desk, sample.campaign.id))
    assert [row.accepted for row in preview.rows] == [True, True, False]
    stored = import_units(
        desk,
        preview.accepted,
        filing(ImportSubject.UNITS, preview.mapping, campaign_id=sample.campaign.id),
    )
    assert [unit.name for unit in stored] == ["Thôn mẫu 91", "Thôn mẫu 92"]
    assert stored[0].position == max(unit.position for unit in before) + 1
    placed = desk.store.where(CampaignUnit, unit_id=stored[0].id)
    assert [row.block_id for row in placed] == [block.id]
    hamlets = next(b for b in sample.blocks if "thôn" in b.name.lower())
    placed = desk.store.where(CampaignUnit, unit_id=stored[1].id)
    assert [row.block_id for row in placed] == [hamlets.id]
    desk.store.undo()
    assert desk.store.all(Unit) == before


def test_without_a_campaign_units_stand_in_no_block(desk: Desk) -> None:
    drafts = read(sheet(("Tên đơn vị",), ("Thôn mẫu 01",)), known_names(desk, None)).accepted
    stored = import_units(desk, drafts, NOWHERE)
    assert desk.store.all(Unit) == stored
    assert desk.store.all(CampaignUnit) == ()


def test_names_taken_since_the_preview_are_refused_whole(desk: Desk) -> None:
    drafts = read(sheet(("Tên đơn vị",), ("Thôn mẫu 01",), ("Thôn mẫu 02",))).accepted
    import_units(desk, drafts[:1], NOWHERE)
    for wrong in (drafts, (drafts[1], replace(drafts[1]))):
        with pytest.raises(RuleError) as refused:
            import_units(desk, wrong, NOWHERE)
        assert [problem.code for problem in refused.value.problems] == ["unit.name_taken"]
    assert len(desk.store.all(Unit)) == 1
    with pytest.raises(RuleError) as refused:
        import_units(desk, (), NOWHERE)
    assert refused.value.problems[0].code == "import.nothing"
