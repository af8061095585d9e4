"""The form of one old decision: its head, and a grid of those it names."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtWidgets import (
    QComboBox,
    QGridLayout,
    QHBoxLayout,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from thidua_desktop.core.errors import EnvironmentFault, RuleError
from thidua_desktop.domain.terms import AwardType
from thidua_desktop.exchange.column_words import ImportField
from thidua_desktop.services import past_awards
from thidua_desktop.services.past_typed import SUBJECT_WORDS, PastReader, TypedHead, typed_again
from thidua_desktop.ui.awards.past_grid import PastGrid
from thidua_desktop.ui.awards.past_rows import FIELDS, NAME, PastRows
from thidua_desktop.ui.icons import Icon
from thidua_desktop.ui.texts import label as word_for
from thidua_desktop.ui.texts import sentence
from thidua_desktop.ui.theme import IconRole
from thidua_desktop.ui.tokens import Tone
from thidua_desktop.ui.widgets.completion import PopupCompleter
from thidua_desktop.ui.widgets.parts import bare, label, restyle

if TYPE_CHECKING:
    from thidua_desktop.core.errors import Problem
    from thidua_desktop.services.desk import Desk
    from thidua_desktop.services.past_typed import TypedRow
    from thidua_desktop.ui.theme import Theme

HINT: Final = (
    "Gõ tên rồi chọn trong danh sách hiện ra để gắn vào hồ sơ đã có; không chọn vẫn lưu được. "
    "Dán cả bảng từ Excel bằng Ctrl+V."
)
OWN: Final = "để trống nếu là cơ quan mình"
NEW: Final = "Nhập quyết định khen thưởng đã có"
UNSAVED: Final = "Bảng có hàng chưa lưu. Bấm {save} để giữ; bấm lần nữa để bỏ."
MOST_SAID: Final = 3
WIDEST_FORM: Final = 28
"""Of the names of forms, in font units: they are read whole, the fields beside them give way."""


class PastFormPage(QWidget):
    """Saves as one act; after a new one it is ready for the next of the same issuer."""

    saved = Signal(str)  # what was stored, in words
    left = Signal()  # nothing: the officer goes back to the list
    close_wanted = Signal()  # nothing: the officer is done

    def __init__(self, theme: Theme, desk: Desk) -> None:
        super().__init__()
        self._theme, self._desk = theme, desk
        self._reader = PastReader(desk)
        self._editing: int | None = None
        self._begun: tuple[TypedRow, ...] = ()
        self._warned = False
        self._title = label(NEW, "title")
        self.issuer, self.number, self.day, self.subject = (QLineEdit() for _ in range(4))
        self.form, self.kind = QComboBox(), QComboBox()
        self.rows = PastRows(theme)
        self.grid = PastGrid(theme, self.rows)
        self._said = label("", "muted", wrap=True)
        self.remove = QPushButton("Bỏ hàng")
        self.back = QPushButton("Đã nhập")
        self.leave = QPushButton("Đóng")
        self.save = QPushButton("Lưu quyết định")
        self._issuers = PopupCompleter(self.issuer)
        self._lay_out()
        self._connect()
        self.start()

    def _lay_out(self) -> None:
        m = self._theme.metrics
        self.save.setProperty("kind", "main")
        self._theme.dress(self.save, Icon.SAVE, IconRole.ON_ACCENT)
        self.issuer.setPlaceholderText(OWN)
        self.number.setPlaceholderText("ví dụ 123/QĐ-UBND")
        self.day.setPlaceholderText("ngày/tháng/năm, hoặc chỉ năm")
        head = QGridLayout()
        bare(head, spacing=m.s)
        head.setHorizontalSpacing(m.m)
        for at, (words, widget) in enumerate(
            (
                ("Cơ quan ban hành", self.issuer),
                ("Hình thức", self.form),
                ("Số quyết định", self.number),
                ("Ngày", self.day),
                ("Loại hình", self.kind),
                ("Nội dung", self.subject),
            )
        ):
            row, side = divmod(at, 2)
            title = label(words, "muted")
            title.setBuddy(widget)
            widget.setAccessibleName(words)
            head.addWidget(title, row, 2 * side)
            head.addWidget(widget, row, 2 * side + 1)
        for column in (1, 3):
            head.setColumnStretch(column, 1)
        self.kind.setSizeAdjustPolicy(
            QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
        )
        self.kind.setMinimumContentsLength(10)
        self._said.setAlignment(Qt.AlignmentFlag.AlignTop)
        self._said.setMinimumHeight(2 * m.line_height)
        foot = QHBoxLayout()
        bare(foot, spacing=m.s)
        foot.addWidget(self.back)
        foot.addWidget(self.remove)
        foot.addStretch(1)
        foot.addWidget(self.leave)
        foot.addWidget(self.save)
        column = QVBoxLayout(self)
        bare(column, spacing=m.s)
        column.addWidget(self._title)
        column.addLayout(head)
        column.addWidget(self.grid, 1)
        column.addWidget(self._said)
        column.addLayout(foot)
        for button in (self.back, self.remove, self.leave, self.save):
            button.setAutoDefault(False)

    def _connect(self) -> None:
        self.number.editingFinished.connect(self._take_head)
        self.day.editingFinished.connect(self._take_head)
        self.form.activated.connect(self._take_head)
        self.form.currentTextChanged.connect(self.form.setToolTip)
        self.rows.changed.connect(self._allow)
        self.grid.selectionModel().currentChanged.connect(self._tell_row)
        self.rows.dataChanged.connect(self._tell_row)
        self.remove.clicked.connect(self._remove)
        self.save.clicked.connect(self.store)
        self.back.clicked.connect(self._go_back)
        self.leave.clicked.connect(self.close_wanted)

    @property
    def title(self) -> str:
        return self._title.text()

    @property
    def said(self) -> str:
        return self._said.text()

    def start(self, decision_id: int | None = None) -> None:
        """Begin a new decision, or take a stored one for editing."""
        self._editing = decision_id
        self._reader = PastReader(self._desk)
        self._offer()
        head, rows = TypedHead(), []
        if decision_id is not None:
            form = past_awards.past_form(self._desk, decision_id)
            head, rows = typed_again(form, self._reader.forms)
        self._title.setText(NEW if decision_id is None else "Sửa quyết định khen thưởng đã có")
        self.save.setText("Lưu quyết định" if decision_id is None else "Lưu sửa đổi")
        self._fill(head)
        self.rows.start(self._reader, rows)
        self._begun, self._warned = self.rows.rows, False
        self._take_head()
        self.grid.start()
        self._say(HINT, "muted")
        self.number.setFocus()

    def may_leave(self) -> bool:
        """Whether nothing typed would be lost; the first time it warns, the second it is meant."""
        self.grid.commit()
        if self._warned or self.rows.rows == self._begun:
            return True
        self._warned = True
        self._say(UNSAVED.format(save=self.save.text()), Tone.WARN.value)
        return False

    def _go_back(self) -> None:
        if self.may_leave():
            self.left.emit()

    def _fill(self, head: TypedHead) -> None:
        self.issuer.setText(head.issuer)
        self.number.setText(head.number)
        self.day.setText(head.day)
        self.subject.setText(head.subject)
        self.form.setCurrentIndex(max(0, self.form.findText(head.form)))
        self.kind.setCurrentIndex(max(0, self.kind.findData(head.award_type)))
        for line in (self.issuer, self.subject):
            line.setCursorPosition(0)

    def _offer(self) -> None:
        """Offer forms, kinds, issuers and everyone on record as they are now."""
        forms = [form.name for form in self._reader.forms]
        self.form.clear()
        self.form.addItems(forms)
        wide = self.form.sizeHint().width()
        self.form.setMinimumWidth(min(wide, WIDEST_FORM * self._theme.metrics.em))
        self.kind.clear()
        self.kind.addItem("(chưa rõ)", None)
        for kind in AwardType:
            self.kind.addItem(word_for(kind), kind)
        self._issuers.know(self._reader.issuers)
        choices = self._reader.records.everyone()
        units = tuple(dict.fromkeys(c.unit for c in choices if c.unit))
        delegate = self.grid.delegate
        delegate.offer(NAME, tuple(choice.words for choice in choices))
        delegate.offer(FIELDS.index(ImportField.SUBJECT), tuple(SUBJECT_WORDS.values()))
        delegate.offer(FIELDS.index(ImportField.UNIT), units)
        delegate.offer(FIELDS.index(ImportField.FORM), forms)

    def typed(self) -> TypedHead:
        """Read what stands in the head."""
        kind = self.kind.currentData()
        return TypedHead(
            issuer=self.issuer.text(),
            number=self.number.text(),
            day=self.day.text(),
            form=self.form.currentText(),
            award_type=kind if isinstance(kind, AwardType) else None,
            subject=self.subject.text(),
        )

    def store(self) -> None:
        """Store the form as one act, or say everything that is wrong with it."""
        self.grid.commit()
        try:
            form = self._reader.whole(self.typed(), self.rows.rows)
            if self._editing is None:
                past_awards.add_past(self._desk, form)
            else:
                past_awards.change_past(self._desk, self._editing, form)
        except RuleError as error:
            self._refuse(error.problems)
            return
        except EnvironmentFault as fault:
            self._say(sentence(fault), Tone.BAD.value)
            return
        words = f"Đã lưu quyết định {form.head.words}, {len(form.awards)} khen thưởng."
        if self._editing is None:
            self._begin_next()
        self.saved.emit(words)
        self._say(words, Tone.GOOD.value)

    def _begin_next(self) -> None:
        """Keep what decisions typed in a row share: issuer, form and kind."""
        kept = self.issuer.text(), self.form.currentText(), self.kind.currentIndex()
        self.start()
        self.issuer.setText(kept[0])
        self.form.setCurrentText(kept[1])
        self.kind.setCurrentIndex(kept[2])
        self._take_head()

    def _refuse(self, problems: tuple[Problem, ...]) -> None:
        said = [
            f"Hàng {problem.field}: {sentence(problem)}"
            if problem.field.isdigit()
            else sentence(problem)
            for problem in problems
        ]
        more = [f"Còn {len(said) - MOST_SAID} chỗ nữa."] if len(said) > MOST_SAID else []
        self._say("\n".join([*said[:MOST_SAID], *more]), Tone.BAD.value)
        places = {"number": self.number, "decision": self.number, "decided_on": self.day}
        first = problems[0].field
        if first.isdigit():
            self.grid.setCurrentIndex(self.rows.index(int(first) - 1, NAME))
            self._say("\n".join([*said[:MOST_SAID], *more]), Tone.BAD.value)
            self.grid.setFocus()
        elif first in places:
            places[first].setFocus()

    def _take_head(self, *_: object) -> None:
        self.rows.take_head(self.typed())

    def _tell_row(self, *_: object) -> None:
        """Say of the current row what is wrong or to be known."""
        index: QModelIndex = self.grid.currentIndex()
        said = self.rows.said(index.row())
        self._say(said or HINT, Tone.WARN.value if said else "muted")

    def _remove(self) -> None:
        self.rows.remove(self.grid.chosen_rows())
        self.grid.start()

    def _allow(self) -> None:
        self._warned = False
        filled = bool(self.rows.rows)
        self.remove.setEnabled(filled)
        self.remove.setToolTip("" if filled else "Bảng chưa có hàng nào.")

    def name_list(self, count: int) -> None:
        """Say on the way back how many decisions were entered."""
        self.back.setText(f"Đã nhập ({count})")

    def _say(self, words: str, look: str) -> None:
        self._said.setText(words)
        restyle(self._said, "words", look)
