"""An admin accepts the current documents for the company; what is accepted is what was shown, by its hash."""

from collections.abc import Mapping
from datetime import datetime

from services.deps import Deps
from services.errors import Conflict, NotAllowed
from services.legal import commands
from services.legal.commands import Origin
from services.legal.documents import current_versions
from services.legal.queries import list_outstanding
from services.rules.legal import may_accept
from services.rules.permissions import Principal


async def accept_documents(
    deps: Deps, principal: Principal, shown: Mapping[str, int], origin: Origin, now: datetime
) -> None:
    """Accept what is outstanding. Raises NotAllowed for who is no admin, Conflict where other versions were shown."""
    if not may_accept(principal) or principal.member_id is None:
        raise NotAllowed
    if dict(shown) != {kind.value: version for kind, version in current_versions().items()}:
        raise Conflict("The documents have changed; please read them again.")
    async with deps.db.transaction(principal) as tx:
        await commands.accept(tx, principal.member_id, await list_outstanding(tx), origin, now=now)
