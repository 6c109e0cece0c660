"""Turns a webhook body of the WhatsApp Cloud API into our types (contracts/whatsapp.md 1.4 to 1.10).

Every entry, change and item is read for itself: one that cannot be read becomes a problem that names its place, and its
neighbours are kept. Fields that mean nothing to us are acknowledged and stay in the stored delivery.
"""

import json
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field

from services.adapters.whatsapp.account_notices import read_account_update, read_error, read_quality, read_template
from services.adapters.whatsapp.bodies import body_of, details_of, effect_of, kind_of, target_of
from services.adapters.whatsapp.fields import (
    Json,
    MalformedError,
    error_code,
    identifier,
    items,
    maybe_digits,
    maybe_identifier,
    maybe_record,
    maybe_text,
    moment,
    record,
    text,
)
from services.adapters.whatsapp.people import MOVES, move_of, referral_of
from services.arrivals import (
    Address,
    Arrival,
    EchoArrived,
    MessageArrived,
    Parsed,
    PreferenceArrived,
    StatusArrived,
)
from services.conversations.models import MessageKind
from services.rules.delivery_status import DeliveryStatus

_REPORTED = ("sent", "delivered", "read", "played", "failed")


@dataclass(slots=True)
class _Reading:
    """What was read so far of one delivery."""

    arrivals: list[Arrival] = field(default_factory=list)
    problems: list[str] = field(default_factory=list)

    def attempt(self, place: str, read: Callable[[], Arrival | None]) -> None:
        """Keep what `read` returns, or why it could not."""
        try:
            arrival = read()
        except (ValueError, TypeError, AttributeError, RecursionError) as error:
            self.problems.append(f"{place}: {error}")
        else:
            if arrival is not None:
                self.arrivals.append(arrival)


def parse(body: bytes) -> Parsed:
    """Read a delivery; never raises: what is wrong stands in `problems`."""
    try:
        envelope = json.loads(body.decode("utf-8"))
    except (ValueError, RecursionError) as error:
        return Parsed(problems=(f"not JSON in UTF-8: {error}",))
    reading = _Reading()
    if not isinstance(envelope, dict) or not isinstance(envelope.get("entry"), list):
        return Parsed(problems=("not a webhook envelope: entry is not an array",))
    for number, entry in enumerate(envelope["entry"]):
        _read_entry(reading, f"entry[{number}]", entry)
    return Parsed(arrivals=tuple(reading.arrivals), problems=tuple(reading.problems))


def _read_entry(reading: _Reading, place: str, entry: object) -> None:
    if not isinstance(entry, dict) or not isinstance(entry.get("changes"), list):
        reading.problems.append(f"{place}: changes is not an array")
        return
    for number, change in enumerate(entry["changes"]):
        _read_change(reading, f"{place}.changes[{number}]", entry, change)


def _read_change(reading: _Reading, place: str, entry: Json, change: object) -> None:
    try:
        if not isinstance(change, dict):
            raise MalformedError("not an object")
        name, value = text(change, "field"), change.get("value")
        readers = list(_readers(name, maybe_text(entry, "id") or "", value if isinstance(value, dict) else {}))
        if name in _FIELDS and not isinstance(value, dict):
            raise MalformedError("value is not an object")
    except (ValueError, TypeError) as error:
        reading.problems.append(f"{place}: {error}")
        return
    for suffix, read in readers:
        reading.attempt(f"{place}{suffix}", read)


def _readers(name: str, business_id: str, value: Json) -> Iterator[tuple[str, Callable[[], Arrival | None]]]:
    """Each item of a change with the function that reads it."""
    for key, read in _FIELDS.get(name, {}).items():
        for number, item in enumerate(items(value, key)):
            yield f".{key}[{number}]", lambda read=read, item=item: read(_Envelope(value, business_id), _object(item))  # type: ignore[misc]  # bound per turn of the loop
    if whole := _WHOLE.get(name):
        yield "", lambda: whole(business_id, value)


def _object(item: object) -> Json:
    if not isinstance(item, dict):
        raise MalformedError("not an object")
    return item


@dataclass(frozen=True, slots=True)
class _Envelope:
    """What stands around an item."""

    value: Json
    business_id: str

    @property
    def account(self) -> str:
        return text(record(self.value, "metadata"), "phone_number_id")

    def contact(self, user_id: str | None, phone: str | None) -> Json:
        """The entry of `contacts` that belongs to a sender; a single one is whoever wrote, if one person did."""
        people = [person for person in items(self.value, "contacts") if isinstance(person, dict)]
        for person in people:
            if (user_id and person.get("user_id") == user_id) or (phone and person.get("wa_id") == phone):
                return person
        messages = [message for message in items(self.value, "messages") if isinstance(message, dict)]
        senders = {(str(message.get("from_user_id")), str(message.get("from"))) for message in messages}
        return people[0] if len(people) == 1 and len(senders) <= 1 else {}


def _message(around: _Envelope, message: Json) -> MessageArrived:
    kind = kind_of(message)
    sender, moved_to = _sender(around, message), None
    if kind is MessageKind.SYSTEM and maybe_text(record(message, "system"), "type") in MOVES:
        sender, moved_to = move_of(message, sender)
    if not sender.is_known:
        raise MalformedError("neither a phone number nor a user id")
    details = details_of(message, kind)
    if kind is MessageKind.INTERACTIVE and "interactive" not in message:
        details["errors"] = items(around.value, "errors")
    return MessageArrived(
        account=around.account,
        provider_id=identifier(message, "id"),
        at=moment(message, "timestamp"),
        sender=sender,
        kind=kind,
        body=body_of(message, kind),
        details=details,
        effect=effect_of(kind),
        reply_to=target_of(message, kind),
        referral=referral_of(message),
        moved_to=moved_to,
    )


def _sender(around: _Envelope, message: Json) -> Address:
    user_id, phone = maybe_identifier(message, "from_user_id"), maybe_digits(message, "from")
    person = around.contact(user_id, phone)
    return Address(
        user_id=user_id or maybe_identifier(person, "user_id"),
        parent_user_id=maybe_identifier(message, "from_parent_user_id") or maybe_identifier(person, "parent_user_id"),
        phone=phone or maybe_digits(person, "wa_id"),
        name=maybe_text(maybe_record(person, "profile"), "name"),
    )


def _echo(around: _Envelope, message: Json) -> EchoArrived:
    kind = kind_of(message)
    to = Address(
        user_id=maybe_identifier(message, "to_user_id"),
        parent_user_id=maybe_identifier(message, "to_parent_user_id"),
        phone=maybe_digits(message, "to"),
    )
    if not to.is_known:
        raise MalformedError("neither a phone number nor a user id")
    return EchoArrived(
        account=around.account,
        provider_id=identifier(message, "id"),
        at=moment(message, "timestamp"),
        recipient=to,
        kind=kind,
        body=body_of(message, kind),
        details=details_of(message, kind),
        reply_to=target_of(message, kind),
    )


def _status(around: _Envelope, status: Json) -> StatusArrived:
    name = text(status, "status")
    if name not in _REPORTED:
        raise MalformedError(f"unknown status {name}")
    errors = [error for error in items(status, "errors") if isinstance(error, dict)]
    return StatusArrived(
        account=around.account,
        provider_id=identifier(status, "id"),
        status=DeliveryStatus(name),
        at=moment(status, "timestamp"),
        error_code=error_code(errors[0]) if errors and errors[0].get("code") is not None else None,
        opaque_id=maybe_text(status, "biz_opaque_callback_data"),
        category=maybe_text(maybe_record(status, "pricing"), "category"),
    )


def _preference(around: _Envelope, preference: Json) -> PreferenceArrived | None:
    if maybe_text(preference, "category") != "marketing_messages":
        return None
    contact = Address(user_id=maybe_identifier(preference, "user_id"), phone=maybe_digits(preference, "wa_id"))
    if not contact.is_known:
        raise MalformedError("neither a phone number nor a user id")
    return PreferenceArrived(
        account=around.account,
        contact=contact,
        stops=text(preference, "value") == "stop",
        at=moment(preference, "timestamp"),
    )


def _failure(around: _Envelope, error: Json) -> Arrival | None:
    """An error without a message; one that stands beside a message is part of it (contracts/whatsapp.md 1.6, 1.9)."""
    return None if items(around.value, "messages") else read_error(around.business_id, around.account, error)


_FIELDS: Mapping[str, Mapping[str, Callable[[_Envelope, Json], Arrival | None]]] = {
    "messages": {"messages": _message, "statuses": _status, "errors": _failure},
    "smb_message_echoes": {"message_echoes": _echo},
    "user_preferences": {"user_preferences": _preference},
}
_WHOLE: Mapping[str, Callable[[str, Json], Arrival | None]] = {
    "account_update": read_account_update,
    "phone_number_quality_update": read_quality,
    "message_template_status_update": read_template,
    "template_category_update": read_template,
}
