"""How updates become signed POST bodies: Meta's envelope, escaping and signature (contracts/whatsapp.md 1)."""

import hashlib
import hmac
import json
from dataclasses import dataclass, field

from services.sandbox.accounts import Account
from services.sandbox.wire import Json


@dataclass(frozen=True, slots=True, kw_only=True)
class Update:
    """One `changes[]` item; `time` only on account-level fields; `lane` keeps one contact's updates in order."""

    entry_id: str
    field: str
    value: Json
    lane: str
    phone_number_id: str = ""
    time: int | None = None
    message_id: str = ""  # of what a contact wrote

    @property
    def topic(self) -> str:
        """What fault rules may name: messages, statuses, or another webhook field."""
        return "statuses" if "statuses" in self.value else self.field


@dataclass(slots=True, kw_only=True)
class Delivery:
    """One POST and what happened to it; `callback` is the key of the receiver, "" for the app's own."""

    body: bytes
    headers: dict[str, str]
    callback: str
    lane: str
    born_at_seconds: float
    message_ids: tuple[str, ...] = ()  # what contacts wrote, in it
    attempts: int = field(default=0)


def messages_update(account: Account, value: Json, lane: str, message_id: str = "") -> Update:
    """An update of the field `messages` with the metadata that names the inbox; it carries no time."""
    return Update(
        entry_id=account.waba_id,
        field="messages",
        value=metadata_of(account) | value,
        lane=lane,
        phone_number_id=account.phone_number_id,
        message_id=message_id,
    )


def metadata_of(account: Account) -> Json:
    """The head of every value that belongs to a phone number."""
    metadata = {"display_phone_number": account.digits, "phone_number_id": account.phone_number_id}
    return {"messaging_product": "whatsapp", "metadata": metadata}


def encode(updates: list[Update]) -> bytes:
    """The POST body: one entry per WABA and time, non-ASCII as \\u00xx and slashes as \\/ like Meta's own."""
    entries: dict[tuple[str, int | None], Json] = {}
    for update in updates:
        entry = entries.setdefault((update.entry_id, update.time), _empty_entry(update))
        entry["changes"].append({"value": update.value, "field": update.field})
    envelope = {"object": "whatsapp_business_account", "entry": list(entries.values())}
    return json.dumps(envelope, ensure_ascii=True, separators=(",", ":")).replace("/", "\\/").encode()


def signed_headers(body: bytes, app_secret: str) -> dict[str, str]:
    """The headers of a delivery, signed over the raw bytes with the app secret."""
    digest = hmac.new(app_secret.encode(), body, hashlib.sha256).hexdigest()
    return {
        "Content-Type": "application/json",
        "X-Hub-Signature-256": f"sha256={digest}",
        "User-Agent": "facebookexternalua",
    }


def _empty_entry(update: Update) -> Json:
    stamp = {} if update.time is None else {"time": update.time}
    return {"id": update.entry_id} | stamp | {"changes": []}
