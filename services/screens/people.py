"""How contacts and members are named on a screen: decrypted, and masked for roles that may not see personal data."""

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from services.contacts.models import CONTACT_NAME, IDENTITY_VALUE, IdentityKind
from services.conversations.models import MESSAGE_BODY, Author, MessageKind
from services.db import Reader
from services.rules.masking import MASK, mask_name, mask_phone
from services.rules.permissions import sees_personal_data
from services.screens.words import MESSAGE_KINDS
from services.subject_keys import Subject
from services.tenants.models import MEMBER_NAME

NAMELESS = "Unnamed contact"
ERASED_CONTACT = "Erased contact"

# Four kinds of author are told apart on a screen; an echo is a person of the team.
SHOWN_AUTHORS: Mapping[Author, str] = {
    Author.CONTACT: "contact",
    Author.MEMBER: "member",
    Author.AI: "ai",
    Author.NOTICE: "system",
    Author.ECHO: "member",
}


def subject_of(reader: Reader, row: Any) -> Subject:
    """The contact of a row that carries `contact_id` and `subject_key`."""
    return Subject(reader.cipher, row.contact_id, row.subject_key)


def contact_name(reader: Reader, subject: Subject, sealed: bytes | None) -> str:
    """A contact's name as the reading principal may see it."""
    if subject.is_erased:
        return ERASED_CONTACT
    if sealed is None:
        return NAMELESS
    name = subject.open(CONTACT_NAME, subject.id, sealed)
    return name if sees_personal_data(reader.principal) else mask_name(name)


def member_name(reader: Reader, member_id: UUID | None, sealed: bytes | None) -> str:
    """A colleague's name, empty where there is nobody."""
    if member_id is None or sealed is None:
        return ""
    return reader.cipher.open(MEMBER_NAME, member_id, sealed)


def address(reader: Reader, subject: Subject, identity_id: UUID, kind: str, sealed: bytes) -> str:
    """An address of a contact; phone numbers come with their plus."""
    value = subject.open(IDENTITY_VALUE, identity_id, sealed)
    if subject.is_erased:
        return value
    shown = f"+{value.lstrip('+')}" if kind == IdentityKind.PHONE else value
    return shown if sees_personal_data(reader.principal) else mask_phone(shown)


def message_text(reader: Reader, subject: Subject, message_id: UUID, kind: str, sealed: bytes) -> str:
    """What a message says; a kind without words is named instead."""
    if not sees_personal_data(reader.principal):
        return MASK
    body = subject.open(MESSAGE_BODY, message_id, sealed)
    return body or f"[{MESSAGE_KINDS[MessageKind(kind)]}]"


def one_line(text: str, longest: int = 120) -> str:
    """The start of a text without its line breaks."""
    return " ".join(text.split())[:longest]
