"""Qt's own words in Vietnamese, and Vietnamese dates and numbers by default."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QLocale, QTranslator

from thidua_desktop.core.errors import EnvironmentFault

if TYPE_CHECKING:
    from pathlib import Path

    from PySide6.QtWidgets import QApplication

VIETNAMESE = QLocale(QLocale.Language.Vietnamese, QLocale.Country.Vietnam)


def speak_vietnamese(app: QApplication, resources: Path) -> QTranslator:
    """Translate dialog buttons, context menus and the like; raises words.missing."""
    QLocale.setDefault(VIETNAMESE)
    translator = QTranslator(app)
    if not translator.load(str(resources / "qt_vi" / "qt_vi.qm")):
        raise EnvironmentFault("words.missing")
    app.installTranslator(translator)
    return translator
