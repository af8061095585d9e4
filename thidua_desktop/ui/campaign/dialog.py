"""Thông tin phong trào: six pages of one campaign, each stored by its own button."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDialog,
    QHBoxLayout,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QStackedWidget,
    QVBoxLayout,
)
from typing_extensions import override

from thidua_desktop.core.errors import RuleError
from thidua_desktop.domain.records import Block, Campaign
from thidua_desktop.domain.terms import ParentLevel
from thidua_desktop.services import blocks, campaign_settings, campaigns, reporting_settings
from thidua_desktop.services.bulk import total_weight
from thidua_desktop.ui.campaign.files_page import FilesPage
from thidua_desktop.ui.campaign.reporting_page import ReportingPage
from thidua_desktop.ui.campaign.rows_page import RowsPage
from thidua_desktop.ui.campaign.settings_page import SettingsPage
from thidua_desktop.ui.planning.facts import PlanFacts
from thidua_desktop.ui.texts import label as named
from thidua_desktop.ui.texts import refusal
from thidua_desktop.ui.tokens import Tone
from thidua_desktop.ui.widgets.parts import label
from thidua_desktop.ui.widgets.segmented import SegmentedControl

if TYPE_CHECKING:
    from collections.abc import Iterable

    from PySide6.QtWidgets import QWidget

    from thidua_desktop.services.desk import Desk
    from thidua_desktop.ui.theme import Theme

PAGES = ("Thông tin", "Cách tính điểm", "Khối thi đua", "Cấp trên", "Chế độ báo cáo", "Tệp")
FACTS, SETTINGS, BLOCKS, PARENTS, REPORTING, FILES = range(6)
UNSAVED = "Trang này có chỗ chưa lưu. Bấm Lưu để giữ; bấm Đóng lần nữa để bỏ."


class CampaignDialog(QDialog):
    """Stays open after a page is stored; what was stored can be undone like any act."""

    def __init__(
        self, theme: Theme, desk: Desk, *, campaign_id: int, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._desk, self._id = desk, campaign_id
        self.setWindowTitle("Thông tin phong trào")
        self.facts = PlanFacts(theme, desk.clock, offers_units=False)
        self.settings = SettingsPage(theme)
        self.blocks = RowsPage(
            theme,
            ("Tên khối",),
            hint="Xếp hạng theo từng khối. Đơn vị chọn khối ở tab Đơn vị.",
            add="Thêm khối",
        )
        self.parents = RowsPage(
            theme,
            ("Cấp", "Tên phong trào", "Văn bản phát động"),
            hint="Phong trào của cấp trên mà phong trào này thực hiện.",
            add="Thêm phong trào",
            choices=[(named(level), level) for level in ParentLevel],
        )
        self.reporting = ReportingPage(theme, desk, campaign_id)
        self.files = FilesPage(theme, desk, campaign_id)
        self.views = SegmentedControl(PAGES, name="Trang thông tin phong trào")
        self.save = QPushButton("Lưu")
        self.place = QPushButton("Đưa đơn vị chưa có khối vào theo loại")
        self.close_button = QPushButton("Đóng")
        self._said = label("", "muted", wrap=True)
        self._stack = QStackedWidget()
        self._stored: dict[int, tuple[object, ...]] = {}
        self._warned = False
        self._lay_out(theme)
        self.views.chosen.connect(self.show_page)
        self.save.clicked.connect(self._save)
        self.place.clicked.connect(self._place_units)
        self.close_button.clicked.connect(self.reject)
        self.fill()
        self.show_page(FACTS)

    def _lay_out(self, theme: Theme) -> None:
        m = theme.metrics
        for page in (
            self.facts,
            self.settings,
            self.blocks,
            self.parents,
            self.reporting,
            self.files,
        ):
            self._stack.addWidget(page)
        for button in (self.save, self.place, self.close_button):
            button.setAutoDefault(False)
        self.save.setProperty("kind", "main")
        column = QVBoxLayout(self)
        column.setContentsMargins(m.l, m.l, m.l, m.m)
        column.setSpacing(m.s)
        head = QHBoxLayout()
        head.addWidget(self.views)
        head.addStretch(1)
        column.addLayout(head)
        column.addWidget(self._stack, 1)
        last = QHBoxLayout()
        last.addWidget(self._said, 1)
        for button in (self.place, self.close_button, self.save):
            last.addWidget(button)
        column.addLayout(last)
        self.resize(m.em * 62, m.em * 46)

    def fill(self) -> None:
        """Show what is stored now."""
        self._fill(range(len(PAGES)))

    def _fill_beside(self, saved: int) -> None:
        """Show what is stored now, but leave what was typed on pages that were not saved."""
        kept = set(self._changed_pages()) - {saved}
        self._fill(page for page in range(len(PAGES)) if page not in kept)

    def _fill(self, pages: Iterable[int]) -> None:
        for page in pages:
            self._fill_page(page)
            self._stored[page] = self._typed(page)
        self._warned = False

    def _fill_page(self, page: int) -> None:
        desk, number = self._desk, self._id
        if page == FACTS:
            self.facts.show_form(campaigns.facts_of(desk, number))
        elif page == SETTINGS:
            board = desk.board(number)
            form = campaign_settings.settings_of(desk.store.get(Campaign, number), board.fields)
            self.settings.show_settings(form, board.fields)
            self.settings.say_weight(total_weight(board, board.default_day(desk.clock.today())))
        elif page == BLOCKS:
            held = sorted(desk.store.where(Block, campaign_id=number), key=_place)
            self.blocks.show_rows([(b.id, None, (b.name,)) for b in held])
        elif page == PARENTS:
            above = campaigns.parents_of(desk, number)
            self.parents.show_rows([(p.id, p.level, (p.title, p.document)) for p in above])
        elif page == REPORTING:
            self.reporting.show_form(reporting_settings.reporting_of(desk, number))
        else:
            self.files.refresh()

    def _typed(self, page: int) -> tuple[object, ...]:
        """Take what stands in the fields of a page as it is, right or wrong."""
        if page == BLOCKS:
            return tuple(self.blocks.rows())
        if page == PARENTS:
            return tuple(self.parents.rows())
        shown = self._stack.widget(page)
        if page == FILES or shown is None:
            return ()
        return (
            *(line.text() for line in shown.findChildren(QLineEdit)),
            *(box.toPlainText() for box in shown.findChildren(QPlainTextEdit)),
            *(box.currentIndex() for box in shown.findChildren(QComboBox)),
            *(box.isChecked() for box in shown.findChildren(QCheckBox)),
        )

    def _changed_pages(self) -> list[int]:
        return [page for page, held in self._stored.items() if self._typed(page) != held]

    @override
    def reject(self) -> None:
        """Close, but not over what was typed and not saved without saying so once."""
        changed = self._changed_pages()
        if not changed or self._warned:
            super().reject()
            return
        self.show_page(changed[0])
        self._say(UNSAVED, tone=Tone.WARN)
        self._warned = True

    def show_page(self, index: int) -> None:
        self.views.choose(index)
        self._stack.setCurrentIndex(index)
        self._say("")
        self.save.setVisible(index != FILES)
        self.place.setVisible(index == BLOCKS)

    def _save(self) -> None:
        page = self._stack.currentIndex()
        for clearing in (self.blocks, self.parents, self.reporting):
            clearing.refuse("")
        self.settings.refuse(())
        self.facts.refuse(())
        try:
            self._store(page)
        except RuleError as error:
            self._refuse(page, error)
            return
        self._fill_beside(page)
        self._say("Đã lưu.")

    def _store(self, page: int) -> None:
        desk, number = self._desk, self._id
        if page == FACTS:
            form = self.facts.taken(campaigns.facts_of(desk, number))
            campaigns.save_facts(desk, number, form)
        elif page == SETTINGS:
            campaign_settings.save_settings(desk, number, self.settings.taken())
        elif page == BLOCKS:
            rows = [blocks.BlockRow(key, texts[0]) for key, _, texts in self.blocks.rows()]
            blocks.save_blocks(desk, number, rows)
        elif page == PARENTS:
            campaigns.save_parents(
                desk,
                number,
                [
                    campaigns.ParentRow(level, *texts)
                    for _, level, texts in self.parents.rows()
                    if isinstance(level, ParentLevel)
                ],
            )

        elif page == REPORTING:
            reporting_settings.save_reporting(desk, number, self.reporting.taken())

    def _refuse(self, page: int, error: RuleError) -> None:
        words = refusal(error)
        if page == FACTS and self.facts.refuse(error.problems):
            return
        if page == SETTINGS:
            self.settings.refuse(error.problems)
        elif page == BLOCKS:
            self.blocks.refuse(words)
        elif page == PARENTS:
            self.parents.refuse(words)
        elif page == REPORTING:
            self.reporting.refuse(words)
        self._say(words, tone=Tone.BAD)

    def _place_units(self) -> None:
        placed = blocks.place_units(self._desk, self._id)
        self._fill_beside(BLOCKS)
        self._say(f"Đã đưa {placed} đơn vị vào khối." if placed else "Đơn vị nào cũng đã có khối.")

    def _say(self, words: str, *, tone: Tone = Tone.MUTED) -> None:
        self._said.setText(words)
        self._said.setProperty("words", tone.value)
        self._said.style().polish(self._said)


def _place(block: Block) -> int:
    return block.position
