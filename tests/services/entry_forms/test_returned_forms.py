"""Biểu nhập that come back: each way a unit fills or harms one is read right or refused."""

from __future__ import annotations

import json
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from form_files import DAY, GENERAL, PERCENT, FormFile

from thidua_desktop.core.errors import RuleError
from thidua_desktop.domain.records import (
    Assignment,
    Campaign,
    Evidence,
    Indicator,
    ProgressEntry,
    Report,
)
from thidua_desktop.domain.terms import Accumulation, CampaignState, ReportChannel
from thidua_desktop.exchange.entry_form_reader import read_form
from thidua_desktop.exchange.gate import FileKind
from thidua_desktop.exchange.workbook import from_json, to_json
from thidua_desktop.exchange.workbook_parser import parse_workbook
from thidua_desktop.runtime.platform import real_platform
from thidua_desktop.services.entry_forms.accepting import Taken, accept, accept_all
from thidua_desktop.services.entry_forms.diff import (
    ReceivedForm,
    Standing,
    compare,
    receive_file,
)
from thidua_desktop.services.entry_forms.rows import Verdict
from thidua_desktop.services.entry_forms.writing import export_forms
from thidua_desktop.services.mergers import MergerForm, merge
from thidua_desktop.services.progress import Typing, record

if TYPE_CHECKING:
    from thidua_desktop.services.board import CampaignBoard
    from thidua_desktop.services.desk import Desk
    from thidua_desktop.services.entry_forms.diff import FormDiff
    from thidua_desktop.services.entry_forms.rows import FormRow

TODAY = date(2026, 1, 15)
PLAN = "Hoàn thành 100% các chỉ tiêu"
MODELS = "Tham mưu và triển khai"
BREACHES = "Tăng cường quản lý"
LAND_DATA = "Hoàn thành việc làm giàu"
GRADED = "Tăng tỷ lệ hồ sơ trực tuyến"


@dataclass(frozen=True, slots=True)
class Sent:
    """The form of one unit, as it was written on the stick."""

    desk: Desk
    board: CampaignBoard
    path: Path
    content: bytes
    unit_id: int

    @property
    def file(self) -> FormFile:
        return FormFile(self.content)

    def back(self, file: FormFile, name: str = "", **asked: int) -> FormDiff:
        """Read a file as the reader process does, but in this one: a process takes its time."""
        path = self.path.with_name(name or self.path.name)
        path.write_bytes(file.packed())
        book = from_json(json.loads(json.dumps(to_json(parse_workbook(path, FileKind.XLSX)))))
        received = ReceivedForm(path.name, path.read_bytes(), read_form(book))
        return compare(self.desk, received, **asked)

    def indicator(self, text: str) -> int:
        return next(
            row.id
            for row in self.board.indicators
            if (version := self.board.version(row.id, TODAY)) and version.text.startswith(text)
        )


def sent_to(desk: Desk, board: CampaignBoard, folder: Path, name: str) -> Sent:
    unit = next(unit for unit in board.units(TODAY) if unit.name == name)
    made = export_forms(
        desk, board.campaign.id, [unit.id], day=TODAY, folder=folder, platform=real_platform()
    )
    return Sent(desk, board, made.files[0], made.files[0].read_bytes(), unit.id)


@pytest.fixture
def sent(desk: Desk, sample: CampaignBoard, tmp_path: Path) -> Sent:
    folder = tmp_path / "usb"
    folder.mkdir()
    return sent_to(desk, sample, folder, "Phòng Kinh tế")


def row(diff: FormDiff, text: str) -> FormRow:
    return next(row for row in diff.rows if row.name.startswith(text))


def verdicts(diff: FormDiff) -> set[Verdict]:
    return {row.verdict for row in diff.rows}


def codes(diff: FormDiff) -> list[str]:
    return [note.code for note in diff.notes]


def changed(sent: Sent, text: str = "3") -> FormFile:
    file = sent.file
    return file.text(f"H{file.row_of(MODELS)}", text)


# an honest form


def test_an_untouched_form_says_nothing(sent: Sent) -> None:
    diff = sent.back(sent.file)
    assert len(diff.rows) == 13
    assert verdicts(diff) == {Verdict.BLANK}
    assert (diff.notes, diff.missing, diff.extra, diff.refusal) == ((), (), (), None)
    assert diff.standing is Standing.NOTHING
    with pytest.raises(RuleError) as refused:
        accept(sent.desk, diff, ())
    assert refused.value.problems[0].code == "form.nothing"


def test_old_and_new_stand_side_by_side_and_are_taken_row_by_row(sent: Sent) -> None:
    file = sent.file
    file.text(f"H{file.row_of(MODELS)}", "3").text(f"I{file.row_of(MODELS)}", "mới ở thôn 2")
    file.text(f"H{file.row_of(PLAN)}", "18/18").text(f"H{file.row_of(LAND_DATA)}", "x")
    file.text(f"H{file.row_of(GRADED)}", "Tốt").text("D6", "Lý Văn Mẫu").text("D7", "14/01/2026")
    diff = sent.back(file)
    models = row(diff, MODELS)
    assert (models.then, models.now, models.new, models.read) == ("1", "1", "3", "3")
    assert row(diff, LAND_DATA).verdict is Verdict.CHANGED
    assert row(diff, GRADED).verdict is Verdict.UNCHANGED
    assert diff.standing is Standing.CHANGES
    assert len(diff.suggested) == 3
    before = len(sent.desk.store.all(ProgressEntry))
    stored = accept(sent.desk, diff, {models.indicator_id, row(diff, PLAN).indicator_id})
    assert stored.count == 2
    new = sent.desk.store.all(ProgressEntry)[before:]
    assert {entry.typed for entry in new} == {"3", "18/18"}
    assert {entry.remark for entry in new} == {"mới ở thôn 2", None}
    report = sent.desk.store.get(Report, stored.report_id)
    assert (report.reporter, report.channel) == ("Lý Văn Mẫu", ReportChannel.EXCEL)
    assert (report.as_at, report.received_on) == (TODAY, TODAY)
    assert "14/01/2026" in report.note
    assert {entry.report_id for entry in new} == {report.id}
    kept = sent.desk.store.where(Evidence, report_id=report.id)
    assert [(row.file_name, row.sha256) for row in kept] == [(sent.path.name, diff.received.sha256)]
    assert sent.desk.store.undo_label() == "Nhận biểu nhập – Phòng Kinh tế: 2 ô"
    sent.desk.store.undo()
    assert len(sent.desk.store.all(ProgressEntry)) == before
    assert sent.desk.store.all(Report) == ()


def test_the_rest_of_a_form_is_taken_later_into_the_same_report(sent: Sent) -> None:
    file = changed(sent)
    diff = sent.back(file.text(f"H{file.row_of(PLAN)}", "18/18"))
    first = accept(sent.desk, diff, [row(diff, MODELS).indicator_id])
    again = compare(sent.desk, diff.received)
    assert codes(again) == ["form.received_before"]
    assert row(again, MODELS).verdict is Verdict.UNCHANGED
    second = accept(sent.desk, again, again.suggested)
    assert second.report_id == first.report_id
    assert len(sent.desk.store.all(Report)) == 1
    with pytest.raises(RuleError):
        accept(sent.desk, compare(sent.desk, diff.received), ())


def test_a_value_changed_here_meanwhile_is_a_conflict_that_waits_for_a_tick(sent: Sent) -> None:
    models = sent.indicator(MODELS)
    record(sent.desk, sent.board.campaign.id, [Typing(sent.unit_id, models, "2")], day=TODAY)
    diff = sent.back(changed(sent))
    found = row(diff, MODELS)
    assert (found.then, found.now, found.new) == ("1", "2", "3")
    assert found.verdict is Verdict.CONFLICT
    assert not diff.suggested
    assert diff.offered == {models}
    assert diff.standing is Standing.TO_LOOK_AT
    assert accept(sent.desk, diff, [models]).count == 1


def test_what_changes_between_the_look_and_the_act_stops_it(sent: Sent) -> None:
    diff = sent.back(changed(sent))
    typing = Typing(sent.unit_id, sent.indicator(MODELS), "2")
    record(sent.desk, sent.board.campaign.id, [typing], day=TODAY)
    with pytest.raises(RuleError) as refused:
        accept(sent.desk, diff, diff.suggested)
    assert refused.value.problems[0].code == "form.stale"


def test_only_rows_that_are_offered_can_be_taken(sent: Sent) -> None:
    diff = sent.back(changed(sent, "rất nhiều"))
    assert row(diff, MODELS).verdict is Verdict.UNREADABLE
    assert diff.standing is Standing.TO_LOOK_AT
    with pytest.raises(RuleError) as refused:
        accept(sent.desk, diff, [sent.indicator(MODELS)])
    assert refused.value.problems[0].code == "form.not_offered"


def test_no_change_is_a_report_without_values(sent: Sent) -> None:
    diff = sent.back(sent.file.text("D8", "x"))
    assert diff.standing is Standing.NO_CHANGE
    stored = accept(sent.desk, diff, (), received_on=date(2026, 1, 16))
    report = sent.desk.store.get(Report, stored.report_id)
    assert (report.no_change, report.received_on) == (True, date(2026, 1, 16))
    assert compare(sent.desk, diff.received).standing is Standing.NOTHING


@pytest.mark.parametrize(("answer", "count"), [(True, 0), (False, 1)])
def test_no_change_beside_new_values_is_asked(sent: Sent, *, answer: bool, count: int) -> None:
    diff = sent.back(changed(sent).text("D8", "x"))
    assert diff.contradicts
    assert diff.standing is Standing.TO_LOOK_AT
    with pytest.raises(RuleError) as refused:
        accept(sent.desk, diff, diff.suggested)
    assert refused.value.problems[0].code == "form.contradiction"
    stored = accept(sent.desk, diff, diff.suggested, no_change=answer)
    assert stored.count == count
    assert sent.desk.store.get(Report, stored.report_id).no_change is answer


def test_several_forms_are_one_act(sent: Sent) -> None:
    other = sent_to(sent.desk, sent.board, sent.path.parent, "Thôn mẫu 01")
    forms = [
        Taken(sent.back(changed(sent)), frozenset({sent.indicator(MODELS)})),
        Taken(other.back(other.file.text("D8", "x")), frozenset()),
    ]
    stored = accept_all(sent.desk, forms)
    assert [item.count for item in stored] == [1, 0]
    assert sent.desk.store.undo_label() == "Nhận 2 biểu nhập: 1 ô"
    sent.desk.store.undo()
    assert sent.desk.store.all(Report) == ()
    with pytest.raises(RuleError) as refused:
        accept_all(sent.desk, [forms[0], Taken(forms[0].diff, frozenset())])
    assert refused.value.problems[0].code == "form.two_files"


# what a unit types


@pytest.mark.parametrize(
    ("text", "typed", "read"),
    [
        (PLAN, "18/18", "18/18"),
        (PLAN, "=18/18", "18/18"),
        (PLAN, "95%", "95%"),
        (PLAN, "0/0", "K.PS"),
        (MODELS, "'3", ""),
        (MODELS, "3,0", "3"),
        (LAND_DATA, "10/01/2026", "xong 10/01/2026"),
        (LAND_DATA, "x 10/01/2026", "xong 10/01/2026"),
        (GRADED, "K", "Khá"),
    ],
)
def test_typed_text_is_read_as_in_the_grid(sent: Sent, text: str, typed: str, read: str) -> None:
    file = sent.file
    found = row(sent.back(file.text(f"H{file.row_of(text)}", typed)), text)
    assert found.read == read
    assert (found.verdict is Verdict.UNREADABLE) is (read == "")


def test_a_percent_cell_is_a_percent(sent: Sent) -> None:
    file = sent.file
    found = row(sent.back(file.number(f"H{file.row_of(PLAN)}", "0.95", shown=PERCENT)), PLAN)
    assert (found.new, found.read, found.suggested) == ("95%", "95%", True)


def test_a_bare_share_is_shown_and_not_ticked(sent: Sent) -> None:
    file = sent.file
    found = row(sent.back(file.number(f"H{file.row_of(PLAN)}", "0.95", shown=GENERAL)), PLAN)
    assert (found.read, found.suggested) == ("0,95%", False)
    assert [note.code for note in found.notes] == ["form.share"]


def test_a_plain_number_counts(sent: Sent) -> None:
    file = sent.file
    found = row(sent.back(file.number(f"H{file.row_of(MODELS)}", "3")), MODELS)
    assert (found.read, found.verdict) == ("3", Verdict.CHANGED)


def test_a_formula_gives_its_kept_result_to_a_count_and_nothing_to_a_percent(sent: Sent) -> None:
    file = sent.file
    file.formula(f"H{file.row_of(MODELS)}", "1+2", "3")
    file.formula(f"H{file.row_of(PLAN)}", "12/15", "0.8")
    diff = sent.back(file)
    counted, share = row(diff, MODELS), row(diff, PLAN)
    assert (counted.read, counted.suggested) == ("3", False)
    assert [note.code for note in counted.notes] == ["import.formula_value"]
    assert [problem.code for problem in share.problems] == ["form.formula_share"]


def test_cells_that_hold_no_value_say_why(sent: Sent) -> None:
    file = sent.file
    file.error(f"H{file.row_of(MODELS)}").number(f"H{file.row_of(PLAN)}", "46093", shown=DAY)
    file.formula(f"H{file.row_of(BREACHES)}", "A1", "")
    diff = sent.back(file)
    reasons = {
        problem.code for text in (MODELS, PLAN, BREACHES) for problem in row(diff, text).problems
    }
    assert reasons == {"import.error_cell", "import.date_cell", "form.formula_empty"}
    assert not diff.offered


def test_a_date_cell_is_a_day_of_completion(sent: Sent) -> None:
    file = sent.file
    found = row(sent.back(file.number(f"H{file.row_of(LAND_DATA)}", "46032", shown=DAY)), LAND_DATA)
    assert found.read == "xong 10/01/2026"


def test_done_again_without_a_day_leaves_the_day_that_is_known(sent: Sent) -> None:
    typing = Typing(sent.unit_id, sent.indicator(LAND_DATA), "10/01/2026")
    record(sent.desk, sent.board.campaign.id, [typing], day=TODAY)
    file = sent.file
    found = row(sent.back(file.text(f"H{file.row_of(LAND_DATA)}", "x")), LAND_DATA)
    assert found.verdict is Verdict.UNCHANGED


# what happens to the file


def test_a_renamed_sheet_is_found_by_its_titles(sent: Sent) -> None:
    assert sent.back(changed(sent).rename("Thang 1")).suggested


def test_rows_that_changed_places_stay_with_their_indicator(sent: Sent) -> None:
    file = changed(sent)
    file.swap_rows(file.row_of(MODELS), file.row_of(PLAN))
    diff = sent.back(file)
    assert row(diff, MODELS).read == "3"
    assert row(diff, PLAN).verdict is Verdict.BLANK


def test_a_deleted_row_is_listed_as_missing(sent: Sent) -> None:
    file = changed(sent)
    diff = sent.back(file.drop_row(file.row_of(PLAN)))
    assert [text[: len(PLAN)] for text in diff.missing] == [PLAN]
    assert diff.suggested


def test_an_added_row_is_listed_and_left_out(sent: Sent) -> None:
    diff = sent.back(sent.file.add_row(60, C="Việc khác ngoài kế hoạch", H="5"))
    assert diff.extra == ("Việc khác ngoài kế hoạch – 5",)
    assert not diff.offered


def test_a_copied_row_with_a_second_value_is_not_guessed(sent: Sent) -> None:
    file = changed(sent)
    place = file.row_of(MODELS)
    again = sent.back(file.add_row(60, like=place))
    assert [p.code for p in row(again, MODELS).problems] == ["form.row_twice"]
    file = sent.file.add_row(60, like=place)
    assert row(sent.back(file.text(f"H{place}", "3")), MODELS).read == "3"


def test_merged_cells_are_not_guessed(sent: Sent) -> None:
    file = changed(sent)
    place = file.row_of(MODELS)
    diff = sent.back(file.merge(f"H{place}:H{place + 1}"))
    below = row(diff, BREACHES)
    assert [p.code for p in row(diff, MODELS).problems] == ["form.merged"]
    assert below.verdict is Verdict.UNREADABLE


def test_without_keys_number_and_text_tell_the_row(sent: Sent) -> None:
    file = changed(sent).drop_keys()
    diff = sent.back(file)
    assert row(diff, MODELS).read == "3"
    assert diff.missing == ()
    assert diff.extra == ()


def test_without_its_hidden_sheet_the_code_tells_the_unit(sent: Sent) -> None:
    diff = sent.back(changed(sent).drop_hidden_sheet().drop_keys())
    assert (diff.unit_id, diff.day) == (sent.unit_id, TODAY)
    assert "form.no_origin" in codes(diff)
    found = row(diff, MODELS)
    assert (found.then, found.read, found.suggested) == ("1", "3", False)
    assert diff.offered == {found.indicator_id}


def test_without_its_hidden_sheet_a_conflict_is_seen_by_the_visible_column(sent: Sent) -> None:
    models = sent.indicator(MODELS)
    record(sent.desk, sent.board.campaign.id, [Typing(sent.unit_id, models, "2")], day=TODAY)
    diff = sent.back(changed(sent).drop_hidden_sheet())
    assert row(diff, MODELS).verdict is Verdict.CONFLICT
    assert row(diff, GRADED).then == row(diff, GRADED).now


def test_without_sheet_and_code_it_is_no_form(sent: Sent) -> None:
    for code in ("", "BN-260115-2222-2222"):
        with pytest.raises(RuleError) as refused:
            sent.back(sent.file.drop_hidden_sheet().text("H1", f"Mã biểu: {code}"))
        assert refused.value.problems[0].code in {"form.not_a_form", "form.unknown_code"}


def test_a_file_without_the_table_is_no_form(sent: Sent) -> None:
    with pytest.raises(RuleError) as refused:
        sent.back(sent.file.drop_row(sent.file.row_of("Nội dung, chỉ tiêu")))
    assert refused.value.problems[0].code == "form.not_a_form"


def test_the_same_file_twice_has_nothing_new(sent: Sent) -> None:
    diff = sent.back(changed(sent))
    accept(sent.desk, diff, diff.suggested)
    again = sent.back(changed(sent))
    assert Verdict.CHANGED not in verdicts(again)
    assert codes(again) == ["form.received_before"]
    assert again.standing is Standing.NOTHING


# for somebody else, or of another time


def test_the_form_of_another_unit_says_whose_it_is_and_goes_to_the_right_one(sent: Sent) -> None:
    other = next(unit for unit in sent.board.units(TODAY) if unit.name == "Thôn mẫu 01")
    diff = sent.back(changed(sent), asked_unit=other.id)
    note = diff.notes[0]
    assert note.code == "form.other_unit"
    assert dict(note.params) == {"asked": "Thôn mẫu 01", "unit": "Phòng Kinh tế"}
    assert diff.unit_id == sent.unit_id
    assert diff.offered
    assert not diff.suggested


def test_a_file_called_after_another_unit_is_doubted(sent: Sent) -> None:
    diff = sent.back(changed(sent), name="Bieu nhap - Thon mau 01 - 15-01-2026.xlsx")
    assert dict(diff.notes[0].params) == {"named": "Thôn mẫu 01", "unit": "Phòng Kinh tế"}
    assert not diff.suggested
    assert sent.back(changed(sent), name="ban cuoi.xlsx").suggested


def test_the_form_of_another_campaign_says_so(sent: Sent) -> None:
    diff = sent.back(changed(sent), shown_campaign=sent.board.campaign.id + 1)
    assert codes(diff) == ["form.other_campaign"]
    assert not diff.suggested
    origin = sent.file
    strange = origin.parts["xl/sharedStrings.xml"].replace(sent.board.campaign.uid, "0" * 32)
    origin.parts["xl/sharedStrings.xml"] = strange
    with pytest.raises(RuleError) as refused:
        sent.back(origin)
    assert refused.value.problems[0].code == "form.unknown_campaign"


def test_a_form_of_a_newer_program_is_refused(sent: Sent) -> None:
    file = sent.file
    hidden = file.parts["xl/worksheets/sheet2.xml"]
    version = hidden.index('<c r="B1"')
    file.parts["xl/worksheets/sheet2.xml"] = (
        hidden[:version]
        + '<c r="B1" t="inlineStr"><is><t>2</t></is></c>'
        + hidden[hidden.index("</c>", version) + 4 :]
    )
    with pytest.raises(RuleError) as refused:
        sent.back(file)
    assert refused.value.problems[0].code == "form.newer"


def test_an_older_form_is_matched_by_keys_and_says_what_it_lacks(sent: Sent) -> None:
    desk, models, plan = sent.desk, sent.indicator(MODELS), sent.indicator(PLAN)
    given = desk.store.where(Assignment, unit_id=sent.unit_id)
    taken = next(a for a in given if a.indicator_id == models)
    added = next(
        row.id for row in sent.board.indicators if not any(a.indicator_id == row.id for a in given)
    )
    with desk.store.act("Đổi giao chỉ tiêu") as act:
        act.update(replace(taken, valid_to=date(2026, 1, 1)))
        act.insert(
            Assignment(campaign_id=sent.board.campaign.id, indicator_id=added, unit_id=sent.unit_id)
        )
    file = changed(sent)
    diff = sent.back(file.text(f"H{file.row_of(PLAN)}", "18/18"))
    assert codes(diff) == ["form.older"]
    assert row(diff, MODELS).verdict is Verdict.REFUSED
    assert row(diff, PLAN).verdict is Verdict.CHANGED
    assert diff.offered == {plan}
    assert len(diff.missing) == 1


def test_a_closed_campaign_takes_no_form(sent: Sent) -> None:
    diff = sent.back(changed(sent))
    campaign = sent.board.campaign
    with sent.desk.store.act("Kết thúc") as act:
        act.update(replace(campaign, state=CampaignState.CLOSED, closed_on=TODAY))
    closed = compare(sent.desk, diff.received)
    assert closed.refusal is not None
    assert closed.standing is Standing.REFUSED
    assert row(closed, MODELS).verdict is Verdict.REFUSED
    with pytest.raises(RuleError) as refused:
        accept(sent.desk, diff, diff.suggested)
    assert refused.value.problems[0].code == "campaign.closed"
    with sent.desk.store.act("Soạn lại") as act:
        act.update(replace(sent.desk.store.get(Campaign, campaign.id), state=CampaignState.DRAFT))
    draft = compare(sent.desk, diff.received)
    assert draft.refusal is not None
    assert draft.refusal.code == "campaign.not_open"


def test_the_form_of_a_merged_unit_names_its_successor(sent: Sent) -> None:
    units = {unit.name: unit for unit in sent.board.units(TODAY)}
    hamlet = sent_to(sent.desk, sent.board, sent.path.parent, "Thôn mẫu 01")
    received = receive_file(hamlet.path)
    block = sent.board.block_of(hamlet.unit_id, TODAY)
    assert block is not None
    merge(
        sent.desk,
        MergerForm(
            unit_ids=(units["Thôn mẫu 01"].id, units["Thôn mẫu 02"].id),
            name="Thôn mẫu mới",
            block_id=block.id,
            on_day="10/01/2026",
            document="QĐ mẫu",
            document_day="08/01/2026",
            reason="Sáp nhập",
        ),
        campaign_id=sent.board.campaign.id,
    )
    diff = compare(sent.desk, received)
    assert diff.refusal is not None
    assert diff.refusal.code == "form.unit_merged"
    assert diff.refusal.params["successor"] == "Thôn mẫu mới"


def test_what_adds_up_over_time_asks_for_the_period_alone(sent: Sent) -> None:
    desk, models = sent.desk, sent.indicator(MODELS)
    row_now = desk.store.get(Indicator, models)
    with desk.store.act("Cộng theo kỳ") as act:
        act.update(replace(row_now, accumulation=Accumulation.PER_PERIOD))
    earlier = date(2026, 1, 5)
    record(desk, sent.board.campaign.id, [Typing(sent.unit_id, models, "4")], day=earlier)
    fresh = sent_to(desk, sent.board, sent.path.parent, "Phòng Kinh tế")
    file = fresh.file
    place = file.row_of(MODELS)
    shown = [text for text in file.texts() if text.startswith("cộng ")]
    assert shown
    found = row(fresh.back(file.text(f"H{place}", "4")), MODELS)
    assert found.verdict is not Verdict.REFUSED
    assert found.now == found.then
