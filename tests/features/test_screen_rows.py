"""Each screen shows the demo's rows to those who may see them, and nothing to those who may not."""

from collections.abc import Awaitable, Callable
from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import UUID

import pytest
from sqlalchemy import select

from services.demo.companies import ASHA, BORNEO
from services.deps import Deps
from services.errors import InvalidInput, NotAllowed, NotFound
from services.flows.verify_log import verify
from services.rules.masking import MASK
from services.rules.permissions import Principal, Role
from services.rules.rate_card import Operation
from services.screens import (
    audit,
    audit_seal,
    inbox,
    inbox_profile,
    inbox_thread,
    leads,
    ledger,
    operations,
    shell,
    tokens,
)
from services.screens.lead_query import LeadQuery
from services.screens.words import OPERATIONS
from services.tenants.models import Member
from tests.factories import NOW

Demo = dict[str, UUID]
Read = Callable[..., Awaitable[Any]]


async def acting(deps: Deps, demo: Demo, role: Role, slug: str = ASHA.slug) -> Principal:
    """The first member of a role."""
    async with deps.db.read(Principal.system(demo[slug])) as reader:
        member_id = await reader.scalar(select(Member.id).where(Member.role == role).order_by(Member.id).limit(1))
    return Principal.member(demo[slug], member_id, role)


async def read(deps: Deps, principal: Principal, screen: Read, *args: Any, **named: Any) -> Any:
    """Call a screen as a page does."""
    async with deps.db.read(principal) as reader:
        return await screen(reader, principal, *args, **named)


@pytest.mark.parametrize("order", inbox.Order)
async def test_pages_of_the_inbox_give_every_conversation_once(deps: Deps, demo: Demo, order: inbox.Order) -> None:
    admin = await acting(deps, demo, Role.ADMIN)
    ids: list[str] = []
    cursor = ""

    while cursor or not ids:
        query = inbox.Query(order=order, cursor=cursor)
        page = await read(deps, admin, inbox.list_conversations, query, now=NOW)
        ids += [row.id for row in page.rows]
        cursor = page.cursor

    assert len(ids) == len(set(ids)) == ASHA.leads


async def test_urgent_order_puts_the_earliest_promise_first(deps: Deps, demo: Demo) -> None:
    admin = await acting(deps, demo, Role.ADMIN)

    page = await read(deps, admin, inbox.list_conversations, inbox.Query(order=inbox.Order.URGENT), now=NOW)

    due = [row.sla_due_at for row in page.rows if row.sla_due_at]
    assert due
    assert due == sorted(due)
    assert page.rows[0].sla_due_at == due[0]


@pytest.mark.parametrize("cursor", ["x", "bm9uc2Vuc2U", "WzEsMl0", "ÿ", "W10"])
async def test_a_broken_cursor_gives_the_first_page(deps: Deps, demo: Demo, cursor: str) -> None:
    admin = await acting(deps, demo, Role.ADMIN)
    first = await read(deps, admin, inbox.list_conversations, inbox.Query(), now=NOW)

    broken = await read(deps, admin, inbox.list_conversations, inbox.Query(cursor=cursor), now=NOW)

    assert [row.id for row in broken.rows] == [row.id for row in first.rows]


async def test_a_search_by_name_finds_that_name_only(deps: Deps, demo: Demo) -> None:
    admin = await acting(deps, demo, Role.ADMIN)

    page = await read(deps, admin, inbox.list_conversations, inbox.Query(text="ravi"), now=NOW)

    assert {row.name for row in page.rows} == {"Ravi Kumar"}


async def test_an_sdr_sees_own_conversations_only(deps: Deps, demo: Demo) -> None:
    sdr, admin = await acting(deps, demo, Role.SDR), await acting(deps, demo, Role.ADMIN)
    everybodys = await read(deps, admin, inbox.list_conversations, inbox.Query(limit=200), now=NOW)

    mine = await read(deps, sdr, inbox.list_conversations, inbox.Query(limit=200), now=NOW)

    assert 0 < len(mine.rows) < len(everybodys.rows)
    assert len({row.owner_name for row in mine.rows}) == 1


async def test_counts_are_what_the_views_hold(deps: Deps, demo: Demo) -> None:
    admin = await acting(deps, demo, Role.ADMIN)

    counts = await read(deps, admin, inbox.load_counts)

    for view in inbox.View:
        page = await read(deps, admin, inbox.list_conversations, inbox.Query(view=view, limit=200), now=NOW)
        assert getattr(counts, view.value) == len(page.rows)
    assert counts.needs_person > 0


async def test_a_thread_shows_messages_and_what_happened_between(deps: Deps, demo: Demo) -> None:
    manager = await acting(deps, demo, Role.MANAGER)
    waiting = inbox.Query(view=inbox.View.NEEDS_PERSON)
    row = (await read(deps, manager, inbox.list_conversations, waiting, now=NOW)).rows[0]

    thread = await read(deps, manager, inbox_thread.load_thread, UUID(row.id), now=NOW)

    assert {"message", "event"} == {item.kind for item in thread.history}
    assert {"scored", "routed", "charged", "escalated"} <= {item.event_icon for item in thread.history}
    assert [item.at for item in thread.history] == sorted(item.at for item in thread.history)
    assert thread.history[0].starts_day
    assert thread.escalation
    assert thread.cannot_reply == ""


async def test_an_old_thread_cannot_be_answered_freely(deps: Deps, demo: Demo) -> None:
    admin = await acting(deps, demo, Role.ADMIN)
    row = (await read(deps, admin, inbox.list_conversations, inbox.Query(), now=NOW)).rows[0]

    thread = await read(deps, admin, inbox_thread.load_thread, UUID(row.id), now=NOW + timedelta(days=2))

    assert "24 hours" in thread.cannot_reply
    assert thread.window_closes_at == ""


async def test_a_profile_explains_its_score_exactly(deps: Deps, demo: Demo) -> None:
    admin = await acting(deps, demo, Role.ADMIN)
    page = await read(deps, admin, inbox.list_conversations, inbox.Query(limit=200), now=NOW)

    for row in page.rows:
        profile = await read(deps, admin, inbox_profile.load_profile, UUID(row.id))
        assert sum(factor.points_tenths for factor in profile.factors) // 10 == profile.score == row.score
        assert all(answer.quote for answer in profile.answers if answer.value)
        assert (profile.would_make_hot == "") == (profile.band == "HOT")


async def test_the_product_role_gets_names_numbers_and_words_masked(deps: Deps, demo: Demo) -> None:
    product = await acting(deps, demo, Role.PRODUCT)
    row = (await read(deps, product, inbox.list_conversations, inbox.Query(), now=NOW)).rows[0]

    thread = await read(deps, product, inbox_thread.load_thread, UUID(row.id), now=NOW)
    profile = await read(deps, product, inbox_profile.load_profile, UUID(row.id))

    assert MASK in row.name
    assert {item.body for item in thread.history if item.kind == "message"} == {MASK}
    assert all(MASK in identity.address for identity in profile.identities)
    assert all(answer.quote in ("", MASK) for answer in profile.answers)


async def test_another_tenants_conversation_does_not_exist(deps: Deps, demo: Demo) -> None:
    theirs, mine = await acting(deps, demo, Role.ADMIN, BORNEO.slug), await acting(deps, demo, Role.ADMIN)
    row = (await read(deps, theirs, inbox.list_conversations, inbox.Query(), now=NOW)).rows[0]

    with pytest.raises(NotFound):
        await read(deps, mine, inbox_thread.load_thread, UUID(row.id), now=NOW)
    with pytest.raises(NotFound):
        await read(deps, mine, inbox_profile.load_profile, UUID(row.id))


async def test_the_board_counts_what_its_columns_page_through(deps: Deps, demo: Demo) -> None:
    admin = await acting(deps, demo, Role.ADMIN)

    board = await read(deps, admin, leads.load_board, LeadQuery(), now=NOW)

    assert [column.band for column in board] == ["HOT", "WARM", "COLD"]
    for column in board:
        ids, cursor = [card.id for card in column.cards], column.cursor
        while cursor:
            more = await read(deps, admin, leads.list_cards, LeadQuery(), column.band, cursor=cursor, now=NOW)
            ids, cursor = ids + [card.id for card in more.cards], more.cursor
        assert len(ids) == len(set(ids)) == column.count


async def test_late_cards_come_first(deps: Deps, demo: Demo) -> None:
    admin = await acting(deps, demo, Role.ADMIN)

    hot = (await read(deps, admin, leads.load_board, LeadQuery(), now=NOW))[0]

    late = [card.is_late for card in hot.cards]
    assert any(late)
    assert late == sorted(late, reverse=True)


async def test_the_wallet_adds_up(deps: Deps, demo: Demo) -> None:
    manager = await acting(deps, demo, Role.MANAGER)

    wallet = await read(deps, manager, tokens.load_wallet, NOW)
    rows, cursor = [], ""
    while cursor or not rows:
        page = await read(deps, manager, ledger.list_entries, cursor=cursor)
        rows, cursor = rows + page.rows, page.cursor

    assert wallet.balance_deci == sum(row.amount_deci for row in rows)
    assert len(wallet.days) == tokens.USAGE_DAYS
    assert sum(day.total_deci for day in wallet.days) == sum(share.deci for share in wallet.by_operation)
    assert wallet.qualified_leads > 0


async def test_a_narrowed_ledger_holds_what_matches_and_its_words(deps: Deps, demo: Demo) -> None:
    manager = await acting(deps, demo, Role.MANAGER)
    whole = await read(deps, manager, ledger.list_entries, limit=5000)
    narrowed = ledger.Narrowed(operation=Operation.INBOUND_WHATSAPP, since="2026-11-23", until="2026-11-23")

    found = await read(deps, manager, ledger.list_entries, kind="usage", narrowed=narrowed, limit=5000)

    start = datetime(2026, 11, 22, 18, 30, tzinfo=UTC)
    inbound = OPERATIONS[Operation.INBOUND_WHATSAPP]
    expected = [one for one in whole.rows if one.operation == inbound and datetime.fromisoformat(one.at) >= start]
    assert found.rows == expected
    assert all(row.message for row in found.rows)
    assert found.rows


async def test_the_log_verifies_and_says_so(deps: Deps, demo: Demo) -> None:
    auditor = await acting(deps, demo, Role.AUDITOR)
    before = await read(deps, auditor, audit_seal.load_seal)

    reached = [seq async for seq in verify(deps, auditor, now=NOW)]

    after = await read(deps, auditor, audit_seal.load_seal)
    assert reached[-1] == before.sealed_seq == after.verified_seq
    assert after.broken_seq == 0
    assert after.verified_at


async def test_events_are_filtered_by_what_they_are(deps: Deps, demo: Demo) -> None:
    auditor = await acting(deps, demo, Role.AUDITOR)
    filters = await read(deps, auditor, audit.load_filters)

    page = await read(deps, auditor, audit.list_events, audit.Query(action="lead.scored", since="2026-11-01"))

    assert ("lead.scored", "Lead scored") in {(one.value, one.label) for one in filters.actions}
    assert {row.action for row in page.rows} == {"lead.scored"}
    assert all(row.seq and row.hash for row in page.rows)
    assert {"Score", "Band"} <= {change.field for change in page.rows[0].changes}
    assert page.total >= len(page.rows)


@pytest.mark.parametrize("query", [audit.Query(subject="no id"), audit.Query(since="yesterday")], ids=["id", "day"])
async def test_a_filter_that_cannot_be_meant_is_refused(deps: Deps, demo: Demo, query: audit.Query) -> None:
    auditor = await acting(deps, demo, Role.AUDITOR)

    with pytest.raises(InvalidInput):
        await read(deps, auditor, audit.list_events, query)


REFUSED = (
    (Role.DEVOPS, inbox.load_counts, ()),
    (Role.DEVOPS, leads.load_board, (LeadQuery(),)),
    (Role.SDR, tokens.load_wallet, (NOW,)),
    (Role.SDR, audit_seal.load_seal, ()),
    (Role.READONLY, audit.load_filters, ()),
    (Role.READONLY, ledger.list_entries, ()),
)


@pytest.mark.parametrize(
    ("role", "screen", "args"), REFUSED, ids=[f"{role}-{screen.__name__}" for role, screen, _ in REFUSED]
)
async def test_a_screen_is_shut_for_roles_without_its_area(
    deps: Deps, demo: Demo, role: Role, screen: Read, args: tuple[Any, ...]
) -> None:
    principal = await acting(deps, demo, role)
    named = {"now": NOW} if screen is leads.load_board else {}

    with pytest.raises(NotAllowed):
        await read(deps, principal, screen, *args, **named)


async def test_operations_are_for_operators(deps: Deps, demo: Demo) -> None:
    devops, manager = await acting(deps, demo, Role.DEVOPS), await acting(deps, demo, Role.MANAGER)

    screen = await operations.load(deps, devops, NOW)

    ingest = screen.ingest
    assert ingest.accepted == ingest.processed + ingest.parked + ingest.waiting
    with pytest.raises(NotAllowed):
        await operations.load(deps, manager, NOW)


@pytest.mark.parametrize(("role", "shows"), [(Role.ADMIN, True), (Role.SDR, False), (Role.READONLY, False)], ids=str)
async def test_the_frame_shows_the_balance_to_those_who_see_billing(
    deps: Deps, demo: Demo, role: Role, shows: bool
) -> None:
    frame = await read(deps, await acting(deps, demo, role), shell.load, NOW)

    assert frame.shows_balance is shows
    assert (frame.balance_deci > 0) is shows
    assert frame.workspace == "Asha Motors"
    assert (frame.availability != "") is (role is Role.SDR)
