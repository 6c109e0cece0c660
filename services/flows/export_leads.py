"""Puts on record that somebody takes leads out as a file; the rows are read by `screens/leads_export` afterwards."""

from collections.abc import Collection
from datetime import datetime

from services.access import require_fresh
from services.deps import Deps
from services.errors import NotAllowed
from services.events.catalog.lead import LeadsExported
from services.ids import new_id
from services.rules.lead_export import LeadFilter, exports_personal_data, may_export_leads
from services.rules.permissions import Principal


async def record_export(
    deps: Deps, principal: Principal, leads: int, *, narrowed_by: Collection[LeadFilter], now: datetime
) -> None:
    """Record an export of so many leads before the first of them leaves; `narrowed_by` names filters, no values.

    Raises NotAllowed, ConfirmationNeeded for a member who proved who they are too long ago.
    """
    if not may_export_leads(principal):
        raise NotAllowed
    require_fresh(principal)
    event = LeadsExported(
        export_id=new_id(now),
        leads=leads,
        narrowed_by=tuple(one.value for one in LeadFilter if one in narrowed_by),
        has_personal_data=exports_personal_data(principal),
    )
    async with deps.db.transaction(principal) as tx:
        tx.emit(event, at=now)
