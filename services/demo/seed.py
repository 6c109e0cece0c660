"""Fills a deployment with the demo: two companies, their people, and a month of conversations. Never in production.

What happened in the past is written with its events, but without the jobs and nudges that they cause when they are new.
"""

import asyncio
from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID
from zoneinfo import ZoneInfo

from sqlalchemy import insert, select, update
from sqlalchemy.dialects.postgresql import insert as insert_or_keep

from services.assignments.models import Assignment, SlaClock
from services.billing.ledger import lock_wallet
from services.billing.models import LedgerEntry, Plan, RateCardVersion, Wallet
from services.contacts.models import ChannelIdentity, Contact
from services.conversations.models import Author, Conversation, Message, Receipt
from services.db import Database, Transaction
from services.demo import history, rows
from services.demo.companies import COMPANIES, DemoCompany, DemoPerson
from services.demo.facts import FACTS
from services.demo.ledger import CARD, Book, Due
from services.demo.play import PlayedTurn, Stage
from services.demo.stories import Story, stories_of
from services.demo.team import CAPACITY, Sdr, Team
from services.demo.windows import tell_open_windows
from services.deps import Deps
from services.errors import ConfigurationError
from services.flows.demo_members import DEMO_PASSWORD
from services.flows.open_tenant import PERIOD, NewInbox, NewMember, NewTenant, open_tenant
from services.flows.seal_events import seal_events
from services.flows.settle_turn import emit_read, record_turn_decisions
from services.ids import new_id
from services.leads import commands as leads
from services.leads.models import Lead
from services.outreach.models import Template
from services.passwords import hash_password
from services.ports import Nudge
from services.replies.models import Fact, FactKind
from services.replies.queries import ApprovedFact
from services.rules import rate_card
from services.rules.permissions import Principal, Role
from services.rules.plans import PLANS
from services.rules.rate_card import Operation, ReplyKind, TurnOutcome
from services.sandbox.accounts import DEMO_ACCOUNTS, Account
from services.sandbox.template_store import STARTERS
from services.tenants.models import Availability, Inbox, Member, Tenant

# Opened a period and six days ago, so that one renewal lies within the month.
OPENED_BEFORE = PERIOD + timedelta(days=6)
ACCESS_TOKEN = "sandbox-token"  # noqa: S105  # the sandbox takes it, nobody else


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
        tenant_id = await _open(db, company, now - OPENED_BEFORE)
    async with db.transaction(Principal.system(tenant_id)) as tx:
        await tx.lock("demo")
        if await tx.scalar(select(Conversation.id).where(Conversation.tenant_id == tenant_id).limit(1)):
            return False
        await _write_month(tx, company, now)
    return True


async def _open(db: Database, company: DemoCompany, at: datetime) -> UUID:
    hashed = await asyncio.to_thread(hash_password, DEMO_PASSWORD)
    account = account_of(company)
    new = NewTenant(
        name=company.name,
        slug=company.slug,
        plan=company.plan,
        timezone=company.timezone,
        default_currency=company.currency,
        burn_limit_deci=company.burn_limit_deci,
        members=tuple(_member(company, person, hashed) for person in company.members),
        inboxes=(
            NewInbox(
                name=f"{company.name} on WhatsApp",
                phone_number_id=account.phone_number_id,
                business_id=account.waba_id,
                display_address=account.display_phone_number,
                access_token=ACCESS_TOKEN,
            ),
        ),
    )
    return (await open_tenant(db, new, at)).tenant_id


def account_of(company: DemoCompany) -> Account:
    """The number that the sandbox plays for the company."""
    return next(account for account in DEMO_ACCOUNTS if account.tenant == company.name)


def _member(company: DemoCompany, person: DemoPerson, hashed: str) -> NewMember:
    is_sdr = person.role is Role.SDR
    return NewMember(
        email=f"{person.login}@{company.slug}.test",
        name=person.name,
        role=person.role,
        password_hash=hashed,
        totp_secret=person.totp_secret,
        languages=person.languages,
        availability=Availability.AVAILABLE if is_sdr else Availability.AWAY,
        capacity=CAPACITY,
    )


async def _write_month(tx: Transaction, company: DemoCompany, now: datetime) -> None:
    inbox_id = await tx.scalar(select(Inbox.id).where(Inbox.tenant_id == tx.tenant_id))
    members = (await tx.execute(select(Member).where(Member.tenant_id == tx.tenant_id))).all()
    await tx.execute(insert(Template), _template_rows(tx.tenant_id, inbox_id, now))
    facts = await _approve_facts(tx, company, _first(members, Role.PRODUCT), now - OPENED_BEFORE)
    book = await _open_book(tx, company, now)
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
    await _write_usage(tx, book, company, stories, now)
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
) -> dict[FactKind, ApprovedFact]:
    facts = {kind: ApprovedFact(id=new_id(at), kind=kind, texts=texts) for kind, texts in FACTS[company.slug].items()}
    stored = [
        {
            "tenant_id": tx.tenant_id,
            "id": fact.id,
            "kind": kind,
            "key": kind.value,
            "texts": dict(fact.texts),
            "value": {},
            "evidence": f"{company.name}'s own price list and notices",
            "approved_by": member_id,
            "valid_from": at,
            "created_at": at,
        }
        for kind, fact in facts.items()
    ]
    await tx.execute(insert(Fact), stored)
    return facts


async def _write_stories(tx: Transaction, stories: Sequence[Story], now: datetime) -> None:
    """Write everything but tokens; rows before those that point to them."""
    tenant_id, cipher = tx.tenant_id, tx.cipher
    lead_rows = [rows.lead_row(tenant_id, story, number) for number, story in enumerate(stories)]
    await tx.execute(insert(Contact), [rows.contact_row(tenant_id, cipher, story) for story in stories])
    await tx.execute(insert(ChannelIdentity), [rows.identity_row(tenant_id, cipher, story) for story in stories])
    await tx.execute(insert(Conversation), [rows.conversation_row(tenant_id, story, now) for story in stories])
    await tx.execute(insert(Lead), lead_rows)
    for story, lead in zip(stories, lead_rows, strict=True):
        _emit(tx, [*history.opening(story, str(lead["source"])), *history.messages(story)])
    decided: dict[UUID, UUID] = {}
    for story in stories:
        decided |= await _decide(tx, story)
    messages = [row for story in stories for row in rows.message_rows(tenant_id, cipher, story, decided)]
    await tx.execute(insert(Message), messages)
    await tx.execute(insert(Receipt), [row for story in stories for row in rows.receipt_rows(tenant_id, story)])
    for story in stories:
        await _score(tx, story)
    await _write_owners(tx, [story for story in stories if story.choice], now)


async def _decide(tx: Transaction, story: Story) -> dict[UUID, UUID]:
    """Keep why each turn was answered as it was; the decision of each reply."""
    decided: dict[UUID, UUID] = {}
    for turn in story.played.turns:
        ids = await record_turn_decisions(tx, turn.opened, turn.answer, turn.at)
        emit_read(tx, turn.opened, turn.answer, ids[0], turn.at)
        if turn.reply_id:
            decided[turn.reply_id] = ids[-1]
    return decided


async def _score(tx: Transaction, story: Story) -> None:
    """Keep what was told, with the words that prove it, and each score."""
    for turn in story.played.turns:
        opened, after = turn.opened, turn.answer.after
        await leads.record_answers(tx, opened.lead, opened.turn, after.progress.answers, turn.at)
        await leads.record_score(tx, opened.lead, opened.turn, turn.answer.facts, after.score, turn.at)


async def _write_owners(tx: Transaction, stories: Sequence[Story], now: datetime) -> None:
    assignments, clocks = [], []
    for story in stories:
        assert story.routed is not None
        assignment_id = new_id(story.routed.at)
        assignments.append(rows.assignment_row(tx.tenant_id, story, assignment_id))
        _emit(tx, history.owning(story, assignment_id))
        promises = rows.clock_rows(tx.tenant_id, story, now)
        for row in promises:
            _emit(tx, history.promise(row))
        clocks += promises
    await tx.execute(insert(Assignment), assignments)
    await tx.execute(insert(SlaClock), clocks)


async def _open_book(tx: Transaction, company: DemoCompany, now: datetime) -> Book:
    opened_at = now - OPENED_BEFORE
    wallet = await lock_wallet(tx, opened_at)
    return Book(tenant_id=tx.tenant_id, wallet=wallet, zone=ZoneInfo(company.timezone), period_started_at=opened_at)


async def _write_usage(
    tx: Transaction, book: Book, company: DemoCompany, stories: Sequence[Story], now: datetime
) -> None:
    """Charge the month in the order of time, and leave the wallet as it ends."""
    renewal = now - OPENED_BEFORE + PERIOD
    book.top_up(company.top_up.amount_deci, now - OPENED_BEFORE + timedelta(days=1))
    bills = sorted((bill for story in stories for bill in _bills(story)), key=lambda bill: bill[0].at)
    for bill in bills:
        if bill[0].at >= renewal > book.period_started_at:
            book.renew(PLANS[company.plan].grant_deci, renewal)
        book.charge(bill)
    wallet = book.wallet
    await tx.execute(insert(LedgerEntry), book.rows)
    await tx.execute(
        update(Wallet)
        .where(Wallet.tenant_id == tx.tenant_id)
        .values(
            granted_deci=wallet.granted_deci,
            topped_up_deci=wallet.topped_up_deci,
            day=wallet.day,
            day_granted_used_deci=wallet.used_today_deci,
            period_started_at=book.period_started_at,
            period_ends_at=book.period_started_at + PERIOD,
            period_total_deci=wallet.period_total_deci,
            period_used_deci=wallet.period_used_deci,
            alerted_percent=wallet.alerted_percent,
            updated_at=now,
        )
    )
    _emit(tx, book.events)


def _bills(story: Story) -> list[list[Due]]:
    """What each message and each turn of a story cost."""
    conversation_id = story.played.conversation_id
    inbound = [
        [
            Due(
                at=line.created_at,
                operation=Operation.INBOUND_WHATSAPP,
                key=f"inbound:{line.id}",
                conversation_id=conversation_id,
                message_id=line.id,
            )
        ]
        for line in story.played.lines
        if line.author is Author.CONTACT
    ]
    return [*inbound, *(_turn_bill(story, turn) for turn in story.played.turns)]


def _turn_bill(story: Story, turn: PlayedTurn) -> list[Due]:
    draft = turn.answer.draft
    outcome = TurnOutcome(
        was_read=True,
        reply=draft.kind if draft else ReplyKind.NONE,
        was_routed=turn is story.routed,
        was_escalated=turn.answer.step.escalates,
    )
    return [
        Due(
            at=turn.at,
            operation=charge.operation,
            key=f"{charge.operation}:{turn.opened.turn.key}",
            conversation_id=story.played.conversation_id,
            message_id=turn.reply_id,
            lead_id=story.played.lead.id,
        )
        for charge in rate_card.settle(outcome)
    ]


def _emit(tx: Transaction, happened: Any) -> None:
    for event, at in happened:
        tx.emit(event, at=at)
