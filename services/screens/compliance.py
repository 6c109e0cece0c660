"""What the compliance page shows: the report of the period asked for, for those who read the log."""

from datetime import datetime

from services.access import demand
from services.compliance.report import Report, make_report
from services.db import Reader
from services.rules.permissions import Area, Principal


async def load_report(
    reader: Reader, principal: Principal, *, since: str = "", until: str = "", now: datetime
) -> Report:
    """The report for these days, by default the last 30. Raises InvalidInput for what is no period of a year."""
    demand(principal, Area.AUDIT)
    return await make_report(reader, since=since, until=until, now=now)
