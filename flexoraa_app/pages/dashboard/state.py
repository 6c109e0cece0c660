"""What the dashboard remembers: the period, its figures, this moment, and the rows of the number that is open."""

import reflex as rx

from flexoraa_app.live import HUB
from flexoraa_app.session import SessionState
from services.errors import FlexoraaError
from services.rules.measures import Period
from services.rules.permissions import Area, Principal
from services.screens import dashboard, dashboard_now, dashboard_rows
from services.screens.dashboard_rows import Number

# Figures are counted a few seconds after what they count, and promises break by time alone.
_REST_SECONDS = 8.0


class DashboardState(SessionState):
    """The figures of a period; what happens and time itself read them again."""

    shown: dashboard.Dashboard = dashboard.Dashboard()
    moment: dashboard_now.Now = dashboard_now.Now()
    counted: dashboard_rows.CountedRows = dashboard_rows.CountedRows()
    period: str = Period.WEEK.value
    is_loading: bool = True
    problem: str = ""

    @rx.event
    async def load(self) -> None:
        """Read the period's figures and this moment."""
        principal = await self._principal(Area.REPORTS)
        self.counted = dashboard_rows.CountedRows()
        await self._load(principal)

    @rx.event
    async def choose(self, period: str) -> None:
        """Show another period."""
        principal = await self._principal(Area.REPORTS)
        self.period = dashboard.read_period(period).value
        await self._load(principal)
        if self.counted.key:
            await self._open(principal, self.counted.key, self.counted.part)

    @rx.event
    async def open(self, key: str, part: str) -> None:
        """Show the rows behind a number."""
        await self._open(await self._principal(Area.REPORTS), key, part)

    @rx.event
    async def close(self) -> None:
        """Put the rows away."""
        await self._principal(Area.REPORTS)
        self.counted = dashboard_rows.CountedRows()

    @rx.event
    async def load_more(self) -> None:
        """Add the next rows below."""
        principal = await self._principal(Area.REPORTS)
        before = self.counted
        more = await self._rows(principal, before.key, before.part, before.cursor)
        more.rows[:0] = before.rows
        self.counted = more

    @rx.event(background=True)
    async def follow(self) -> None:
        """Keep the figures current while the tab is open."""
        principal = await self._principal(Area.REPORTS)
        follower = f"{self._tab()}:dashboard"
        async for _ids in HUB.changes(principal.tenant_id, follower, dashboard.TOPICS, rest_seconds=_REST_SECONDS):
            async with self:
                await self._load(await self._principal(Area.REPORTS))

    async def _load(self, principal: Principal) -> None:
        try:
            asked = {"period": self.period, "now": self._now()}
            self.shown = await self._read(principal, dashboard.load, **asked)
            self.moment = await self._read(principal, dashboard_now.load, **asked)
            self.problem = ""
        except FlexoraaError as error:
            self.problem = str(error)
        self.is_loading = False

    async def _open(self, principal: Principal, key: str, part: str) -> None:
        self.counted = await self._rows(principal, key, part, "")

    async def _rows(self, principal: Principal, key: str, part: str, cursor: str) -> dashboard_rows.CountedRows:
        number = Number(key=key, part=part, period=self.period)
        rows: dashboard_rows.CountedRows = await self._read(
            principal, dashboard_rows.list_rows, number, cursor=cursor, now=self._now()
        )
        return rows
