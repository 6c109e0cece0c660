"""What contacts wrote through the control routes, as their phones show it."""

from collections import OrderedDict
from dataclasses import asdict, dataclass
from datetime import datetime

from services.sandbox.wire import Json

KEPT_MESSAGES = 20_000


@dataclass(slots=True, kw_only=True)
class Written:
    """One message; `inbox` is the phone number id it was written to, `sender` the contact's digits."""

    id: str
    at: datetime
    inbox: str
    sender: str
    kind: str
    text: str
    is_taken: bool = False  # the product has it: two ticks on the contact's phone

    def as_json(self) -> Json:
        """The row that `GET /_sandbox/inbound` shows."""
        return asdict(self) | {"at": self.at.isoformat()}


class WrittenBook:
    """The last messages in the order in which they were written."""

    def __init__(self) -> None:
        self._messages: OrderedDict[str, Written] = OrderedDict()

    def add(self, message: Written) -> None:
        """Keep a message; the oldest goes where there are too many."""
        self._messages[message.id] = message
        if len(self._messages) > KEPT_MESSAGES:
            self._messages.popitem(last=False)

    def take(self, message_id: str) -> None:
        """Note that the product answered 200 to the delivery of this message."""
        if message_id in self._messages:
            self._messages[message_id].is_taken = True

    def forget(self, inbox: str) -> None:
        """Empty the chats with an inbox."""
        self._messages = OrderedDict((id_, one) for id_, one in self._messages.items() if one.inbox != inbox)

    def matching(self, *, inbox: str, sender: str) -> list[Written]:
        """What a contact wrote to an inbox; "" for any."""
        wanted = sender.lstrip("+")
        return [one for one in self._messages.values() if inbox in ("", one.inbox) and wanted in ("", one.sender)]


def words_of(body: Json) -> str:
    """What the contact's phone shows of a message: its words, else its kind in brackets."""
    kind = str(body.get("type", ""))
    part = body.get(kind)
    if kind == "interactive" and isinstance(part, dict):
        part = part.get(str(part.get("type", "")))
    found = part if isinstance(part, dict) else {}
    words = next((found[name] for name in ("body", "text", "caption", "title", "emoji") if found.get(name)), "")
    return str(words) or f"[{kind}]"
