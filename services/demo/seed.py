"""Fills a deployment with the demo: two companies, their people, and a month of conversations. Never in production.

What happened in the past is written with its events, but without the jobs and nudges that they cause when they are new.
"""

from collections.abc import Sequence
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import insert, select
from sqlalchemy.dialects.postgresql import insert as insert_or_keep

from services.assignments.models import Assignment, SlaClock
from services.billing.models import Plan, RateCardVersion
from services.contacts.models import ChannelIdentity, Contact
from services.conversations import words
from services.conversations.models import Conversation, Message, Receipt
from services.db import Database, Transaction
from services.demo import history, rows
from services.demo.companies import COMPANIES, DemoCompany
from services.demo.desk import furnish
from services.demo.facts import FACTS
from services.demo.ledger import CARD
from services.demo.opening import OPENED_BEFORE, open_company
from services.demo.play import Stage
from services.demo.stories import Story, stories_of
from services.demo.team import Sdr, Team
from services.demo.usage import open_book, write_usage
from services.demo.windows import tell_open_windows
from services.deps import Deps
from services.errors import ConfigurationError
from services.flows.record_decisions import record_turn_decisions
from services.flows.seal_events import seal_events
from services.flows.settle_turn import emit_read
from services.ids import new_id
from services.leads import commands as leads
from services.leads.models import Lead
from services.outreach.models import Template
from services.ports import Nudge
from services.replies.models import Fact
from services.replies.queries import ApprovedFact
from services.rules.permissions import Principal, Role
from services.rules.plans import PLANS
from services.sandbox.template_store import STARTERS
from services.subject_keys import Subject, new_subject
from services.tenants.models import Inbox, Member, Tenant


class _Nobody:
    """Nobody looks at pages yet."""

    async def publish(self, nudges: Sequence[Nudge]) -> None:
        """Tell nobody."""


async def seed_demo(deps: Deps, now: datetime) -> bool:
    """Make what is missing of the demo; False where nothing was. Raises ConfigurationError in production."""
    if deps.settings.is_production:
        raise ConfigurationError("Demo data cannot be created in production.")
    await seed_price_list(deps.db, now)
    past = Database(deps.db.engine, deps.db.keyring, _Nobody(), {})
    made = [await _seed_company(past, company, now) for company in COMPANIES]
    while await seal_events(deps, now):
        """One batch after the other, until the chain holds all."""
    if deps.sandbox:
        await tell_open_windows(deps, deps.sandbox, now)
    return any(made)


async def seed_price_list(db: Database, now: datetime) -> None:
    """Write down the rate card and the plans in force, once each."""
    prices = {operation.value: deci for operation, deci in CARD.prices_deci.items()}
    card = {"version": CARD.version, "valid_from": now, "prices": prices}
    plans = [
        {
            "code": code,
            "version": terms.version,
            "name": terms.name,
            "price_minor": terms.price_minor,
            "currency": terms.currency,
            "grant_deci": terms.grant_deci,
            "burn_limit_deci": terms.burn_limit_deci,
        }
        for code, terms in PLANS.items()
    ]
    async with db.deployment() as tx:
        await tx.execute(insert_or_keep(RateCardVersion).values(card).on_conflict_do_nothing())
        await tx.execute(insert_or_keep(Plan).values(plans).on_conflict_do_nothing())


async def _seed_company(db: Database, company: DemoCompany, now: datetime) -> bool:
    async with db.deployment() as deployment:
        tenant_id = await deployment.scalar(select(Tenant.tenant_id).where(Tenant.slug == company.slug))
    if tenant_id is None:
        tenant_id = await open_company(db, company, now - OPENED_BEFORE)
    async with db.transaction(Principal.system(tenant_id)) as tx:
        await tx.lock("demo")
        if await tx.scalar(select(Conversation.id).where(Conversation.tenant_id == tenant_id).limit(1)):
            return False
        await _write_month(tx, company, now)
    return True


async def _write_month(tx: Transaction, company: DemoCompany, now: datetime) -> None:
    inbox_id = await tx.scalar(select(Inbox.id).where(Inbox.tenant_id == tx.tenant_id))
    members = (await tx.execute(select(Member).where(Member.tenant_id == tx.tenant_id))).all()
    await tx.execute(insert(Template), _template_rows(tx.tenant_id, inbox_id, now))
    facts = await _approve_facts(tx, company, _first(members, Role.PRODUCT), now - OPENED_BEFORE)
    await furnish(tx, company.slug, now - OPENED_BEFORE)
    book = await open_book(tx, company, now - OPENED_BEFORE)
    stage = Stage(
        company=company.name,
        zone=book.zone,
        currency=company.currency,
        inbox_id=inbox_id,
        wallet_id=book.wallet.id,
        facts=facts,
    )
    sdrs = [_sdr(member) for member in members if member.role == Role.SDR]
    stories = stories_of(company, stage, Team(sdrs=sdrs), now)
    await _write_stories(tx, stories, now)
    await write_usage(tx, book, company, stories, now)
    tx.recorded.sort(key=lambda recorded: recorded.at)


def _first(members: Sequence[Any], role: Role) -> UUID:
    member_id: UUID = next(member.id for member in members if member.role == role)
    return member_id


def _sdr(member: Any) -> Sdr:
    return Sdr(member_id=member.id, languages=frozenset(member.languages), joined_at=member.created_at)


def _template_rows(tenant_id: UUID, inbox_id: UUID, now: datetime) -> list[rows.Row]:
    """The templates that the sandbox has from its start."""
    return [
        {
            "tenant_id": tenant_id,
            "id": new_id(now),
            "inbox_id": inbox_id,
            "provider_id": f"demo-{name}",
            "name": name,
            "language": language,
            "category": category,
            "status": "APPROVED",
            "components": components,
            "synced_at": now,
        }
        for name, language, category, components in STARTERS
    ]


async def _approve_facts(
    tx: Transaction, company: DemoCompany, member_id: UUID, at: datetime
) -> tuple[ApprovedFact, ...]:
    facts = tuple(
        ApprovedFact(id=new_id(at), kind=kind, key=key, texts=texts)
        for (kind, key), texts in FACTS[company.slug].items()
    )
    stored = [
        {
            "tenant_id": tx.tenant_id,
            "id": fact.id,
            "kind": fact.kind,
            "key": fact.key,
            "texts": dict(fact.texts),
            "value": {},
            "evidence": f"{company.name}'s own price list and notices",
            "approved_by": member_id,
            "approved_at": at,
            "valid_from": at,
            "created_at": at,
        }
        for fact in facts
    ]
    await tx.execute(insert(Fact), stored)
    return facts


async def _write_stories(tx: Transaction, stories: Sequence[Story], now: datetime) -> None:
    """Write everything but tokens; rows before those that point to them."""
    tenant_id, cipher = tx.tenant_id, tx.cipher
    subjects = {story.played.contact_id: new_subject(cipher, story.played.contact_id) for story in stories}
    people = [(subjects[story.played.contact_id], story) for story in stories]
    lead_rows = [rows.lead_row(tenant_id, story, number) for number, story in enumerate(stories)]
    await tx.execute(insert(Contact), [rows.contact_row(tenant_id, *person) for person in people])
    await tx.execute(insert(ChannelIdentity), [rows.identity_row(tenant_id, cipher, *person) for person in people])
    await tx.execute(insert(Conversation), [rows.conversation_row(tenant_id, story, now) for story in stories])
    await tx.execute(insert(Lead), lead_rows)
    for story, lead in zip(stories, lead_rows, strict=True):
        history.put_on_record(tx, [*history.opening(story, str(lead["source"])), *history.messages(story)])
    decided: dict[UUID, UUID] = {}
    for subject, story in people:
        decided |= await _decide(tx, subject, story)
    messages = [
        row for subject, story in people for row in rows.message_rows(tenant_id, cipher, subject, story, decided)
    ]
    await tx.execute(insert(Message), messages)
    for story in stories:
        words.index(tx, [(story.played.conversation_id, line.id, line.text) for line in story.played.lines])
    receipts = [row for story in stories for row in rows.receipt_rows(tenant_id, cipher, story)]
    await tx.execute(insert(Receipt), receipts)
    for subject, story in people:
        await _score(tx, subject, story)
    await _write_owners(tx, [story for story in stories if story.choice], now)


async def _decide(tx: Transaction, subject: Subject, story: Story) -> dict[UUID, UUID]:
    """Keep why each turn was answered as it was; the decision of each reply."""
    decided: dict[UUID, UUID] = {}
    for turn in story.played.turns:
        ids = await record_turn_decisions(tx, subject, turn.opened, turn.answer, turn.at)
        emit_read(tx, turn.opened, turn.answer, ids[0], turn.at)
        if turn.reply_id:
            decided[turn.reply_id] = ids[-1]
    return decided


async def _score(tx: Transaction, subject: Subject, story: Story) -> None:
    """Keep what was told, with the words that prove it, and each score."""
    for turn in story.played.turns:
        opened, after = turn.opened, turn.answer.after
        leads.record_answers(tx, subject, opened.lead, opened.turn.conversation_id, after.progress.answers, turn.at)
        leads.record_score(tx, opened.lead, opened.turn.conversation_id, turn.answer.facts, after.score, turn.at)
        # The next turn may correct what this one told.
        await tx.run_rest()


async def _write_owners(tx: Transaction, stories: Sequence[Story], now: datetime) -> None:
    assignments, clocks = [], []
    for story in stories:
        assert story.routed is not None
        assignment_id = new_id(story.routed.at)
        assignments.append(rows.assignment_row(tx.tenant_id, story, assignment_id))
        history.put_on_record(tx, history.owning(story, assignment_id))
        promises = rows.clock_rows(tx.tenant_id, story, now)
        for row in promises:
            history.put_on_record(tx, history.promise(row))
        clocks += promises
    await tx.execute(insert(Assignment), assignments)
    await tx.execute(insert(SlaClock), clocks)
