"""What a member does about two contacts that are one person: joins them on what speaks for it, or takes it back."""

from typing import Any
from uuid import UUID

import reflex as rx

from flexoraa_app.components.overlay import refused, said
from flexoraa_app.pages.inbox.thread_state import ThreadState
from flexoraa_app.running import deps
from flexoraa_app.session import SessionState
from services.errors import Conflict, InvalidInput, NotFound
from services.flows.merge_contacts import merge_contacts, unmerge_contacts
from services.rules.merging import Evidence
from services.rules.permissions import Access, Area

# What a suggestion rests on (screens/merge_suggestions).
_SUGGESTED_BY = (Evidence.SAME_NAME, Evidence.OVERLAPPING_TIME)


class MergeState(SessionState):
    """Joining and parting; the page reads itself again by the event."""

    @rx.event
    async def merge(self, other_id: str) -> Any:
        """Join the open contact with a suggested one; the list comes from the server, the browser only names a row."""
        principal = await self._principal(Area.LEADS, Access.WRITE)
        profile = (await self.get_state(ThreadState)).profile
        if not profile.contact_id or other_id not in {one.contact_id for one in profile.suggestions}:
            return refused("This suggestion is no longer there.")
        pair = (UUID(profile.contact_id), UUID(other_id))
        try:
            await merge_contacts(deps(), principal, pair, _SUGGESTED_BY, self._now())
        except (InvalidInput, NotFound) as error:
            return refused(str(error))
        return [said("Joined: one thread, one open lead."), ThreadState.look_again]

    @rx.event
    async def unmerge(self) -> Any:
        """Take back the last merge of the open contact."""
        principal = await self._principal(Area.LEADS, Access.WRITE)
        merge_id = (await self.get_state(ThreadState)).profile.merged.id
        if not merge_id:
            return None
        try:
            await unmerge_contacts(deps(), principal, UUID(merge_id), self._now())
        except (Conflict, NotFound) as error:
            return refused(str(error))
        return [said("Two contacts again, as they were."), ThreadState.look_again]
