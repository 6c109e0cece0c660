"""Slows down who guesses: counts failures by account and by address, as keyed hashes, and locks nobody out."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import func, select
from sqlalchemy.dialects.postgresql import insert as upsert

from services.crypto import normal_email
from services.db import DeploymentTransaction
from services.deps import Deps
from services.rules.sign_in_pace import counted_failures, next_try_at
from services.tenants.models import SignInThrottle

MOST_COUNTED = 1000


def subjects_of(tx: DeploymentTransaction, email: str, address: str) -> tuple[bytes, bytes]:
    """The account and the address of an attempt, as what they are counted under."""
    return tx.cipher.index("email", normal_email(email)), tx.cipher.index("address", address)


async def must_wait(tx: DeploymentTransaction, subjects: Sequence[bytes], now: datetime) -> bool:
    """True while one of the subjects has to wait for its next try."""
    rows = (await tx.execute(select(SignInThrottle).where(SignInThrottle.subject_index.in_(subjects)))).all()
    return any(now < next_try_at(counted_failures(row.failures, row.failed_at, now), row.failed_at) for row in rows)


async def count_failure(deps: Deps, subjects: Sequence[bytes], now: datetime) -> None:
    """Count one more failure of each subject."""
    table = SignInThrottle
    # In one order everywhere: two attempts that share both subjects must not wait for each other.
    statement = upsert(table).values([{"subject_index": s, "failures": 1, "failed_at": now} for s in sorted(subjects)])
    counted = {"failures": func.least(table.failures + 1, MOST_COUNTED), "failed_at": now}
    async with deps.db.deployment() as tx:
        await tx.execute(statement.on_conflict_do_update(index_elements=["subject_index"], set_=counted))
