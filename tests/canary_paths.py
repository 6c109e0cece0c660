"""Every way on which a person's phone number, e-mail address, name or words enter the product or leave it.

`PATHS` is the list, in the order in which they are walked by one company after the other.
"""

import asyncio
import json
import secrets
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from uuid import UUID

import canary
import httpx
from factories import NOW, Company
from small_world import Morning
from sqlalchemy import insert, select
from starlette.applications import Starlette

from flexoraa_app.api.consent import ROUTES as CONSENT_ROUTES
from flexoraa_app.api.rest.routes import ROUTES as REST_ROUTES
from flexoraa_app.running import bind
from flexoraa_app.session import wall_now
from services import jobs
from services.adapters.sandbox_control.client import SandboxClient
from services.conversations.models import DELIVERY_BODY, Conversation, Delivery, DeliveryState
from services.deps import Deps
from services.errors import FlexoraaError
from services.flows.answer_turn import answer_turn
from services.flows.api_keys import NewKey, create_key
from services.flows.erase_contact import request_erasure
from services.flows.export_consent import export_consent
from services.flows.export_log import order_export, write_bundle
from services.flows.give_consent import Filled, find_form, give_consent
from services.flows.invite_member import invite
from services.flows.member_reply import member_reply
from services.flows.note_opt_out import note_opt_out
from services.flows.open_consent_form import open_consent_form
from services.flows.open_conversation import open_conversation
from services.flows.receive_deliveries import receive_deliveries
from services.flows.seal_events import seal_events
from services.flows.send_mail import send_mail
from services.flows.sign_checkpoints import sign_checkpoints
from services.flows.sign_in import Attempt, sign_in
from services.flows.simulate import Contact, write
from services.ids import new_id
from services.jobs import JobName, JobRequest
from services.mail.commands import queue_mail
from services.mail.models import Mail, MailKind
from services.ports import OutgoingMail
from services.rules.delivery_status import DeliveryStatus
from services.rules.erasure import Authority
from services.rules.permissions import Role
from services.screens import inbox, inbox_profile, inbox_thread, leads
from services.screens.lead_query import LeadQuery

FAILS_WITHIN_SECONDS = 30.0
# Of its own: what is tried wrongly slows this address down, and no other test.
ADDRESS = ("198.51.100.79", 1)


@dataclass(slots=True, kw_only=True)
class Walk:
    """One company at work; `out` is where its files go, `seen` what people were shown, by path."""

    morning: Morning
    out: Path
    sandbox: str
    conversation_id: UUID | None = None
    contact_id: UUID | None = None
    seen: dict[str, str] = field(default_factory=dict)

    @property
    def deps(self) -> Deps:
        """What the product works with."""
        return self.morning.deps

    @property
    def company(self) -> Company:
        """Who is at work."""
        return self.morning.company


class _Unpaced:
    """Admits every call."""

    async def admits(self, tenant_id: UUID) -> bool:
        """Always."""
        return True


Path_ = Callable[[Walk], Awaitable[None]]


async def receive(walk: Walk) -> None:
    """A message comes in by webhook."""
    walk.conversation_id = await walk.morning.writes(canary.PHONE, canary.TEXT, NOW, name=canary.NAME)
    async with walk.deps.db.read(walk.company.system) as reader:
        statement = select(Conversation.contact_id).where(Conversation.id == walk.conversation_id)
        walk.contact_id = await reader.scalar(statement)


async def receive_other_kinds(walk: Walk) -> None:
    """A picture's caption, a button, a place, a contact's card and a kind that nobody knows."""
    parts: list[dict[str, object]] = [
        {"type": "image", "image": {"id": "1", "mime_type": "image/jpeg", "sha256": "x", "caption": canary.TEXT}},
        {"type": "button", "button": {"text": canary.TEXT, "payload": canary.WORD}},
        {"type": "location", "location": {"latitude": 1.5, "longitude": 2.5, "name": canary.NAME}},
        {"type": "contacts", "contacts": [{"name": {"formatted_name": canary.NAME}, "phones": [{"phone": "+1"}]}]},
        {"type": "hologram", "hologram": {"says": canary.TEXT}},
        {"type": "text", "text": {"body": canary.TEXT}, "referral": {"headline": canary.TEXT, "source_type": "ad"}},
    ]
    for number, part in enumerate(parts):
        head = {"from": canary.PHONE, "id": f"wamid.{canary.WORD}{number}.{walk.company.tenant_id}"}
        person = {"profile": {"name": canary.NAME}, "wa_id": canary.PHONE}
        message = {**head, "timestamp": str(int(NOW.timestamp())), **part}
        await walk.morning.hears({"contacts": [person], "messages": [message]})


async def answer(walk: Walk) -> None:
    """The AI understands the turn, which names the canary, and answers; a person gets the lead."""
    await answer_turn(walk.deps, walk.company.tenant_id, _known(walk.conversation_id), NOW)
    await walk.morning.routes(_known(walk.conversation_id))


async def deliver(walk: Walk) -> None:
    """What is queued goes out, and the provider tells how far it got, and of one that failed."""
    sent = await walk.morning.sends()
    await walk.morning.arrives(sent, DeliveryStatus.READ)
    error = {"code": 131030, "title": f"{canary.PHONE} not allowed", "error_data": {"details": canary.TEXT}}
    row = {"id": f"wamid.{sent[0]}", "status": "failed", "recipient_id": canary.PHONE, "errors": [error]}
    await walk.morning.hears({"statuses": [row | {"timestamp": str(int(NOW.timestamp()))}]})


async def reply_as_member(walk: Walk) -> None:
    """A member writes."""
    manager, said = walk.company.member("manager"), f"Dear {canary.NAME}: {canary.TEXT} {canary.EMAIL}"
    await member_reply(walk.deps, manager, _known(walk.conversation_id), text=said, idempotency_key="1" * 32, now=NOW)
    await walk.morning.sends()


async def look(walk: Walk) -> None:
    """Members and an auditor see the lists, the thread, the profile and the board."""
    for name in ("admin", "auditor", "product"):
        principal = walk.company.member(name)
        await open_conversation(walk.deps, principal, _known(walk.conversation_id), NOW)
        async with walk.deps.db.read(principal) as reader:
            shown = [
                await inbox.list_conversations(reader, principal, inbox.Query(), now=NOW),
                await inbox_thread.load_thread(reader, principal, _known(walk.conversation_id), now=NOW),
                await inbox_profile.load_profile(reader, principal, _known(walk.conversation_id)),
                await leads.load_board(reader, principal, LeadQuery(), now=NOW),
            ]
        walk.seen[f"look as {name}"] = repr(shown)


async def search(walk: Walk) -> None:
    """A member looks for the person by words, number, address and name."""
    admin = walk.company.member("admin")
    for sought in (canary.TEXT, canary.PHONE, canary.EMAIL, canary.NAME):
        async with walk.deps.db.read(admin) as reader:
            await inbox.list_conversations(reader, admin, inbox.Query(text=sought), now=NOW)


async def consent(walk: Walk) -> None:
    """The person fills in the hosted form; as a flow and over HTTP, rightly and wrongly."""
    key = await open_consent_form(walk.deps, walk.company.member("admin"), NOW)
    form = await find_form(walk.deps, key)
    assert form is not None
    wording = str(form.wordings[0].id)
    page = f"https://{canary.WORD}.test/?mail={canary.EMAIL}"
    filled = Filled(
        key=key, phone=f"+{canary.PHONE}", name=canary.NAME, agrees=True, wording_id=wording, bait="",
        address="198.51.100.77", user_agent=canary.TEXT, page=page,
    )  # fmt: skip
    await give_consent(walk.deps, filled, NOW)
    bind(walk.deps)
    async with _client(CONSENT_ROUTES) as browser:
        words = {"phone": f"+{canary.PHONE}", "name": canary.NAME, "agrees": "on", "wording": wording}
        for form_words in (words, words | {"phone": canary.TEXT}):
            await browser.post(f"/consent/{key}/", data=form_words, headers={"user-agent": canary.WORD})


async def export_evidence(walk: Walk) -> None:
    """A manager takes out one contact's consents: a file for the person, which names the person."""
    packed = await export_consent(walk.deps, walk.company.member("manager"), _known(walk.contact_id), NOW)
    assert packed.content


async def export_audit_log(walk: Walk) -> None:
    """The log is sealed, signed, anchored and written as a bundle, which names nobody."""
    while await seal_events(walk.deps, NOW):
        """Until the chain holds all."""
    await sign_checkpoints(walk.deps, NOW, [walk.company.tenant_id])
    admin = replace(walk.company.member("admin"), is_confirmed=True)
    export_id = await order_export(walk.deps, admin, NOW)
    await write_bundle(walk.deps, admin, export_id, walk.out / f"{walk.company.tenant_id}.zip")


async def fail_a_job(walk: Walk) -> None:
    """A job gives up with an error that repeats what the provider said of the person."""
    ended = asyncio.Event()

    async def refuse(_payload: Mapping[str, str]) -> None:
        ended.set()
        raise FlexoraaError(f"{canary.PHONE} {canary.EMAIL} is not {canary.NAME}: {canary.TEXT}")

    request = JobRequest(name=JobName.DRAIN_QUEUE, payload={"tenant_id": str(walk.company.tenant_id)})
    async with walk.deps.db.transaction(walk.company.system) as tx:
        tx.enqueue(request)
    stop = asyncio.Event()
    address = walk.deps.settings.database_url
    assert address is not None
    running = asyncio.create_task(jobs.run_forever(address.get_secret_value(), {JobName.DRAIN_QUEUE: refuse}, stop))
    await asyncio.wait_for(ended.wait(), FAILS_WITHIN_SECONDS)
    await asyncio.sleep(0.5)
    stop.set()
    await running


async def park(walk: Walk) -> None:
    """Deliveries that cannot be read or placed are parked with a reason."""
    bodies = (
        f'{{"object": "{canary.TEXT}", broken'.encode(),
        json.dumps({"object": "whatsapp_business_account", "entry": [{"id": canary.PHONE, "changes": [{
            "field": "messages", "value": {"metadata": {"phone_number_id": canary.PHONE}, "messages": [
                {"from": canary.PHONE, "id": "wamid.p", "type": canary.TEXT}]}}]}]}).encode(),
    )  # fmt: skip
    for body in bodies:
        delivery_id = new_id(NOW)
        async with walk.deps.db.deployment() as deployment:
            row = {"id": delivery_id, "provider": "meta", "size": len(body), "attempts": 0, "received_at": NOW}
            sealed = deployment.cipher.seal_bytes(DELIVERY_BODY, delivery_id, body)
            await deployment.execute(insert(Delivery).values(**row, body=sealed, state=DeliveryState.WAITING))
    while await receive_deliveries(walk.deps, NOW):
        """Until nothing waits."""


async def mail(walk: Walk) -> None:
    """A colleague is invited by mail, and a mail fails with the service's words."""
    admin = replace(walk.company.member("admin"), is_confirmed=True)
    await invite(walk.deps, admin, f"{walk.company.tenant_id}.{canary.EMAIL}", Role.SDR, now=NOW)
    words = OutgoingMail(to=canary.EMAIL, subject=canary.NAME, text=canary.TEXT)
    async with walk.deps.db.transaction(admin) as tx:
        await queue_mail(tx, MailKind.INVITATION, words, key="canary", now=NOW)
    async with walk.deps.db.read(walk.company.system) as reader:
        queued = list((await reader.execute(select(Mail.id).where(Mail.tenant_id == reader.tenant_id))).scalars())
    for mail_id in queued:
        await send_mail(walk.deps, walk.company.tenant_id, mail_id, NOW)


async def change_number(walk: Walk) -> None:
    """The person's number changes, and they write from the new one."""
    moved = {"from": canary.PHONE, "id": f"wamid.moved.{walk.company.tenant_id}", "type": "system"}
    said = {"type": "user_changed_number", "body": f"{canary.NAME} changed", "wa_id": canary.NEW_PHONE}
    await walk.morning.hears({"messages": [moved | {"system": said, "timestamp": str(int(NOW.timestamp()))}]})
    await walk.morning.writes(canary.NEW_PHONE, canary.TEXT, NOW, name=canary.NAME)


async def call_rest(walk: Walk) -> None:
    """A program with an API key writes to the person and reads everything back, rightly and wrongly."""
    admin = replace(walk.company.member("admin"), is_confirmed=True)
    key = await create_key(walk.deps, admin, NewKey(name="CRM", role="manager", days="30"), now=wall_now())
    bind(replace(walk.deps, api_pace=_Unpaced()))
    async with _client(REST_ROUTES) as program:
        token = (await program.post("/api/v1/tokens", json={"api_key": key})).json()["access_token"]
        program.headers["authorization"] = f"Bearer {token}"
        for route in REST_ROUTES:
            path = route.path.replace("{id}", str(walk.conversation_id))
            for method in sorted(set(route.methods or ()) - {"HEAD"}):
                query = {"q": canary.TEXT, "cursor": canary.EMAIL}
                headers = {"idempotency-key": canary.WORD}
                body = {"conversation_id": str(walk.conversation_id), "text": canary.TEXT, "api_key": canary.TEXT}
                said = await program.request(method, path, params=query, json=body, headers=headers)
                walk.seen[f"REST {method} {route.path}"] = f"{said.status_code} {said.text}"


async def simulate(walk: Walk) -> None:
    """The simulator plays the person."""
    sandbox = SandboxClient(walk.sandbox)
    person = Contact(inbox_id=str(walk.company.inbox_id), address=f"+{canary.PHONE}", name=canary.NAME)
    await write(replace(walk.deps, sandbox=sandbox), walk.company.member("admin"), person, text=canary.TEXT)
    await sandbox.close()


async def fail_to_sign_in(walk: Walk) -> None:
    """Somebody tries to sign in under an address that nobody has, with a password that says something."""
    typed = f"{canary.WORD}{secrets.token_hex(4)}"
    attempt = Attempt(email=canary.EMAIL, password=typed, code="", address="198.51.100.78", user_agent=canary.TEXT)
    await sign_in(walk.deps, attempt, NOW)


async def opt_out(walk: Walk) -> None:
    """The person says STOP to a member and in writing."""
    await note_opt_out(walk.deps, walk.company.member("manager"), _known(walk.conversation_id), NOW)
    await walk.morning.writes(canary.PHONE, "STOP", NOW, name=canary.NAME)


async def ask_for_erasure(walk: Walk) -> None:
    """The person wants to be erased; that waits for an approval."""
    await request_erasure(
        walk.deps, walk.company.member("manager"), _known(walk.contact_id), Authority.OWN_MESSAGE, NOW
    )


PATHS: tuple[Path_, ...] = (
    receive, receive_other_kinds, answer, deliver, reply_as_member, look, search, consent, export_evidence, fail_a_job,
    park, mail, call_rest, simulate, change_number, fail_to_sign_in, opt_out, ask_for_erasure, export_audit_log,
)  # fmt: skip


def _known(found: UUID | None) -> UUID:
    assert found is not None
    return found


def _client(routes: object) -> httpx.AsyncClient:
    transport = httpx.ASGITransport(Starlette(routes=routes), raise_app_exceptions=False, client=ADDRESS)  # type: ignore[arg-type]
    return httpx.AsyncClient(transport=transport, base_url="http://flexoraa.test")
