"""Takes a filled-in consent form: whoever has its key may send it, nobody is signed in.

A form proves that somebody typed a number, not that the number is theirs: it never lifts a STOP, which only the
contact's own message does.
"""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.dialects.postgresql import insert

from services.arrivals import Address
from services.compliance import forms
from services.compliance.consents import NewConsent, record_consent
from services.compliance.forms import Wording
from services.compliance.models import FormPace
from services.contacts.commands import RECEIVE_LOCK, Sighting, find_or_create
from services.contacts.models import IdentityKind
from services.contacts.phone import digits_of
from services.contacts.queries import index_of, list_identities
from services.db import DeploymentTransaction, Transaction
from services.deps import Deps
from services.rules import form_pace
from services.rules.consent import ConsentAct, ConsentMethod, ConsentPurpose
from services.rules.consent_wording import BUSINESS
from services.rules.form_pace import PER_ADDRESS, PER_FORM, Sent
from services.rules.permissions import Principal
from services.tenants.queries import load_tenant

LONGEST_NAME = 120
LONGEST_USER_AGENT = 300
# The deployment's tenants sell in India first; elsewhere people type their country code.
HOME_COUNTRY = "IN"


class Outcome(StrEnum):
    """What became of a form."""

    RECORDED = "recorded"
    NO_FORM = "no_form"
    NOT_AGREED = "not_agreed"
    NO_PHONE = "no_phone"
    CHANGED = "changed"  # the wording changed while the form was open
    TOO_MANY = "too_many"


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenForm:
    """A form as a visitor sees it: the wordings by language, with the business's name put in."""

    tenant_id: UUID
    business: str
    default_language: str
    wordings: tuple[Wording, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Filled:
    """What a visitor sent, and where from; `bait` is the field that people do not see."""

    key: str
    phone: str
    name: str
    agrees: bool
    wording_id: str
    bait: str
    address: str
    user_agent: str
    page: str


async def find_form(deps: Deps, key: str) -> OpenForm | None:
    """Return an open form by its key."""
    async with deps.db.deployment() as deployment:
        tenant_id = await forms.find_form_tenant(deployment, key)
    if tenant_id is None:
        return None
    async with deps.db.read(Principal.system(tenant_id)) as reader:
        tenant = await load_tenant(reader)
        wordings = await forms.list_wordings(reader)
    named = tuple(
        Wording(id=one.id, language=one.language, version=one.version, text=one.text.replace(BUSINESS, tenant.name))
        for one in wordings
    )
    return OpenForm(tenant_id=tenant_id, business=tenant.name, default_language=tenant.default_language, wordings=named)


async def give_consent(deps: Deps, filled: Filled, now: datetime) -> Outcome:
    """Record the consent; a robot that fills in the bait is told the same as a person and leaves nothing."""
    form = await find_form(deps, filled.key)
    if form is None:
        return Outcome.NO_FORM
    async with deps.db.deployment() as deployment:
        if await _is_too_fast(deployment, filled, now):
            return Outcome.TOO_MANY
    if filled.bait:
        return Outcome.RECORDED
    if not filled.agrees:
        return Outcome.NOT_AGREED
    phone = digits_of(filled.phone, HOME_COUNTRY)
    if phone is None:
        return Outcome.NO_PHONE
    wording = next((one for one in form.wordings if str(one.id) == filled.wording_id), None)
    if wording is None:
        return Outcome.CHANGED
    async with deps.db.transaction(Principal.system(form.tenant_id)) as tx:
        await _record(tx, form, wording, filled, phone=phone, now=now)
    return Outcome.RECORDED


async def _record(
    tx: Transaction, form: OpenForm, wording: Wording, filled: Filled, *, phone: str, now: datetime
) -> None:
    name = filled.name.strip()[:LONGEST_NAME] or None
    contact_id = await _contact_of(tx, phone, name, now)
    evidence = {
        "wording": wording.text,
        "language": wording.language,
        "version": str(wording.version),
        "business": form.business,
        "phone": phone,
        "name": name or "",
        "page": filled.page,
        "address": filled.address,
        "user_agent": filled.user_agent[:LONGEST_USER_AGENT],
        "at": now.isoformat(),
    }
    consent = NewConsent(
        contact_id=contact_id,
        purpose=ConsentPurpose.MARKETING,
        act=ConsentAct.GIVEN,
        method=ConsentMethod.FORM,
        at=now,
        evidence=evidence,
        wording_id=wording.id,
    )
    await record_consent(tx, consent, now)


async def _contact_of(tx: Transaction, phone: str, name: str | None, now: datetime) -> UUID:
    """The number's contact; one that is known is left as it is, for a form proves nothing about its owner."""
    await tx.lock(RECEIVE_LOCK)
    known = await list_identities(tx, [index_of(tx.cipher, IdentityKind.PHONE, phone)])
    if known:
        return known[0].contact_id
    sighting = Sighting(address=Address(phone=phone, name=name), at=now)
    (subject,) = await find_or_create(tx, [sighting], now)
    return subject.id


async def _is_too_fast(tx: DeploymentTransaction, filled: Filled, now: datetime) -> bool:
    form_index = tx.cipher.index("form", filled.key)
    address_index = tx.cipher.index("form address", f"{filled.key}\0{filled.address}")
    by_form = await _count(tx, form_index, now)
    by_address = await _count(tx, address_index, now)
    return form_pace.is_too_many(by_form, PER_FORM) or form_pace.is_too_many(by_address, PER_ADDRESS)


async def _count(tx: DeploymentTransaction, index: bytes, now: datetime) -> Sent:
    """Count one post; the row's lock makes posts of one moment count one after the other."""
    empty = insert(FormPace).values(subject_index=index, posts=0, since=now).on_conflict_do_nothing()
    await tx.execute(empty)
    statement = select(FormPace.posts, FormPace.since).where(FormPace.subject_index == index).with_for_update()
    row = (await tx.execute(statement)).one()
    sent = form_pace.count_one(Sent(posts=row.posts, since=row.since), now)
    kept = insert(FormPace).values(subject_index=index, posts=min(sent.posts, PER_FORM + 1), since=sent.since)
    changed = {"posts": kept.excluded.posts, "since": kept.excluded.since}
    await tx.execute(kept.on_conflict_do_update(index_elements=["subject_index"], set_=changed))
    return sent
