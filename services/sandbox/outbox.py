"""What the product sent through the sandbox, over all channels, and what became of it."""

from dataclasses import asdict, dataclass, field
from datetime import datetime

from services.sandbox.wire import Json


@dataclass(slots=True, kw_only=True)
class Sent:
    """One outbound message; `status` is the last that was reported, `history` all of them in order."""

    id: str
    at: datetime
    channel: str
    tenant: str
    inbox: str
    to: str
    type: str
    text: str
    payload: Json
    to_user_id: str = ""
    addressed_by: str = "phone"
    opaque: str | None = None
    category: str = "service"
    choices: list[Json] = field(default_factory=list)  # what the contact can tap: {kind, id, title}
    status: str = "accepted"
    history: list[Json] = field(default_factory=list)

    def as_json(self) -> Json:
        """The row that `GET /_sandbox/outbox` shows."""
        return asdict(self) | {"at": self.at.isoformat()}

    def note(self, status: str, at: datetime, code: int | None = None) -> None:
        """Record that a status was reported."""
        self.status = status
        self.history.append({"status": status, "at": at.isoformat(), "code": code})


class Outbox:
    """All messages in the order in which they were accepted."""

    def __init__(self) -> None:
        self._sent: dict[str, Sent] = {}

    def add(self, sent: Sent) -> None:
        """Keep a message."""
        self._sent[sent.id] = sent

    def forget(self, inbox: str) -> None:
        """Empty the chats with an inbox."""
        self._sent = {id_: sent for id_, sent in self._sent.items() if sent.inbox != inbox}

    def find(self, message_id: str) -> Sent | None:
        """The message with this id."""
        return self._sent.get(message_id)

    def matching(self, *, channel: str, to: str, since: datetime | None) -> list[Sent]:
        """Messages of a channel, to an address (digits or BSUID, "" for all), accepted at or after a time."""
        wanted = to.lstrip("+")
        return [
            sent
            for sent in self._sent.values()
            if channel in ("", sent.channel)
            and wanted in ("", sent.to, sent.to_user_id)
            and (since is None or sent.at >= since)
        ]
