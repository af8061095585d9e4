"""The window's one style sheet, written from the tokens.

Widgets say what they are by the dynamic properties `look` (frames), `kind` (buttons) and
`words` (labels); the values are the ones that occur below.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from thidua_desktop.ui.tokens import TextSize, Tone, blend

if TYPE_CHECKING:
    from thidua_desktop.ui.tokens import Colors, Metrics

MARKED_PERCENT = 24


@dataclass(frozen=True, slots=True)
class Glyphs:
    """Files of the small pictures that a style sheet can only take from files."""

    down: str
    up: str
    right: str
    left: str
    check: str
    dash: str
    menu_check: str
    close: str


def stylesheet(colors: Colors, metrics: Metrics, points: float, glyphs: Glyphs) -> str:
    return "".join(
        (
            _frames(colors, metrics),
            _words(colors, metrics, points),
            _buttons(colors, metrics, glyphs),
            _inputs(colors, metrics, glyphs),
            _choices(colors, metrics, glyphs),
            _tables(colors, metrics, points, glyphs),
            _tabs(colors, metrics),
            _menus(colors, metrics, glyphs),
            _bars(colors, metrics),
        )
    )


def _size(points: float, size: TextSize) -> str:
    return f"{points * size.value / 100:.2f}pt"


def _frames(c: Colors, m: Metrics) -> str:
    return f"""
QMainWindow, QDialog {{ background: {c.ground}; color: {c.text}; }}
QFrame[look="page"] {{ background: {c.ground}; border: none; }}
QFrame[look="plain"] {{ background: transparent; border: none; }}
QFrame[look="card"], QFrame[look="panel"] {{ background: {c.surface};
  border: {m.hairline}px solid {c.line}; border-radius: {m.radius}px; }}
QFrame[look="pick"] {{ background: {c.surface};
  border: {m.hairline}px solid {c.edge}; border-radius: {m.radius}px; }}
QFrame[look="header"] {{ background: {c.surface}; border: none;
  border-bottom: {m.hairline}px solid {c.line}; }}
QFrame[look="tabs"] {{ background: {c.surface}; border: none; }}
QFrame[look="status"] {{ background: {c.surface}; border: none;
  border-top: {m.hairline}px solid {c.line}; }}
QFrame[look="notice"] {{ background: {c.head}; border: {m.hairline}px solid {c.edge};
  border-radius: {m.radius}px; }}
QFrame[look="line"] {{ background: {c.line}; border: none;
  min-height: {m.hairline}px; max-height: {m.hairline}px; }}
QFrame[look="popup"] {{ background: {c.surface}; border: {m.hairline}px solid {c.edge}; }}
QScrollArea, QScrollArea > QWidget > QWidget[look="plain"] {{
  background: transparent; border: none; }}
QSplitter::handle {{ background: transparent; }}
QSplitter::handle:horizontal {{ width: {m.m}px; }}
QSplitter::handle:vertical {{ height: {m.m}px; }}
QSizeGrip {{ width: 0px; height: 0px; }}
"""


def _words(c: Colors, m: Metrics, points: float) -> str:
    small, title = _size(points, TextSize.SMALL), _size(points, TextSize.TITLE)
    toned = "\n".join(f'QLabel[words="{t.value}"] {{ color: {c.word(t)}; }}' for t in Tone)
    figures = "\n".join(
        f'QLabel[words="title"][tone="{t.value}"] {{ color: {c.word(t)}; }}' for t in Tone
    )
    return f"""
QLabel {{ background: transparent; color: {c.text}; }}
QLabel:disabled {{ color: {c.disabled}; }}
QLabel[words="muted"] {{ color: {c.muted}; }}
QLabel[words="small"] {{ color: {c.muted}; font-size: {small}; }}
QLabel[words="strong"] {{ font-weight: 600; }}
QLabel[words="title"] {{ font-weight: 600; font-size: {title}; }}
{toned}
{figures}
QMessageBox QLabel#qt_msgbox_label {{ font-weight: 600; font-size: {title}; }}
QMessageBox QLabel#qt_msgbox_informativelabel {{ min-width: {m.em * 30}px; }}
QToolTip {{ background: {c.surface}; color: {c.text}; border: {m.hairline}px solid {c.edge};
  padding: {m.xs}px; font-size: {small}; }}
"""


def _buttons(c: Colors, m: Metrics, g: Glyphs) -> str:
    pad = f"padding: {m.xs}px {m.m}px; min-height: {m.control - 2 * m.xs - 2 * m.hairline}px"
    return f"""
QPushButton, QToolButton {{ background: {c.surface}; color: {c.text}; {pad};
  border: {m.hairline}px solid {c.edge}; border-radius: {m.radius}px; font-weight: 500;
  icon-size: {m.icon}px; }}
QPushButton:hover, QToolButton:hover {{ background: {c.hover}; }}
QPushButton:pressed, QToolButton:pressed {{ background: {c.line}; }}
QPushButton:focus, QToolButton:focus {{ border: {m.hairline}px solid {c.focus};
  background: {c.hover}; }}
QPushButton:disabled, QToolButton:disabled {{ color: {c.disabled}; border-color: {c.line}; }}
QPushButton:default {{ border-color: {c.focus}; }}
QPushButton::menu-indicator, QToolButton::menu-indicator {{ image: none; width: 0px; }}
QPushButton[kind="main"], QToolButton[kind="main"] {{ background: {c.accent};
  color: {c.on_accent}; border-color: {c.accent}; font-weight: 600; }}
QPushButton[kind="main"]:hover, QToolButton[kind="main"]:hover,
QPushButton[kind="main"]:pressed, QToolButton[kind="main"]:pressed {{
  background: {c.accent_hover}; border-color: {c.accent_hover}; }}
QPushButton[kind="main"]:focus, QToolButton[kind="main"]:focus {{
  background: {c.accent_hover}; border: {m.stroke}px solid {c.text}; }}
QPushButton[kind="main"]:disabled, QToolButton[kind="main"]:disabled {{
  background: {c.head}; color: {c.disabled}; border-color: {c.line}; }}
QPushButton[kind="quiet"], QToolButton[kind="quiet"] {{ background: transparent;
  border-color: transparent; padding: {m.xs}px {m.s}px; }}
QPushButton[kind="quiet"]:hover, QToolButton[kind="quiet"]:hover {{ background: {c.hover}; }}
QPushButton[kind="quiet"]:focus, QToolButton[kind="quiet"]:focus {{ border-color: {c.focus}; }}
QPushButton[kind="listed"] {{ text-align: left; }}
QToolButton[kind="campaign"] {{ background: transparent; border-color: transparent;
  font-weight: 600; padding: {m.xs}px {m.xl}px {m.xs}px {m.xs}px; }}
QToolButton[kind="campaign"]:hover {{ background: {c.hover}; }}
QToolButton[kind="campaign"]:focus {{ border-color: {c.focus}; }}
QToolButton[kind="segment"] {{ background: {c.surface}; color: {c.muted};
  border-radius: 0px; border-right-width: 0px; padding: {m.xs}px {m.m}px; }}
QToolButton[kind="segment"][place="first"] {{ border-top-left-radius: {m.radius}px;
  border-bottom-left-radius: {m.radius}px; }}
QToolButton[kind="segment"][place="last"] {{ border-top-right-radius: {m.radius}px;
  border-bottom-right-radius: {m.radius}px; border-right-width: {m.hairline}px; }}
QToolButton[kind="segment"]:hover {{ background: {c.hover}; color: {c.text}; }}
QToolButton[kind="segment"]:checked {{ background: {c.selection}; color: {c.accent};
  font-weight: 600; }}
QToolButton[kind="segment"]:focus {{ border: {m.hairline}px solid {c.focus}; }}
QToolButton[kind="choice"] {{ color: {c.text}; padding-right: {m.xl + m.xs}px; }}
QToolButton[kind="choice"]::menu-indicator, QToolButton[kind="campaign"]::menu-indicator {{
  image: url("{g.down}"); subcontrol-origin: padding; subcontrol-position: right center;
  width: {m.l}px; height: {m.l}px; right: {m.xs}px; }}
QToolButton[kind="chip"] {{ background: {c.selection}; border-color: {c.line};
  padding: {m.hairline}px {m.s}px; min-height: 0px; }}
QToolButton[kind="chip"]:hover {{ border-color: {c.accent}; }}
QToolButton[kind="chip"]:focus {{ border-color: {c.focus}; }}
QToolButton[kind="day"] {{ background: transparent; border-color: transparent;
  font-weight: 400; padding: 0px; min-height: 0px; }}
QToolButton[kind="day"]:hover {{ background: {c.hover}; }}
QToolButton[kind="day"][day="other"] {{ color: {c.muted}; }}
QToolButton[kind="day"][day="today"] {{ border-color: {c.focus}; }}
QToolButton[kind="day"][day="chosen"] {{ background: {c.accent}; color: {c.on_accent};
  font-weight: 600; }}
QToolButton[kind="day"]:disabled {{ color: {c.disabled}; }}
QToolButton[kind="drop"] {{ border-style: dashed; color: {c.muted}; background: transparent; }}
"""


def _inputs(c: Colors, m: Metrics, g: Glyphs) -> str:
    marked = blend(c.accent, c.surface, MARKED_PERCENT)
    boxes = "QLineEdit, QPlainTextEdit, QTextEdit, QComboBox, QAbstractSpinBox"
    focused = ", ".join(f"{box.strip()}:focus" for box in boxes.split(","))
    disabled = ", ".join(f"{box.strip()}:disabled" for box in boxes.split(","))
    return f"""
QLineEdit, QPlainTextEdit, QTextEdit {{ placeholder-text-color: {c.muted}; }}
{boxes} {{ background: {c.surface}; color: {c.text}; border: {m.hairline}px solid {c.edge};
  border-radius: {m.radius}px; padding: {m.xs}px {m.s}px;
  selection-background-color: {marked}; selection-color: {c.text}; }}
QLineEdit, QComboBox, QAbstractSpinBox {{
  min-height: {m.control - 2 * m.xs - 2 * m.hairline}px; }}
{focused} {{ border: {m.hairline}px solid {c.focus}; }}
{disabled} {{ background: {c.head}; color: {c.disabled}; border-color: {c.line}; }}
QLineEdit[state="refused"] {{ border: {m.stroke}px solid {c.red}; }}
QLineEdit QToolButton {{ background: transparent; border: none; padding: 0px;
  min-height: 0px; }}
QLineEdit {{ lineedit-clear-button-icon: url("{g.close}"); }}
QAbstractSpinBox QLineEdit {{ background: transparent; border: none; padding: 0px {m.xs}px;
  min-height: 0px; }}
QAbstractItemView QLineEdit {{ border: {m.stroke}px solid {c.accent}; border-radius: 0px;
  padding: 0px {m.xs}px; min-height: 0px; }}
QTextBrowser, QTextBrowser:focus {{ padding: {m.l}px {m.xl}px; border: none; border-radius: 0px; }}
QComboBox::drop-down {{ border: none; width: {m.xl}px; }}
QComboBox::down-arrow {{ image: url("{g.down}"); width: {m.m}px; height: {m.m}px; }}
QComboBox QAbstractItemView {{ background: {c.surface}; border: {m.hairline}px solid {c.edge};
  selection-background-color: {c.selection}; selection-color: {c.text}; outline: none; }}
QAbstractSpinBox::up-button, QAbstractSpinBox::down-button {{ border: none;
  background: transparent; width: {m.l}px; }}
QAbstractSpinBox::up-arrow {{ image: url("{g.up}"); width: {m.m}px; height: {m.m}px; }}
QAbstractSpinBox::down-arrow {{ image: url("{g.down}"); width: {m.m}px; height: {m.m}px; }}
"""


def _choices(c: Colors, m: Metrics, g: Glyphs) -> str:
    side = m.icon - 2 * m.hairline
    return f"""
QCheckBox, QRadioButton, QGroupBox::indicator {{ background: transparent; color: {c.text};
  spacing: {m.s}px; }}
QCheckBox:disabled, QRadioButton:disabled {{ color: {c.disabled}; }}
QCheckBox::indicator, QRadioButton::indicator, QAbstractItemView::indicator {{
  width: {side}px; height: {side}px; border: {m.hairline}px solid {c.focus};
  background: {c.surface}; border-radius: {m.radius // 2}px; }}
QRadioButton::indicator {{ border-radius: {(side + 2 * m.hairline) // 2}px; }}
QCheckBox::indicator:focus, QRadioButton::indicator:focus {{
  border: {m.stroke}px solid {c.text}; }}
QCheckBox::indicator:checked, QAbstractItemView::indicator:checked {{ background: {c.accent};
  border-color: {c.accent}; image: url("{g.check}"); }}
QCheckBox::indicator:indeterminate, QAbstractItemView::indicator:indeterminate {{
  background: {c.accent}; border-color: {c.accent}; image: url("{g.dash}"); }}
QRadioButton::indicator:checked {{ width: {side - 2 * m.xs + 2 * m.hairline}px;
  height: {side - 2 * m.xs + 2 * m.hairline}px;
  border: {m.xs}px solid {c.accent}; background: {c.on_accent}; }}
QCheckBox::indicator:disabled, QRadioButton::indicator:disabled {{ border-color: {c.line};
  background: {c.head}; }}
QGroupBox {{ border: none; border-top: {m.hairline}px solid {c.line}; margin-top: {m.xl}px;
  padding-top: {m.s}px; font-weight: 600; }}
QGroupBox::title {{ subcontrol-origin: margin; left: 0px; padding: 0px; }}
"""


def _tables(c: Colors, m: Metrics, points: float, g: Glyphs) -> str:
    small = _size(points, TextSize.SMALL)
    return f"""
QAbstractItemView {{ background: {c.surface}; color: {c.text}; gridline-color: {c.line};
  alternate-background-color: {c.head}; border: {m.hairline}px solid {c.line};
  border-radius: {m.radius}px; outline: none;
  selection-background-color: {c.selection}; selection-color: {c.text}; }}
QFrame[look="card"] QAbstractItemView, QTableView QTableView {{
  border: none; border-radius: 0px; }}
QTableView::item, QTreeView::item, QListView::item {{ padding: 0px {m.xs}px; border: none; }}
QListView::item {{ min-height: {m.row}px; }}
QTreeView::item {{ min-height: {m.row}px; border-bottom: {m.hairline}px solid {c.line}; }}
QTableView::item:hover, QTreeView::item:hover, QListView::item:hover {{
  background: {c.hover}; }}
QTableView::item:selected, QTreeView::item:selected, QListView::item:selected {{
  background: {c.selection}; color: {c.text}; }}
QTableView::item:focus {{ border: {m.stroke}px solid {c.accent}; }}
QTreeView::branch {{ background: transparent; border-bottom: {m.hairline}px solid {c.line}; }}
QTreeView::branch:selected {{ background: {c.selection}; }}
QTreeView::branch:has-children:closed {{ image: url("{g.right}"); }}
QTreeView::branch:has-children:open {{ image: url("{g.down}"); }}
QHeaderView {{ background: {c.head}; border: none; }}
QHeaderView::section {{ background: {c.head}; color: {c.muted}; font-size: {small};
  font-weight: 500; border: none; border-right: {m.hairline}px solid {c.line};
  border-bottom: {m.hairline}px solid {c.line}; padding: {m.xs}px {m.s - m.hairline}px; }}
QHeaderView::section:hover {{ color: {c.text}; }}
QHeaderView::up-arrow, QHeaderView::down-arrow {{ image: none; width: 0px; height: 0px; }}
QTableCornerButton::section {{ background: {c.head}; border: none;
  border-right: {m.hairline}px solid {c.line}; border-bottom: {m.hairline}px solid {c.line}; }}
"""


def _tabs(c: Colors, m: Metrics) -> str:
    return f"""
QTabWidget::pane {{ background: {c.ground}; border: none;
  border-top: {m.hairline}px solid {c.line}; }}
QTabWidget::tab-bar {{ left: {m.m}px; }}
QTabBar {{ background: transparent; icon-size: {m.icon}px; }}
QTabBar::tab {{ background: transparent; color: {c.muted}; font-weight: 500;
  border: none; border-bottom: {m.stroke}px solid transparent;
  padding: 0px {m.m + m.hairline}px; min-height: {m.tab - m.stroke}px; }}
QTabBar::tab:hover {{ color: {c.text}; background: {c.hover}; }}
QTabBar::tab:selected {{ color: {c.accent}; border-bottom: {m.stroke}px solid {c.accent}; }}
QTabBar::tab:selected:focus {{ background: {c.hover}; }}
QTabBar::tab:disabled {{ color: {c.disabled}; }}
"""


def _menus(c: Colors, m: Metrics, g: Glyphs) -> str:
    return f"""
QMenuBar {{ background: {c.surface}; color: {c.text}; border: none;
  padding: {m.hairline}px {m.s}px; }}
QMenuBar::item {{ background: transparent; padding: {m.xs}px {m.s}px;
  border-radius: {m.radius}px; }}
QMenuBar::item:selected, QMenuBar::item:pressed {{ background: {c.hover}; }}
QMenu {{ background: {c.surface}; color: {c.text}; border: {m.hairline}px solid {c.edge};
  padding: {m.xs}px 0px; }}
QMenu::item {{ padding: {m.xs}px {m.xl}px {m.xs}px {m.s}px; min-height: {m.line_height}px; }}
QMenu::item:selected {{ background: {c.hover}; color: {c.text}; }}
QMenu::item:disabled {{ color: {c.disabled}; }}
QMenu::separator {{ height: {m.hairline}px; background: {c.line}; margin: {m.xs}px 0px; }}
QMenu::icon {{ padding-left: {m.s}px; }}
QMenu::indicator {{ width: {m.icon}px; height: {m.icon}px; padding-left: {m.s}px; }}
QMenu::indicator:checked {{ image: url("{g.menu_check}"); }}
QMenu::right-arrow {{ image: url("{g.right}"); width: {m.m}px; height: {m.m}px; }}
"""


def _bars(c: Colors, m: Metrics) -> str:
    thick, gap = m.m, m.xs - m.hairline
    return f"""
QProgressBar {{ background: {c.track}; border: none; border-radius: {m.bar // 2}px;
  min-height: {m.bar}px; max-height: {m.bar}px; text-align: center; color: transparent; }}
QProgressBar::chunk {{ background: {c.accent}; border-radius: {m.bar // 2}px; }}
QScrollBar {{ background: transparent; border: none; margin: 0px; }}
QScrollBar:vertical {{ width: {thick}px; }}
QScrollBar:horizontal {{ height: {thick}px; }}
QScrollBar::handle {{ background: {c.edge}; border-radius: {thick // 2 - gap}px; margin: {gap}px; }}
QScrollBar::handle:vertical {{ min-height: {m.xl}px; }}
QScrollBar::handle:horizontal {{ min-width: {m.xl}px; }}
QScrollBar::handle:hover {{ background: {c.grey}; }}
QScrollBar::add-line, QScrollBar::sub-line {{ width: 0px; height: 0px; }}
QScrollBar::add-page, QScrollBar::sub-page {{ background: transparent; }}
QAbstractScrollArea::corner {{ background: transparent; border: none; }}
"""
