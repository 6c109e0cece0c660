"""Changes what a tenant says of itself: its name, zone, quiet time, and the language and currency it starts from."""

from dataclasses import asdict, dataclass
from datetime import datetime
from typing import Any
from zoneinfo import available_timezones

from sqlalchemy import select, update

from services.access import demand
from services.db import Transaction
from services.deps import Deps
from services.errors import InvalidInput
from services.events.catalog.tenant import TenantSettingChanged
from services.replies.wording import WORDING
from services.rules.exchange_rates import is_known
from services.rules.permissions import Access, Area, Principal
from services.rules.turn import QUIET_SECONDS_MOST
from services.tenants.models import Tenant

NAME_MOST = 80


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """The form as it was filled in."""

    name: str
    timezone: str
    quiet_seconds: str
    default_language: str
    default_currency: str


async def change_company(deps: Deps, principal: Principal, wanted: Wanted, *, now: datetime) -> None:
    """Keep what differs, each field with its event. Raises NotAllowed, and InvalidInput for what cannot be."""
    demand(principal, Area.SETTINGS, Access.WRITE)
    values = _checked(wanted)
    async with deps.db.transaction(principal) as tx:
        own = Tenant.tenant_id == tx.tenant_id
        before = (await tx.execute(select(Tenant).where(own).with_for_update())).mappings().one()
        changed = {name: value for name, value in values.items() if before[name] != value}
        if changed:
            await tx.execute(update(Tenant).where(own).values(**changed))
        for name, value in changed.items():
            _record(tx, name, before[name], value, now)


def _checked(wanted: Wanted) -> dict[str, Any]:
    if not 0 < len(wanted.name) <= NAME_MOST or not wanted.name.isprintable():
        raise InvalidInput(f"A company needs a name of at most {NAME_MOST} characters.")
    if wanted.timezone not in available_timezones():
        raise InvalidInput("Choose a time zone from the list.")
    if wanted.default_language not in WORDING:
        raise InvalidInput("Choose a language from the list.")
    if not is_known(wanted.default_currency):
        raise InvalidInput("Choose a currency from the list.")
    return asdict(wanted) | {"quiet_seconds": _seconds(wanted.quiet_seconds)}


def _seconds(words: str) -> int:
    if not (words.isascii() and words.isdigit()) or len(words) > 3 or int(words) > QUIET_SECONDS_MOST:
        raise InvalidInput(f"The quiet time is a whole number of seconds, at most {QUIET_SECONDS_MOST}.")
    return int(words)


def _record(tx: Transaction, name: str, before: object, after: object, now: datetime) -> None:
    told = (None, None) if name == "name" else (str(before), str(after))
    tx.emit(TenantSettingChanged(tenant_id=tx.tenant_id, setting=name, before=told[0], after=told[1]), at=now)
