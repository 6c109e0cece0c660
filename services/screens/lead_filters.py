"""What the leads' filter bar offers: owners, inboxes, labels, languages, bands, budgets, states."""

from dataclasses import dataclass, field

from sqlalchemy import select

from services.access import demand
from services.db import Reader
from services.desk.queries import list_colleagues
from services.leads.models import LeadState
from services.rules.bands import Band
from services.rules.permissions import Access, Area, Principal, may, sees_all_leads
from services.rules.reading import BudgetBand
from services.screens.desk import list_labels
from services.screens.lead_query import Ownership
from services.screens.words import BUDGETS, LANGUAGES
from services.tenants.models import Inbox

STATES = {LeadState.OPEN: "Open", LeadState.WON: "Won", LeadState.LOST: "Lost", LeadState.CLOSED: "Closed"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """One value of a filter; the empty one takes the filter away."""

    value: str
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Offered:
    """The values of each filter, and what the reader may do with leads."""

    owners: list[Choice] = field(default_factory=list)  # empty where the reader sees own leads only
    inboxes: list[Choice] = field(default_factory=list)
    labels: list[Choice] = field(default_factory=list)
    colleagues: list[Choice] = field(default_factory=list)  # who may be given leads
    may_change: bool = False


# The same for every tenant, so pages hold them as constants.
LANGUAGE_CHOICES = [("", "Any language"), *LANGUAGES.items()]
BAND_CHOICES = [("", "Any band"), *((band.value, band.value) for band in Band)]
BUDGET_CHOICES = [("", "Any budget"), *((band.value, BUDGETS[band] or "unknown") for band in BudgetBand)]
STATE_CHOICES = [("" if state is LeadState.OPEN else state.value, text) for state, text in STATES.items()]


async def load_offered(reader: Reader, principal: Principal) -> Offered:
    """The choices of a tenant."""
    demand(principal, Area.LEADS)
    team = [one for one in await list_colleagues(reader) if one.may_answer]
    people = [Choice(value=str(one.id), text=one.name) for one in team]
    whose = [
        Choice(value="", text="Any owner"),
        Choice(value=Ownership.MINE, text="Mine"),
        Choice(value=Ownership.NOBODY, text="Nobody yet"),
    ]
    labels = [Choice(value=one.id, text=one.name) for one in await list_labels(reader, principal)]
    may_change = may(principal, Area.LEADS, Access.WRITE)
    return Offered(
        owners=[*whose, *people] if sees_all_leads(principal) else [],
        inboxes=[Choice(value="", text="Any inbox"), *await _inboxes(reader)],
        labels=[Choice(value="", text="Any label"), *labels],
        colleagues=people if may_change else [],
        may_change=may_change,
    )


async def _inboxes(reader: Reader) -> list[Choice]:
    statement = select(Inbox.id, Inbox.name).where(Inbox.tenant_id == reader.tenant_id).order_by(Inbox.id)
    return [Choice(value=str(row.id), text=row.name) for row in await reader.execute(statement)]
