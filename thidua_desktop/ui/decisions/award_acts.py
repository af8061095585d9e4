"""What may follow an issued award, opened from any window that shows one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from thidua_desktop.ui.decisions.award_forms import (
    AmendDialog,
    RecoverDialog,
    ReissueDialog,
    RevokeDialog,
)
from thidua_desktop.ui.master.form import open_over

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from thidua_desktop.services.desk import Desk
    from thidua_desktop.ui.theme import Theme


def open_amend(theme: Theme, desk: Desk, award_id: int, *, parent: QWidget | None) -> AmendDialog:
    """Ask what of an award is wrong; `drafted` tells the paper that was drafted."""
    form = AmendDialog(theme, desk, award_id, parent)
    open_over(form)
    return form


def open_revoke(theme: Theme, desk: Desk, award_id: int, *, parent: QWidget | None) -> RevokeDialog:
    """Ask on which ground an award is revoked; `drafted` tells the paper that was drafted."""
    form = RevokeDialog(theme, desk, award_id, parent)
    open_over(form)
    return form


def open_reissue(
    theme: Theme, desk: Desk, award_id: int, *, parent: QWidget | None
) -> ReissueDialog:
    """Ask why another giấy khen is given."""
    form = ReissueDialog(theme, desk, award_id, parent)
    open_over(form)
    return form


def open_recover(
    theme: Theme, desk: Desk, award_id: int, *, parent: QWidget | None
) -> RecoverDialog:
    """Ask what came back of a revoked award."""
    form = RecoverDialog(theme, desk, award_id, parent)
    open_over(form)
    return form
