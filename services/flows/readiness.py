"""Says whether this deployment can serve: database reachable and walled, schema there, worker alive."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from services.deps import Deps
from services.errors import ConfigurationError
from services.flows.note_pulse import JOBS_PART, last_pulse
from services.flows.replay_erasures import list_missing
from services.jobs import DATABASE_ERRORS
from services.migrations import prove_isolation

PULSE_LOST_AFTER = timedelta(seconds=30)


@dataclass(frozen=True, slots=True, kw_only=True)
class Readiness:
    """Each part's state in one word, and whether all are well."""

    parts: dict[str, str]
    is_ready: bool


async def check_readiness(deps: Deps, now: datetime) -> Readiness:
    """Look at each part; a database that does not answer is a state, not an error."""
    parts: dict[str, str] = {}
    try:
        await prove_isolation(deps.db.engine, has_one_address=deps.settings.has_one_database_address)
        parts["isolation"] = "enforced"
        pulse = await last_pulse(deps, JOBS_PART)
        parts["database"] = "reachable"
        parts["migrations"] = "applied"
        parts["erasures"] = "behind the journal" if await list_missing(deps) else "replayed"
        parts["worker"] = "alive" if pulse and abs(now - pulse) < PULSE_LOST_AFTER else "silent"
    except ConfigurationError as error:
        parts["isolation"] = str(error)
    except DATABASE_ERRORS as error:
        parts["database"] = f"unreachable: {type(error).__name__}"
    good = {"isolation": "enforced", "database": "reachable", "migrations": "applied", "worker": "alive"}
    good |= {"erasures": "replayed"}
    return Readiness(parts=parts, is_ready=parts == good)
