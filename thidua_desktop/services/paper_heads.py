"""What many papers share: who issues and signs them, how they name the campaign."""

from __future__ import annotations

from typing import TYPE_CHECKING

from thidua_desktop.core.dates import format_short
from thidua_desktop.documents.blocks import Signer
from thidua_desktop.documents.parts import Issuer
from thidua_desktop.domain.terms import CampaignState
from thidua_desktop.services.freezing import CAPACITY_LINES
from thidua_desktop.services.office import signing_on

if TYPE_CHECKING:
    from datetime import date

    from thidua_desktop.services.board import CampaignBoard
    from thidua_desktop.services.desk import Desk


def commune_issuer(desk: Desk) -> Issuer:
    """Head papers as the commune's People's Committee."""
    office = desk.office
    lines = ("ỦY BAN NHÂN DÂN", f"XÃ {office.commune.upper()}")
    return Issuer(lines=lines, name=office.name, place=office.commune)


def department_issuer(desk: Desk) -> Issuer:
    """Head papers as the department."""
    office = desk.office
    return Issuer(
        lines=(office.department.upper(),),
        name=office.department,
        place=office.commune,
        superior=(f"UBND XÃ {office.commune.upper()}",),
    )


def committee_signer(desk: Desk, day: date) -> Signer:
    """Who signs for the committee on `day`; without anybody on record the name stays open."""
    signatory = next(iter(signing_on(desk, day)), None)
    lines = CAPACITY_LINES[signatory.capacity] if signatory else ("CHỦ TỊCH",)
    return Signer(("TM. ỦY BAN NHÂN DÂN", *lines), signatory.name if signatory else "")


def is_provisional(board: CampaignBoard) -> bool:
    """Whether papers still say TẠM TÍNH."""
    return board.campaign.state is not CampaignState.CLOSED


def movement(board: CampaignBoard) -> str:
    """Name the campaign as papers do."""
    return f"phong trào thi đua {board.campaign.short_name}"


def campaign_opening(board: CampaignBoard) -> str:
    """Name the plan that papers carry out: "Thực hiện Kế hoạch số … về phong trào …"."""
    campaign = board.campaign
    number = f" số {campaign.document_number}" if campaign.document_number else ""
    day = f" ngày {format_short(campaign.document_date)}" if campaign.document_date else ""
    issuer = f" của {campaign.issuer}" if campaign.issuer else ""
    return f"Thực hiện Kế hoạch{number}{day}{issuer} về {movement(board)}"
