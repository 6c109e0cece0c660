"""What becomes of an accepted message: sent, delivered, read in turn, or failed (contracts/whatsapp.md 1.8)."""

import asyncio
from dataclasses import dataclass

from services.sandbox.accounts import Account
from services.sandbox.clock import SandboxClock
from services.sandbox.config import SandboxConfig
from services.sandbox.graph_errors import status_error
from services.sandbox.outbox import Sent
from services.sandbox.people import Attention, People, Person
from services.sandbox.post_office import PostOffice
from services.sandbox.webhooks import messages_update
from services.sandbox.wire import Json

CONVERSATION_LEFT_OUT_FROM = 24.0  # webhook version
CONVERSATION_SECONDS = 24 * 3600
# How far a message gets on a phone, by what the phone does.
REACHES = {
    Attention.READING: ("sent", "delivered", "read"),
    Attention.AWAY: ("sent", "delivered"),
    Attention.OFF: ("sent",),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Dispatch:
    """An accepted message with the inbox it left and the contact it goes to."""

    sent: Sent
    account: Account
    person: Person


class StatusDesk:
    """Posts the statuses of messages, each one delay after the one before."""

    def __init__(self, config: SandboxConfig, clock: SandboxClock, post_office: PostOffice, people: People) -> None:
        self._config, self._clock, self._post_office, self._people = config, clock, post_office, people
        self._running: set[asyncio.Task[None]] = set()
        self._dispatched: dict[str, Dispatch] = {}

    def follow(self, dispatch: Dispatch, *, failure: int | None) -> None:
        """Let the message take its course: the happy one, or one failed status with this code."""
        self._dispatched[dispatch.sent.id] = dispatch
        task = asyncio.create_task(self._fail(dispatch, failure) if failure else self._succeed(dispatch))
        self._running.add(task)
        task.add_done_callback(self._running.discard)

    def stop(self) -> None:
        """Report nothing more."""
        for task in self._running:
            task.cancel()

    def find(self, message_id: str) -> Dispatch | None:
        """The message that was accepted under this id."""
        return self._dispatched.get(message_id)

    def last_to(self, phone: str, phone_number_id: str) -> Dispatch | None:
        """The newest message to a contact."""
        mine = (d for d in reversed(self._dispatched.values()) if d.sent.to == phone)
        return next((d for d in mine if d.account.phone_number_id == phone_number_id), None)

    def report(self, dispatch: Dispatch, status: str, *, code: int | None = None, details: str = "") -> None:
        """Post one status now; `code` belongs to failed."""
        now = self._clock.now()
        before = {entry["status"] for entry in dispatch.sent.history}
        dispatch.sent.note(status, now, code)
        value = {"statuses": [self._status(dispatch, status, before)]}
        if code is not None:
            value["statuses"][0]["errors"] = [status_error(code, details)]
        else:
            value = {"contacts": [_contact(dispatch.person, status)]} | value
        self._post_office.post(messages_update(dispatch.account, value, lane=dispatch.sent.to))

    def catch_up(self, account: Account, phone: str) -> None:
        """Report what a phone makes of its messages now that it is on, or looked at."""
        for dispatch in self._dispatched.values():
            if dispatch.sent.to == phone and dispatch.account == account and dispatch.sent.status != "failed":
                for status in self._to_report(dispatch):
                    self.report(dispatch, status)

    async def _succeed(self, dispatch: Dispatch) -> None:
        for status in ("sent", "delivered", "read") if self._config.contacts_read else ("sent", "delivered"):
            await asyncio.sleep(self._config.status_delay_seconds)
            if status in self._to_report(dispatch):
                self.report(dispatch, status)

    def _to_report(self, dispatch: Dispatch) -> list[str]:
        reached = REACHES[self._people.attention(dispatch.account, dispatch.person.phone)]
        told = {entry["status"] for entry in dispatch.sent.history}
        return [status for status in reached if status not in told]

    async def _fail(self, dispatch: Dispatch, code: int) -> None:
        await asyncio.sleep(self._config.status_delay_seconds)
        self.report(dispatch, "failed", code=code)

    def _status(self, dispatch: Dispatch, status: str, before: set[str]) -> Json:
        sent, person = dispatch.sent, dispatch.person
        row: Json = {"id": sent.id, "status": status, "timestamp": str(int(self._clock.seconds()))}
        if sent.addressed_by == "phone" or person.shows_phone:
            row["recipient_id"] = sent.to
        if status != "failed" or sent.addressed_by == "bsuid":
            row["recipient_user_id"] = person.bsuid
        if sent.opaque is not None:
            row["biz_opaque_callback_data"] = sent.opaque
        if status == "sent" or (status in ("delivered", "read") and not before & {"delivered", "read"}):
            row["pricing"] = _pricing(sent.category)
        if status == "sent" and self._config.webhook_version_number < CONVERSATION_LEFT_OUT_FROM:
            row["conversation"] = self._conversation(sent)
        return row

    def _conversation(self, sent: Sent) -> Json:
        expires = str(int(self._clock.seconds()) + CONVERSATION_SECONDS)
        return {"id": sent.id[-32:], "expiration_timestamp": expires, "origin": {"type": sent.category}}


def _pricing(category: str) -> Json:
    is_free = category == "service"
    kind = "free_customer_service" if is_free else "regular"
    return {"billable": not is_free, "pricing_model": "PMP", "type": kind, "category": category}


def _contact(person: Person, status: str) -> Json:
    contact = person.as_contact()
    if status == "sent":
        contact["profile"].pop("username", None)
    return contact
