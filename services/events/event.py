"""What a domain event is; the catalog beside this file has every one, in the past tense, by what it is about.

An event carries no personal data: people are random ids, texts stay in their encrypted rows. `action` is its name in
the log, `subject` the field whose id the event is about, `topics` what open pages listen to, `seals_at_once` whether
its transaction commits only with the event's place in the chain: for grants, keys, exports, deletions, MFA resets.
"""

from dataclasses import dataclass, fields
from typing import ClassVar
from uuid import UUID


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """The base of all events; a field is a UUID, an int, a bool, a str of a closed set, a tuple of these, or None."""

    action: ClassVar[str]
    subject: ClassVar[str]
    topics: ClassVar[tuple[str, ...]] = ()
    seals_at_once: ClassVar[bool] = False

    @property
    def subject_id(self) -> UUID:
        """The id of what the event is about."""
        return getattr(self, self.subject)  # type: ignore[no-any-return]  # every subject field is a UUID

    @property
    def conversation(self) -> UUID | None:
        """The conversation the event belongs to, when it has one."""
        return getattr(self, "conversation_id", None)

    def data(self) -> dict[str, object]:
        """Return the fields as canonical JSON values."""
        return {field.name: _plain(getattr(self, field.name)) for field in fields(self)}


def _plain(value: object) -> object:
    match value:
        case UUID():
            return str(value)
        case tuple():
            return [_plain(item) for item in value]
        case _:
            return value


CONVERSATION, LEAD, WALLET, AUDIT, OPERATIONS, TEAM = "conversation", "lead", "wallet", "audit", "operations", "team"
KNOWLEDGE, REVIEW, AI = "knowledge", "review", "ai"
NOTIFICATION = "notification"
