"""What the company section of the settings shows: the tenant's name, and what its turns, days and amounts go by."""

from dataclasses import dataclass, field
from zoneinfo import available_timezones

from sqlalchemy import select

from services.access import demand
from services.db import Reader
from services.replies.wording import WORDING
from services.rules.exchange_rates import currencies
from services.rules.permissions import Area, Principal
from services.tenants.models import Tenant

LANGUAGE_NAMES = {"en": "English", "hinglish": "Hinglish", "hi": "Hindi", "ar": "Arabic", "es": "Spanish"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """One option of a field."""

    value: str
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Company:
    """The tenant's own settings, with what may be chosen for each."""

    name: str = ""
    slug: str = ""
    plan: str = ""
    timezone: str = ""
    quiet_seconds: int = 0
    default_language: str = ""
    default_currency: str = ""
    timezones: list[str] = field(default_factory=list)
    languages: list[Choice] = field(default_factory=list)
    currencies: list[str] = field(default_factory=list)


async def load(reader: Reader, principal: Principal) -> Company:
    """The tenant as its settings page shows it."""
    demand(principal, Area.SETTINGS)
    row = (await reader.execute(select(Tenant).where(Tenant.tenant_id == reader.tenant_id))).one()
    return Company(
        name=row.name,
        slug=row.slug,
        plan=row.plan,
        timezone=row.timezone,
        quiet_seconds=row.quiet_seconds,
        default_language=row.default_language,
        default_currency=row.default_currency,
        timezones=sorted(zone for zone in available_timezones() if "/" in zone and not zone.startswith("Etc/")),
        languages=[Choice(value=code, text=LANGUAGE_NAMES[code]) for code in WORDING],
        currencies=currencies(),
    )
