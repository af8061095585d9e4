"""Số sổ bỏ trống: the numbers of a year that name nobody or whose award is gone, and why."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QCheckBox, QComboBox, QLineEdit, QWidget
from typing_extensions import override

from thidua_desktop.core.dates import format_date
from thidua_desktop.core.errors import rule
from thidua_desktop.core.text import clean
from thidua_desktop.services import papers, register_gaps
from thidua_desktop.services.finder import searchable
from thidua_desktop.services.register_gaps import GapKind
from thidua_desktop.ui.decisions.paper_view import PaperDialog, ShownPaper
from thidua_desktop.ui.icons import Icon
from thidua_desktop.ui.master.form import FormDialog, open_over
from thidua_desktop.ui.master.lines import Column, Line, TextCell
from thidua_desktop.ui.master.list_window import Listed, ListWindow, ListWords
from thidua_desktop.ui.master.page import allow, make_action
from thidua_desktop.ui.tokens import Tone
from thidua_desktop.ui.widgets.details_panel import DetailRow, Details

if TYPE_CHECKING:
    from thidua_desktop.services.desk import Desk
    from thidua_desktop.services.register_gaps import GapLine
    from thidua_desktop.ui.theme import Theme

WORDS = ListWords(
    title="Số sổ bỏ trống, thu hồi",
    thing="dòng",
    prompt="Lọc theo số, lý do…",
    hint="Chọn một dòng để xem lý do.",
    empty="Năm này không có số nào bỏ trống, không có giấy khen nào thu hồi.",
    screen="register_gaps",
)
GROUPS = ("Tất cả", "Chưa rõ lý do", "Đã có lý do", "Hủy bỏ, thu hồi")
COLUMNS = (
    Column("Số sổ", 8, numbers=True),
    Column("Tình trạng", 14),
    Column("Lý do, ghi chú"),
    Column("Ngày", 8, numbers=True, spare=1),
)
TONES = {GapKind.UNEXPLAINED: Tone.WARN, GapKind.REVOKED: Tone.BAD}
OWN = frozenset({GapKind.OTHER, GapKind.SPOILED})
CHOOSE = "Chọn một dòng chưa rõ lý do."


class GapsDialog(ListWindow):
    """One year of the office's own register; the numbers listed are never given again."""

    words, columns, groups, ems = WORDS, COLUMNS, GROUPS, (78, 40)

    def __init__(self, theme: Theme, desk: Desk, parent: QWidget | None = None) -> None:
        self._lines: tuple[GapLine, ...] = ()
        self.year = QComboBox()
        for year in register_gaps.years(desk) or (desk.clock.today().year,):
            self.year.addItem(f"Năm {year}", year)
        super().__init__(theme, desk, parent)
        self.year.setAccessibleName("Năm")
        self.filters.add_widget(self.year)
        self.year.currentIndexChanged.connect(self._show_year)

    @override
    def make_acts(self) -> None:
        make = partial(make_action, self, self._theme)
        self.explain = make("Ghi lý do…", Icon.EDIT, keys="F2")
        self.unexplain = make("Bỏ lý do", Icon.DELETE, keys="Del")
        self.look = make("Xem, in báo cáo…", Icon.PRINT)
        self.bar.add_action(self.explain, main=True)
        self.bar.add_action(self.unexplain)
        self.bar.add_action(self.look)
        self.explain.triggered.connect(self._explain)
        self.unexplain.triggered.connect(self._unexplain)
        self.look.triggered.connect(self._look)

    @property
    def shown_year(self) -> int:
        """The year on screen."""
        return int(self.year.currentData())

    @override
    def rows(self) -> tuple[Listed, ...]:
        self._lines = register_gaps.report(self._desk, self.shown_year)
        return tuple(_row(n, line) for n, line in enumerate(self._lines, 1))

    @override
    def details(self, key: int) -> Details:
        line = self._lines[key - 1]
        rows = [DetailRow("Tình trạng", line.kind.value)]
        if line.day is not None:
            rows.append(DetailRow("Ngày", format_date(line.day)))
        rows.append(DetailRow("Lý do", line.words or "Chưa ghi lý do."))
        return Details(
            kicker=f"Năm {self.shown_year}", title=f"Số {line.numbers}", rows=tuple(rows)
        )

    @property
    def current(self) -> GapLine | None:
        """The current line."""
        key = self.table.key
        return self._lines[key - 1] if key is not None and key <= len(self._lines) else None

    @override
    def allow_acts(self, key: int | None) -> None:
        line = self._lines[key - 1] if key is not None else None
        kind = line.kind if line else None
        allow(self.explain, allowed=kind is GapKind.UNEXPLAINED, why=CHOOSE)
        allow(self.unexplain, allowed=kind in OWN, why="Chỉ bỏ được lý do do cơ quan ghi.")

    def _show_year(self, *_: object) -> None:
        self.say("")
        self.read()

    def _explain(self, *_: object) -> None:
        line = self.current
        if line is not None:
            self.open_form(
                ExplainDialog(self._theme, self._desk, self.shown_year, line=line, parent=self)
            )

    def _unexplain(self, *_: object) -> None:
        line = self.current
        if line is not None:
            self.attempt(partial(register_gaps.take_back, self._desk, self.shown_year, line.first))

    def _look(self, *_: object) -> None:
        self.show_if_possible(self._open_paper)

    def _open_paper(self) -> None:
        document = register_gaps.gap_document(self._desk, self.shown_year)
        shown = ShownPaper(
            title=document.title,
            stem=f"so-so-bo-trong-{self.shown_year}",
            pdf=papers.pdf(self._desk, document),
            docx=papers.docx(self._desk, document),
        )
        open_over(PaperDialog(self._theme, shown, self))


class ExplainDialog(FormDialog):
    """Why numbers name nobody."""

    def __init__(
        self, theme: Theme, desk: Desk, year: int, *, line: GapLine, parent: QWidget | None
    ) -> None:
        super().__init__(
            theme, title=f"Số sổ bỏ trống năm {year}", action="Ghi lý do", parent=parent
        )
        self._desk, self._year = desk, year
        self.first, self.last = QLineEdit(str(line.first)), QLineEdit(str(line.last))
        self.note, self.spoiled = QLineEdit(), QCheckBox("Do hỏng phôi giấy khen")
        self.add_field("first", "Từ số", self.first)
        self.add_field("last", "Đến số", self.last)
        self.add_field(
            "note", "Lý do", self.note, hint="Ví dụ “Sổ năm cũ chưa nhập”. Số này không cấp lại."
        )
        self.add_field("spoiled", "Hỏng phôi", self.spoiled)
        self.note.setFocus()
        self.resize(theme.metrics.em * 44, theme.metrics.em * 24)

    @override
    def save(self) -> None:
        register_gaps.explain(
            self._desk,
            self._year,
            first=_number(self.first, "first"),
            last=_number(self.last, "last"),
            note=self.note.text(),
            spoiled=self.spoiled.isChecked(),
        )


def _number(box: QLineEdit, field: str) -> int:
    typed = clean(box.text())
    if not (typed.isascii() and typed.isdecimal()):
        raise rule(field, "gap.range")
    return int(typed)


def _row(key: int, line: GapLine) -> Listed:
    cells = (
        TextCell(line.numbers),
        TextCell(line.kind.value, TONES.get(line.kind, Tone.PLAIN)),
        TextCell(line.words, tip=line.words),
        TextCell(format_date(line.day) if line.day else "", Tone.MUTED),
    )
    if line.kind is GapKind.UNEXPLAINED:
        group = 1
    elif line.kind in {GapKind.REVOKED, GapKind.RECOVERED}:
        group = 3
    else:
        group = 2
    return Listed(searchable(*(c.text for c in cells)), Line(key, cells), frozenset({group}))
