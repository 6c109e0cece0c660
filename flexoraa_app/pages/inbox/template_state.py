"""What a member does with templates in the open conversation: looks through them, fills one in, sends it."""

import re
from typing import Any
from uuid import UUID

import reflex as rx

from flexoraa_app.components import browser
from flexoraa_app.components.overlay import refused
from flexoraa_app.pages.inbox.thread_state import ThreadState
from flexoraa_app.running import deps
from flexoraa_app.session import SessionState
from services.errors import InvalidInput, NotFound
from services.flows.send_template import Filled, send_template
from services.rules.permissions import Access, Area
from services.screens.templates import TemplateChoice, list_choices
from services.screens.words import SEND_REFUSALS

_DRAFT_KEY = re.compile(r"[0-9a-f]{32}")
_GAP = "gap:"


class TemplateState(SessionState):
    """The templates of the open conversation's inbox, read as the picker opens, and what was wrong at last."""

    choices: list[TemplateChoice] = []
    about: str = ""  # the conversation they were read for
    problem: str = ""

    @rx.event
    async def read(self) -> None:
        """List what may be sent in the open conversation."""
        principal = await self._principal(Area.LEADS, Access.ACT)
        thread = (await self.get_state(ThreadState)).thread
        if not thread.id:
            return
        self.choices = await self._read(principal, list_choices, UUID(thread.id))
        self.problem, self.about = "", thread.id

    @rx.event
    async def send(self, form: dict[str, Any]) -> Any:
        """Send the chosen template with the form's values; the browser's key makes it count once."""
        principal = await self._principal(Area.LEADS, Access.ACT)
        conversation, template, draft = (str(form.get(name, "")) for name in ("conversation", "template", "draft"))
        if not _DRAFT_KEY.fullmatch(draft):
            return refused("Choose a template and fill it in.")
        values = {name.removeprefix(_GAP): str(value) for name, value in form.items() if name.startswith(_GAP)}
        try:
            filled = Filled(template_id=UUID(template), values=values)
            outcome = await send_template(
                deps(), principal, UUID(conversation), filled, idempotency_key=draft, now=self._now()
            )
        except (InvalidInput, NotFound) as error:
            self.problem = str(error)
            return None
        except ValueError:
            self.problem = "Choose a template first."
            return None
        self.problem = SEND_REFUSALS[outcome.refusal] if outcome.refusal else ""
        return None if outcome.refusal else [browser.draft_sent(draft), ThreadState.look_again]
