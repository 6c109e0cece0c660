"""Opens a tenant's public consent form and changes what it asks."""

from datetime import datetime

from services.access import demand
from services.compliance import forms
from services.deps import Deps
from services.errors import InvalidInput
from services.rules.consent_wording import FIRST_WORDING, fault_of
from services.rules.permissions import Access, Area, Principal


async def open_consent_form(deps: Deps, principal: Principal, now: datetime) -> str:
    """Open the form under a new key, which ends the old link, and return the key."""
    demand(principal, Area.SETTINGS, Access.WRITE)
    async with deps.db.transaction(principal) as tx:
        return await forms.open_form(tx, now)


async def change_consent_wording(deps: Deps, principal: Principal, language: str, text: str, now: datetime) -> int:
    """Make a text the form's wording in a language; return its version. Raises InvalidInput with what is wrong."""
    demand(principal, Area.SETTINGS, Access.WRITE)
    if language not in FIRST_WORDING:
        raise InvalidInput("The form does not speak this language.")
    if fault := fault_of(text):
        raise InvalidInput(fault)
    async with deps.db.transaction(principal) as tx:
        return await forms.write_wording(tx, language, text.strip(), now)
