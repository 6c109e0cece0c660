"""What the operations page remembers: the state of intake and work, read again every few seconds."""

from typing import Any
from uuid import UUID

import reflex as rx

from flexoraa_app.components.overlay import refused, said
from flexoraa_app.live import HUB
from flexoraa_app.running import deps
from flexoraa_app.session import SessionState
from services.errors import FlexoraaError, GatewayError
from services.flows import retry_job
from services.flows.replay_delivery import replay_delivery
from services.flows.sync_templates import sync_now
from services.rules.permissions import Access, Area, Principal
from services.screens import operations

# Heartbeats and the age of what waits change without an event.
_REST_SECONDS = 5.0


class OperationsState(SessionState):
    """Intake and work as one screen."""

    screen: operations.Operations = operations.Operations()
    is_loading: bool = True
    problem: str = ""

    @rx.event
    async def load(self) -> None:
        """Read the screen."""
        principal = await self._principal(Area.OPERATIONS)
        await self._load(principal)

    @rx.event
    async def replay(self, delivery_id: str) -> Any:
        """Process a parked delivery once more."""
        principal = await self._principal(Area.OPERATIONS, Access.WRITE)
        await replay_delivery(deps(), principal, UUID(delivery_id), self._now())
        await self._load(principal)
        return said("The delivery waits to be processed again.")

    @rx.event
    async def retry(self, job_id: str) -> Any:
        """Put a failed job back into the queue."""
        principal = await self._principal(Area.OPERATIONS, Access.WRITE)
        await retry_job.retry(deps(), principal, job_id, now=self._now())
        await self._load(principal)
        return said("The job is queued again.")

    @rx.event
    async def sync_templates(self) -> Any:
        """Fetch the message templates from the provider now."""
        principal = await self._principal(Area.OPERATIONS, Access.WRITE)
        try:
            kept = await sync_now(deps(), principal, self._now())
        except GatewayError as error:
            return refused(f"{error} The worker tries again within the hour.")
        await self._load(principal)
        return said(f"{kept} templates are as the provider has them.")

    @rx.event(background=True)
    async def follow(self) -> None:
        """Keep the screen current while the tab is open."""
        principal = await self._principal(Area.OPERATIONS)
        follower = f"{self._tab()}:operations"
        async for _ids in HUB.changes(principal.tenant_id, follower, operations.TOPICS, rest_seconds=_REST_SECONDS):
            async with self:
                principal = await self._principal(Area.OPERATIONS)
                await self._load(principal)

    async def _load(self, principal: Principal) -> None:
        try:
            self.screen = await operations.load(deps(), principal, now=self._now())
            self.problem = ""
        except FlexoraaError as error:
            self.problem = str(error)
        self.is_loading = False
