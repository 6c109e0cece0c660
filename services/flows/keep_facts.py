"""Keeps the tenant's facts: a member proposes one, another approves it, either ends it."""

from dataclasses import dataclass
from datetime import UTC, datetime, time
from uuid import UUID
from zoneinfo import ZoneInfo

from sqlalchemy import select

from services.access import demand
from services.db import Transaction
from services.deps import Deps
from services.errors import Conflict, InvalidInput
from services.replies import facts
from services.replies.facts import FactDraft
from services.replies.models import FactKind
from services.replies.wording import WORDING
from services.rules.facts import (
    ENGLISH,
    ApprovalRefusal,
    amount_of,
    approval_refusal,
    differences,
    says_value,
    units,
)
from services.rules.permissions import Access, Area, Principal
from services.tenants.models import Tenant

KEY_MOST, TEXT_MOST, EVIDENCE_MOST, NOTE_MOST = 40, 400, 300, 300
_REFUSALS = {
    ApprovalRefusal.OWN: "Somebody else approves what you wrote: ask another admin or product member.",
    ApprovalRefusal.NEEDS_NOTE: "Say in a note why it is right as it stands.",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class FactForm:
    """The form as it was filled in; dates are days in the tenant's zone, "" for none."""

    kind: str
    key: str
    texts: dict[str, str]
    amount: str
    unit: str
    evidence: str
    valid_from: str
    valid_until: str


async def propose_fact(
    deps: Deps, principal: Principal, form: FactForm, now: datetime, *, fact_id: UUID | None = None
) -> UUID:
    """Write a fact down, or a new version of `fact_id`. Raises NotAllowed, InvalidInput, NotFound, Conflict."""
    demand(principal, Area.AI, Access.WRITE)
    async with deps.db.transaction(principal) as tx:
        draft = _checked(form, await _zone(tx), now, fact_id)
        if fact_id:
            before = await facts.lock_fact(tx, fact_id, now)
            if (before.kind, before.key) != (draft.kind, draft.key):
                raise InvalidInput("A new version is about the same thing. Write another fact for another one.")
            if before.approved_by is None:
                # Nobody has said it yet: the proposal itself is written anew.
                await facts.end(tx, before, now)
                draft = _checked(form, await _zone(tx), now, before.replaces_id)
        return await facts.propose(tx, draft, now)


async def approve_fact(deps: Deps, principal: Principal, fact_id: UUID, note: str, *, now: datetime) -> None:
    """Let a proposed fact be said. Raises NotAllowed, InvalidInput with the reason, NotFound, Conflict."""
    demand(principal, Area.AI, Access.WRITE)
    if len(note) > NOTE_MOST:
        raise InvalidInput(f"A note has at most {NOTE_MOST} characters.")
    async with deps.db.transaction(principal) as tx:
        fact = await facts.lock_fact(tx, fact_id, now)
        if fact.approved_by is not None:
            raise Conflict
        refused = approval_refusal(
            is_own=fact.written_by == principal.member_id,
            other_writers=await facts.count_other_writers(tx, fact.written_by),
            differs=any(one.is_grave for one in differences(fact.texts)),
            has_note=bool(note.strip()),
        )
        if refused:
            raise InvalidInput(_REFUSALS[refused])
        await facts.approve(tx, fact, note.strip(), now)


async def end_fact(deps: Deps, principal: Principal, fact_id: UUID, *, now: datetime) -> None:
    """Let a fact not be said any more, at once. Raises NotAllowed, NotFound."""
    demand(principal, Area.AI, Access.WRITE)
    async with deps.db.transaction(principal) as tx:
        await facts.end(tx, await facts.lock_fact(tx, fact_id, now), now)


async def _zone(tx: Transaction) -> ZoneInfo:
    return ZoneInfo(str(await tx.scalar(select(Tenant.timezone).where(Tenant.tenant_id == tx.tenant_id))))


def _checked(form: FactForm, zone: ZoneInfo, now: datetime, replaces_id: UUID | None) -> FactDraft:
    if form.kind not in set(FactKind):
        raise InvalidInput("Choose a kind from the list.")
    since, until = _day(form.valid_from, zone) or now, _day(form.valid_until, zone)
    if until and until <= max(since, now):
        raise InvalidInput("The last day lies after the first one, and not in the past.")
    texts = _texts(form)
    return FactDraft(
        kind=FactKind(form.kind),
        key=_key(form),
        texts=texts,
        value=_value(form, texts[ENGLISH]),
        evidence=_line(form.evidence, EVIDENCE_MOST, "Say where it stands, so that whoever approves can look it up."),
        valid_from=since,
        valid_until=until,
        replaces_id=replaces_id,
    )


def _key(form: FactForm) -> str:
    key = " ".join(form.key.casefold().split()) or form.kind
    if len(key) > KEY_MOST or not key.isprintable():
        raise InvalidInput(f"The thing has a name of at most {KEY_MOST} characters.")
    return key


def _texts(form: FactForm) -> dict[str, str]:
    texts = {language: " ".join(text.split()) for language, text in form.texts.items() if text.strip()}
    if not texts.get(ENGLISH):
        raise InvalidInput("The English wording is needed: the others are compared with it.")
    if (
        any(len(text) > TEXT_MOST or not text.isprintable() for text in texts.values())
        or not texts.keys() <= WORDING.keys()
    ):
        raise InvalidInput(f"A wording is one or two sentences of at most {TEXT_MOST} characters.")
    return texts


def _value(form: FactForm, english: str) -> dict[str, object]:
    if not form.amount.strip():
        return {}
    amount = amount_of(form.amount)
    if amount is None or form.unit not in units():
        raise InvalidInput("The value is a number with a unit from the list.")
    if not says_value(english, amount, form.unit):
        raise InvalidInput("The English wording does not say this value. Change one of them.")
    return {"amount": str(amount), "unit": form.unit}


def _line(text: str, most: int, missing: str) -> str:
    line = " ".join(text.split())
    if not line:
        raise InvalidInput(missing)
    if len(line) > most or not line.isprintable():
        raise InvalidInput(f"At most {most} characters.")
    return line


def _day(words: str, zone: ZoneInfo) -> datetime | None:
    if not words:
        return None
    try:
        day = datetime.strptime(words, "%Y-%m-%d").date()  # noqa: DTZ007  # a day; its zone is put on below
        return datetime.combine(day, time(), zone).astimezone(UTC)
    except (ValueError, OverflowError) as error:
        raise InvalidInput("A day looks like 2026-12-31.") from error
