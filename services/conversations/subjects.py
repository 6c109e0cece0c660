"""Reads the key of a conversation's contact within a statement that reads or changes the conversation anyway."""

from sqlalchemy import Label, select

from services.contacts.models import Contact
from services.conversations.models import Conversation


def subject_key_of() -> Label[bytes | None]:
    """A column `subject_key` beside the conversation's own; a subquery, so that the contact's row stays unlocked."""
    of_contact = select(Contact.subject_key).where(
        Contact.tenant_id == Conversation.tenant_id, Contact.id == Conversation.contact_id
    )
    return of_contact.scalar_subquery().label("subject_key")
