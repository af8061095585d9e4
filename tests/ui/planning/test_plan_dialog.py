"""Đọc kế hoạch in the window: source beside proposals, nothing stored before it is said."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QMimeData, QPoint, Qt, QUrl
from PySide6.QtGui import QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QInputDialog
from typing_extensions import override

from thidua_desktop.domain.records import Campaign, Indicator
from thidua_desktop.domain.terms import Rule, ScopeKind, UnitKind
from thidua_desktop.planread.draft import Certainty
from thidua_desktop.services.plans import PlanSource
from thidua_desktop.services.setup import OfficeForm, create_office
from thidua_desktop.ui.planning.dialog import PlanDialog, PlanRead
from thidua_desktop.ui.tasks import SameThreadRunner, Task, ThreadRunner

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from thidua_desktop.core.errors import EnvironmentFault, RuleError
    from thidua_desktop.services.desk import Desk
    from thidua_desktop.ui.theme import Theme

PLAN = Path(__file__).parents[3] / "data" / "campaigns" / "ke-hoach-cao-loc.txt"


class Answers:
    """Messages that answer as told and remember what they asked."""

    def __init__(self) -> None:
        self.asked: list[str] = []
        self.yes = True

    def tell(self, title: str, words: str) -> None: ...

    def refuse(self, error: RuleError) -> None: ...

    def fault(self, error: EnvironmentFault) -> None: ...

    def ask(self, title: str, words: str, *, act: str) -> bool:
        self.asked.append(f"{title} {words} {act}")
        return self.yes

    def crash(self, trace: str) -> None: ...


@pytest.fixture
def answers() -> Answers:
    return Answers()


@pytest.fixture
def dialog(qtbot: QtBot, theme: Theme, desk: Desk, answers: Answers) -> PlanDialog:
    create_office(
        desk,
        OfficeForm(
            commune="Cao Lộc",
            province="Lạng Sơn",
            department="Phòng Văn hóa - Xã hội",
            department_code="VHXH",
            officer="Cán bộ mẫu",
        ),
    )
    made = PlanDialog(theme, desk, answers, runner=SameThreadRunner())
    qtbot.addWidget(made)
    made.resize(1300, 700)
    made.show()
    return made


def read(dialog: PlanDialog) -> PlanDialog:
    dialog.read_file(PLAN)
    return dialog


def test_a_text_that_is_no_plan_says_so_and_stays(dialog: PlanDialog, tmp_path: Path) -> None:
    dialog.source.box.setPlainText("Thịt lợn 500 g, hành 2 củ.")
    dialog.source.read.click()
    assert not dialog.review.isVisible()
    assert dialog.source.box.toPlainText().startswith("Thịt lợn")
    assert "không đọc được" in dialog.source.refusal
    dialog.read_file(tmp_path / "khong-co.txt")
    assert "khong-co.txt" in dialog.source.refusal


def test_a_dropped_file_is_read(dialog: PlanDialog) -> None:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(PLAN))])
    drop = QDropEvent(
        QPoint(5, 5),
        Qt.DropAction.CopyAction,
        data,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )
    dialog.source.dropEvent(drop)
    assert dialog.review.isVisible()


class Waiting(SameThreadRunner):
    """Starts a task only when told to."""

    def __init__(self) -> None:
        self.tasks: list[Task] = []

    @override
    def start(self, task: Task) -> None:
        self.tasks.append(task)


def test_a_reading_can_be_stopped_and_what_comes_late_counts_no_more(
    qtbot: QtBot, theme: Theme, desk: Desk, answers: Answers
) -> None:
    runner = Waiting()
    dialog = PlanDialog(theme, desk, answers, runner=runner)
    qtbot.addWidget(dialog)
    dialog.show()
    dialog.read_file(PLAN)
    assert dialog.source.stop.isVisible()
    assert not dialog.source.choose.isEnabled()
    dialog.source.stop.click()
    runner.tasks[0].run()
    assert "Đã dừng" in dialog.source.refusal
    assert not dialog.source.stop.isVisible()
    assert dialog.source.choose.isEnabled()
    dialog.read_file(PLAN)
    dialog.source.stop.click()
    runner.tasks[1].done.emit(PlanRead("Kế hoạch", PlanSource("a.txt", b"")))
    assert "Đã dừng" in dialog.source.refusal
    assert not dialog.review.isVisible()
    dialog.read_file(PLAN)
    runner.tasks[2].run()
    assert dialog.review.isVisible()


def test_the_dialog_may_go_while_a_thread_reads(
    qtbot: QtBot, theme: Theme, desk: Desk, answers: Answers, tmp_path: Path
) -> None:
    dialog = PlanDialog(theme, desk, answers, runner=ThreadRunner())
    qtbot.addWidget(dialog)
    dialog.show()
    dialog.read_file(PLAN)
    qtbot.waitUntil(dialog.review.isVisible, timeout=20_000)
    dialog.back.click()
    file = tmp_path / "ke-hoach.pdf"
    file.write_bytes(b"%PDF-1.7 not really")
    dialog.read_file(file)
    dialog.reject()
    assert not dialog.isVisible()
    assert desk.store.all(Campaign) == ()


def test_the_lines_of_the_chosen_proposal_are_brought_out(dialog: PlanDialog) -> None:
    review = read(dialog).review
    review.tree.choose((0, 1))
    lines = [s.cursor.block().text() for s in review.source.extraSelections()]
    assert lines[0].startswith("- Triển khai các giải pháp phát triển sản xuất")
    assert "nông sản" in lines[-1]
    review.source.line_chosen.emit(review.form.at((3, 0)).lines[0])
    assert review.tree.place == (3, 0)
    assert review.editor.words.toPlainText() == review.form.at((3, 0)).text


def test_a_tick_taken_away_keeps_an_indicator_out(dialog: PlanDialog, desk: Desk) -> None:
    review = read(dialog).review
    top = review.tree.topLevelItem(0)
    assert top is not None
    first = top.child(0)
    assert first is not None
    first.setCheckState(0, Qt.CheckState.Unchecked)
    assert not review.form.at((0, 0)).keep
    second = review.tree.topLevelItem(1)
    assert second is not None
    second.setCheckState(0, Qt.CheckState.Unchecked)
    assert [row.keep for row in review.form.fields[1].indicators] == [False] * 3
    dialog.save.click()
    assert len(desk.store.all(Indicator)) == 21


def test_an_edit_is_taken_and_a_wrong_target_says_why(dialog: PlanDialog) -> None:
    review = read(dialog).review
    review.tree.choose((0, 0))
    editor = review.editor
    editor.target.setText("không phải số")
    editor.target.editingFinished.emit()
    assert review.form.at((0, 0)).target == 100
    assert "không phải số" in editor.reason
    assert editor.target.property("state") == "refused"
    editor.target.setText("trên 95,5")
    editor.target.editingFinished.emit()
    row = review.form.at((0, 0))
    assert (str(row.target), row.strict) == ("95.5", True)
    assert editor.reason == ""
    editor.rule.setCurrentIndex(editor.rule.findData(Rule.DONE))
    editor.rule.activated.emit(0)
    assert review.form.at((0, 0)).target is None
    assert not editor.target.isEnabled()
    editor.scope.setCurrentText("Từng đơn vị: Thôn")
    editor.scope.activated.emit(0)
    row = review.form.at((0, 0))
    assert (row.scope, row.kinds) == (ScopeKind.EACH_UNIT, (UnitKind.HAMLET,))


def test_typing_a_text_keeps_the_cursor(dialog: PlanDialog) -> None:
    review = read(dialog).review
    review.tree.choose((0, 1))
    box = review.editor.words
    cursor = box.textCursor()
    cursor.setPosition(3)
    box.setTextCursor(cursor)
    box.insertPlainText("X")
    assert box.textCursor().position() == 4
    assert "TriX" in review.form.at((0, 1)).text


def test_merge_split_add_and_undo(dialog: PlanDialog) -> None:
    review = read(dialog).review
    before = review.form
    review.tree.choose((0, 1))
    review.merge.trigger()
    assert (len(review.form.fields[0].indicators), review.tree.place) == (6, (0, 0))
    cursor = review.editor.words.textCursor()
    cursor.setPosition(review.form.at((0, 0)).text.index("Triển khai"))
    review.editor.words.setTextCursor(cursor)
    review.split.trigger()
    assert len(review.form.fields[0].indicators) == 7
    assert review.form.at((0, 1)).text.startswith("Triển khai các giải pháp")
    found = review.source.document().find("coi trọng chất lượng")
    review.source.setTextCursor(found)
    review.tree.choose((1, 0))
    review.add.trigger()
    assert review.form.fields[1].indicators[-1].text == "coi trọng chất lượng"
    assert review.tree.place == (1, 3)
    for _ in range(3):
        review.undo.trigger()
    assert review.form == before
    assert not review.undo.isEnabled()


def test_an_indicator_moves_and_a_field_is_renamed(
    dialog: PlanDialog, monkeypatch: pytest.MonkeyPatch
) -> None:
    review = read(dialog).review
    review.tree.choose((0, 1))
    text = review.form.at((0, 1)).text
    assert review.editor.field.currentText().startswith("1. Triển khai đồng bộ")
    review.editor.field.setCurrentIndex(3)
    review.editor.field.activated.emit(3)
    assert review.tree.place == (3, 4)
    assert review.form.at((3, 4)).text == text
    answers = [("", True), ("Kinh tế", False), ("Kinh tế", True)]

    def answer(*_asked: object, **_more: object) -> tuple[str, bool]:
        return answers.pop(0)

    monkeypatch.setattr(QInputDialog, "getText", answer)
    review.tree.choose((0, 0))
    review.rename.trigger()
    assert "tên nội dung" in review.said
    review.rename.trigger()
    assert review.form.fields[0].title.startswith("Triển khai đồng bộ")
    review.rename.trigger()
    assert review.form.fields[0].title == "Kinh tế"
    assert review.editor.field.currentText() == "1. Kinh tế"


def test_the_first_of_a_field_has_nothing_above(dialog: PlanDialog) -> None:
    review = read(dialog).review
    review.tree.choose((2, 0))
    review.merge.trigger()
    assert "đầu tiên" in review.said


def test_f4_goes_to_what_is_to_be_checked(dialog: PlanDialog) -> None:
    review = read(dialog).review
    review.next_check.trigger()
    assert review.tree.place == (0, 2)
    assert review.form.at((0, 2)).certainty is Certainty.CHECK
    review.editor.checked.setChecked(False)
    assert review.form.at((0, 2)).certainty is Certainty.CERTAIN
    assert not review.form.at((0, 2)).inferred
    assert not review.next_check.isEnabled()


def test_a_missing_name_is_said_at_its_field(dialog: PlanDialog, desk: Desk, qtbot: QtBot) -> None:
    review = read(dialog).review
    review.facts.field("short_name").setText("")
    QTest.keyClicks(review.facts.field("short_name"), " ")
    dialog.save.click()
    assert desk.store.all(Campaign) == ()
    assert review.facts.isVisible()
    assert review.facts.field("short_name").property("state") == "refused"
    QTest.keyClicks(review.facts.field("short_name"), "chao mung")
    review.facts.day("ends").edit.setText("23/01/2026")
    review.facts.day("ends").edit.editingFinished.emit()
    with qtbot.waitSignal(dialog.campaign_made):
        dialog.save.click()
    (made,) = desk.store.all(Campaign)
    assert (made.short_name, str(made.ends)) == ("chao mung", "2026-01-23")


def test_a_wrong_indicator_is_shown_at_its_line(dialog: PlanDialog, desk: Desk) -> None:
    review = read(dialog).review
    review.tree.choose((4, 2))
    review.editor.words.setPlainText(" ")
    review.tree.choose((0, 0))
    dialog.save.click()
    assert desk.store.all(Campaign) == ()
    assert review.tree.place == (4, 2)
    assert "chưa có nội dung" in review.said


def test_leaving_a_changed_review_asks(dialog: PlanDialog, answers: Answers) -> None:
    read(dialog)
    dialog.back.click()
    assert answers.asked == []
    read(dialog).review.facts.field("title").setText("")
    QTest.keyClicks(dialog.review.facts.field("title"), "Ten khac")
    answers.yes = False
    dialog.reject()
    assert dialog.isVisible()
    assert len(answers.asked) == 1
    dialog.back.click()
    assert dialog.review.isVisible()
    answers.yes = True
    dialog.reject()
    assert not dialog.isVisible()
