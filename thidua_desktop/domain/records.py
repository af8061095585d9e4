"""What the office owns, one flat frozen record a row; `id` 0 means not stored yet.

The journal stores exactly these fields: a field added to one is a column added by a migration.
Dates and numbers that the office has not given are None, never a default. The records stand in
modules by subject; all of them are found here.
"""

from __future__ import annotations

from thidua_desktop.domain.award_records import (
    Amendment,
    Complaint,
    DossierPaper,
    Handover,
    PrizeFund,
    PublicNotice,
    RegisterGap,
    Reissue,
    RepeatReview,
    Revocation,
    RoleModel,
    StatTable,
    StockItem,
    StockMove,
    UpwardProposal,
)
from thidua_desktop.domain.campaign_records import (
    Assignment,
    Block,
    Campaign,
    CampaignFile,
    CampaignPhase,
    CampaignUnit,
    Field,
    Indicator,
    IndicatorVersion,
    ParentCampaign,
    PlanText,
    UnitPlan,
)
from thidua_desktop.domain.catalogue_records import (
    Collective,
    FormerHead,
    FormerPost,
    Household,
    ImportMapping,
    MergedUnit,
    Merger,
    Office,
    Person,
    SavedView,
    Signatory,
    Unit,
)
from thidua_desktop.domain.council_records import (
    Attendance,
    BallotCount,
    CouncilMember,
    Meeting,
    Vote,
    WrittenOpinion,
)
from thidua_desktop.domain.legal_records import (
    AwardForm,
    BaseSalary,
    LegalInstrument,
    PrizeRate,
    RoundingRule,
)
from thidua_desktop.domain.nomination_records import (
    AnnualRating,
    Award,
    AwardRound,
    Decision,
    Initiative,
    Nomination,
    Override,
    Paper,
    StopFlag,
)
from thidua_desktop.domain.progress_records import (
    Adjustment,
    Difficulty,
    Evidence,
    FrozenSheet,
    ProgressEntry,
    Reminder,
    Report,
    Return,
    Verification,
)

Record = (
    Office
    | Signatory
    | Unit
    | FormerHead
    | Merger
    | MergedUnit
    | Collective
    | Person
    | FormerPost
    | Household
    | Campaign
    | CampaignPhase
    | ParentCampaign
    | CampaignFile
    | PlanText
    | Field
    | Indicator
    | IndicatorVersion
    | Block
    | CampaignUnit
    | Assignment
    | UnitPlan
    | ImportMapping
    | SavedView
    | ProgressEntry
    | Report
    | Evidence
    | Return
    | Verification
    | Adjustment
    | FrozenSheet
    | Difficulty
    | Reminder
    | AnnualRating
    | Initiative
    | StopFlag
    | AwardRound
    | Nomination
    | Override
    | Decision
    | Award
    | Paper
    | DossierPaper
    | RepeatReview
    | CouncilMember
    | Meeting
    | Attendance
    | BallotCount
    | Vote
    | WrittenOpinion
    | PublicNotice
    | UpwardProposal
    | Amendment
    | Revocation
    | Reissue
    | Handover
    | RegisterGap
    | Complaint
    | RoleModel
    | PrizeFund
    | StockItem
    | StockMove
    | StatTable
    | LegalInstrument
    | BaseSalary
    | AwardForm
    | PrizeRate
    | RoundingRule
)
