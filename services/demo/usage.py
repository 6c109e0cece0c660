"""Charges what the demo's stories cost, in the order of time, and leaves the wallet as the month ends."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from sqlalchemy import insert, update

from services.billing.ledger import lock_wallet
from services.billing.models import LedgerEntry, Wallet
from services.conversations.models import Author
from services.db import Transaction
from services.demo.companies import DemoCompany
from services.demo.history import put_on_record
from services.demo.ledger import Book, Due
from services.demo.play import PlayedTurn
from services.demo.stories import Story
from services.flows.open_tenant import PERIOD
from services.rules import rate_card
from services.rules.plans import PLANS
from services.rules.rate_card import Operation, ReplyKind, TurnOutcome


async def open_book(tx: Transaction, company: DemoCompany, opened_at: datetime) -> Book:
    """The company's wallet as it was opened."""
    wallet = await lock_wallet(tx, opened_at)
    return Book(tenant_id=tx.tenant_id, wallet=wallet, zone=ZoneInfo(company.timezone), period_started_at=opened_at)


async def write_usage(
    tx: Transaction, book: Book, company: DemoCompany, stories: Sequence[Story], now: datetime
) -> None:
    """Charge the month in the order of time, and leave the wallet as it ends."""
    opened_at = book.period_started_at
    renewal = opened_at + PERIOD
    book.top_up(company.top_up.amount_deci, opened_at + timedelta(days=1))
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
    put_on_record(tx, book.events)


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
