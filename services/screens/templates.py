"""The templates that may be sent in an open conversation, with their gaps, for the composer's picker."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from sqlalchemy import and_, select

from services.access import demand
from services.contacts.models import Contact
from services.conversations.models import Conversation
from services.db import Reader
from services.errors import NotFound
from services.outreach.models import Template, TemplateCategory
from services.rules.permissions import Access, Area, Principal
from services.rules.send_policy import SENDABLE
from services.rules.template_text import Place, TemplateProblem, TemplateText, Variable, read_template
from services.screens.conversation_columns import visible_conversations
from services.screens.people import NAMELESS, contact_name, subject_of

# What the provider bills for each category; our own price of a member's message is zero.
BILLED: Mapping[TemplateCategory, str] = {
    TemplateCategory.MARKETING: "Meta bills it as Marketing. Needs the contact's consent to offers.",
    TemplateCategory.UTILITY: "Meta bills it as Utility; free while the 24 hours run.",
    TemplateCategory.AUTHENTICATION: "Meta bills it as Authentication.",
}
OBSTACLES: Mapping[TemplateProblem, str] = {
    TemplateProblem.NEEDS_FILE: "Needs a picture or file at its head",
    TemplateProblem.BUTTON: "Has a button that cannot be filled in here",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Gap:
    """A variable to fill in; `value` is a suggestion."""

    key: str
    label: str
    example: str
    value: str


@dataclass(frozen=True, slots=True, kw_only=True)
class TemplateChoice:
    """A template; `obstacle` says why it cannot be sent. The texts hold {{gaps}} by name."""

    id: str
    name: str
    language: str
    category: str
    billed: str
    header: str
    body: str
    footer: str
    buttons: list[str] = field(default_factory=list)
    gaps: list[Gap] = field(default_factory=list)
    obstacle: str = ""


async def list_choices(reader: Reader, principal: Principal, conversation_id: UUID) -> list[TemplateChoice]:
    """Approved templates of the conversation's inbox by name; raises NotFound for what the member may not see."""
    demand(principal, Area.LEADS, Access.ACT)
    statement = (
        select(Conversation.inbox_id, Conversation.contact_id, Contact.name, Contact.subject_key)
        .join(Contact, and_(Contact.tenant_id == Conversation.tenant_id, Contact.id == Conversation.contact_id))
        .where(*visible_conversations(reader), Conversation.id == conversation_id)
    )
    head = (await reader.execute(statement)).one_or_none()
    if head is None:
        raise NotFound("Conversation.")
    name = contact_name(reader, subject_of(reader, head), head.name)
    columns = (Template.id, Template.name, Template.language, Template.category, Template.components)
    mine = (Template.tenant_id == reader.tenant_id, Template.inbox_id == head.inbox_id)
    listed = select(*columns).where(*mine, Template.status.in_(SENDABLE)).order_by(Template.name, Template.language)
    return [_choice(row, "" if name == NAMELESS else name) for row in await reader.execute(listed)]


def _choice(row: Any, contact: str) -> TemplateChoice:
    text = read_template(row.components.get("components") or [])
    return TemplateChoice(
        id=str(row.id),
        name=row.name.replace("_", " "),
        language=row.language,
        category=row.category.title(),
        billed=BILLED[TemplateCategory(row.category)],
        header=text.header,
        body=text.body,
        footer=text.footer,
        buttons=list(text.buttons),
        gaps=[_gap(text, one, contact) for one in text.variables],
        obstacle=OBSTACLES[text.obstacle] if text.obstacle else "",
    )


def _gap(text: TemplateText, variable: Variable, contact: str) -> Gap:
    """A gap behind a greeting is the contact's name more often than not."""
    before = text.body.partition("{{" + variable.name + "}}")[0].split() if variable.place is Place.BODY else []
    greets = bool(before) and before[-1].casefold().strip(",") in _GREETINGS and len(before) <= 2
    where = {Place.HEADER: "Heading", Place.BODY: "", Place.URL: "Link"}[variable.place]
    return Gap(
        key=variable.key,
        label=f"{where} {variable.name}".strip(),
        example=variable.example,
        value=contact.partition(" ")[0] if greets else "",
    )


_GREETINGS = frozenset({"hi", "hello", "hey", "dear", "namaste", "hola", "नमस्ते", "مرحبا"})
