"""Lines up a tenant's turns: the AI's work of one tenant is paced, so that its burst does not delay the others.

Storing and showing messages is never paced; only the beginning of a turn is. The lane is kept beside the wallet, which
the receiving transaction holds anyway.
"""

from collections.abc import Sequence
from datetime import datetime, timedelta

from sqlalchemy import bindparam, select, update

from services.billing.models import Wallet
from services.db import Transaction
from services.rules import pacing
from services.rules.pacing import Rate
from services.statements import Prepared


async def line_up_turns(tx: Transaction, number: int, rate: Rate, now: datetime) -> Sequence[timedelta]:
    """Take the next `number` places in the tenant's lane; return how long each of them waits."""
    whole_again_at = await tx.value(_LANE)
    lined_up = pacing.line_up(whole_again_at, now, rate, number=number)
    await tx.run(_MOVE, reached=lined_up.whole_again_at)
    return lined_up.waits


_LANE = Prepared(
    select(Wallet.turns_whole_again_at).where(Wallet.tenant_id == bindparam("tenant_id")).with_for_update()
)
_MOVE = Prepared(
    update(Wallet).where(Wallet.tenant_id == bindparam("tenant_id")).values(turns_whole_again_at=bindparam("reached"))
)
