"""A contact writes: builds the WhatsApp webhook values from control requests and posts them."""

from datetime import UTC, datetime

from services.sandbox.accounts import Account
from services.sandbox.graph_errors import status_error
from services.sandbox.inbound_bodies import Files, build_body
from services.sandbox.people import Person
from services.sandbox.state import Sandbox
from services.sandbox.webhooks import messages_update
from services.sandbox.wire import Json
from services.sandbox.written import Written, words_of

SYSTEM_KINDS = ("user_changed_user_id", "customer_identity_changed")
MOST_TIMES = 100_000


def contact_writes(sandbox: Sandbox, row: Json, origin: str) -> list[str]:
    """Post `times` messages (one webhook each); the ids of the messages.

    In a text, {n} stands for the number of the repetition. Raises ValueError for a request that names
    no inbox, no contact or no content.
    """
    account = account_for(sandbox, row)
    person = sandbox.people.meet(account, _address(row), row)
    times = int(row.get("times", 1))
    if not 1 <= times <= MOST_TIMES:
        raise ValueError(f"times must be between 1 and {MOST_TIMES}")
    if "system" in row:
        return [_system_message(sandbox, account, person, row["system"])]
    return [_one_message(sandbox, account, person, _numbered(row, n), origin) for n in range(1, times + 1)]


def account_for(sandbox: Sandbox, row: Json) -> Account:
    """The inbox a control request means by `inbox` or `tenant`. Raises ValueError naming what exists."""
    channel, name = row.get("channel", "whatsapp"), row.get("inbox") or row.get("tenant")
    account = sandbox.accounts.chosen(channel, name)
    if account is None:
        known = ", ".join(f"{a.channel}: {a.tenant}" for a in sandbox.accounts)
        raise ValueError(f"no inbox {name or ''} on {channel}; there are {known}")
    return account


def number_changes(sandbox: Sandbox, account: Account, *, old_phone: str, new_phone: str) -> Json:
    """The contact moves to another number: a system message without contacts[]; the old window closes."""
    before = sandbox.people.meet(account, old_phone)
    after = sandbox.people.move(account, before, new_phone)
    sandbox.windows.close(account.phone_number_id, before.phone)
    system: Json = {
        "type": "user_changed_number",
        "body": f"User {before.name} changed from {before.phone} to {after.phone}",
        "wa_id": after.phone,
        "user_id": after.bsuid,
        "previous_user_id": before.bsuid,
    }
    message = _head(sandbox, before) | {"from": before.phone, "type": "system", "system": system}
    message.pop("from_user_id", None)
    sandbox.post_office.post(messages_update(account, {"messages": [message]}, lane=before.phone))
    return {"message_ids": [message["id"]], "user_id": after.bsuid, "previous_user_id": before.bsuid}


def _address(row: Json) -> str:
    address = row.get("from") or row.get("bsuid")
    if not address:
        raise ValueError("from is required: a phone number or a BSUID")
    return str(address)


def _numbered(row: Json, n: int) -> Json:
    return row | {"text": str(row["text"]).replace("{n}", str(n))} if "text" in row else row


def _one_message(sandbox: Sandbox, account: Account, person: Person, row: Json, origin: str) -> str:
    message = _head(sandbox, person, row.get("at")) | person.as_sender()
    files = Files(store=sandbox.media, phone_number_id=account.phone_number_id, origin=origin)
    body = build_body(row, files)
    message |= body
    message |= {name: row[name] for name in ("referral", "group_id") if name in row}
    if "context" in row:
        message["context"] = _context(row["context"], account)
    value: Json = {"contacts": [person.as_contact()], "messages": [message]}
    if "interactive_error" in row:
        value["errors"] = [status_error(131000)]
    sandbox.windows.open(account.phone_number_id, person.phone, at_seconds=float(message["timestamp"]))
    sandbox.written.add(
        Written(
            id=str(message["id"]),
            at=datetime.fromtimestamp(float(message["timestamp"]), tz=UTC),
            inbox=account.phone_number_id,
            sender=person.phone,
            kind=str(body["type"]),
            text=words_of(body),
        )
    )
    sandbox.post_office.post(messages_update(account, value, lane=person.phone, message_id=str(message["id"])))
    return str(message["id"])


def _head(sandbox: Sandbox, person: Person, at: str | None = None) -> Json:
    seconds = datetime.fromisoformat(at).timestamp() if at else sandbox.clock.seconds()
    return {"id": sandbox.ids.message_id(person.phone), "timestamp": str(int(seconds))}


def _context(asked: object, account: Account) -> Json:
    """A message id, or the whole context as it shall stand."""
    return dict(asked) if isinstance(asked, dict) else {"from": account.digits, "id": str(asked)}


def _system_message(sandbox: Sandbox, account: Account, person: Person, asked: Json) -> str:
    """A system message of the given kind; only customer_identity_changed has contacts[]."""
    kind = asked.get("type")
    if kind not in SYSTEM_KINDS:
        raise ValueError(
            f"system.type must be one of {', '.join(SYSTEM_KINDS)}; numbers change by /_sandbox/number_change"
        )
    message = _head(sandbox, person) | {"type": "system", "system": dict(asked)}
    value: Json = {"messages": [message]}
    if kind == "customer_identity_changed":
        message |= {"from": person.phone, "identity": asked.get("identity", {})}
        value = {"contacts": [person.as_contact()]} | value
    sandbox.post_office.post(messages_update(account, value, lane=person.phone))
    return str(message["id"])
