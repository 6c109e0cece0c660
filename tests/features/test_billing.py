"""Tokens are held, taken and given back exactly once, and the wallet is the sum of its entries, never below zero."""

import asyncio
from datetime import UTC, datetime, timedelta
from uuid import uuid4

import pytest
from factories import NOW
from token_books import FULL_TURN, READ_ONLY_TURN, open_books

from services.deps import Deps
from services.rules.burn import PauseReason

MIDNIGHT_IN_KOLKATA = datetime(2026, 11, 23, 18, 30, tzinfo=UTC)
SECOND, MINUTE = timedelta(seconds=1), timedelta(minutes=1)


async def test_turn_is_held_and_settled_to_what_happened(deps: Deps) -> None:
    books = await open_books(deps)
    await books.grant(100)

    held = await books.hold()
    assert (held.covers, (await books.wallet()).balance_deci) == (True, 40)
    await books.settle(held, READ_ONLY_TURN)
    assert (await books.wallet()).balance_deci == 85
    (deducted,) = await books.events("tokens.deducted")
    assert (deducted["amount_deci"], deducted["operations"]) == (15, ["intent:10", "score:5"])


ACTIONS = {
    "grant": lambda books, held: books.grant(30, "again"),
    "charge": lambda books, held: books.charge("again"),
    "hold": lambda books, held: books.hold("again"),
    "settlement": lambda books, held: books.settle(held, FULL_TURN),
}


@pytest.mark.parametrize("action", ACTIONS)
async def test_second_time_changes_nothing_for_a(deps: Deps, action: str) -> None:
    books = await open_books(deps)
    await books.grant(200)
    held = await books.hold()
    await ACTIONS[action](books, held)
    before = await books.wallet()

    await ACTIONS[action](books, held)
    assert await books.wallet() == before


async def test_same_key_at_once_from_many_books_once(deps: Deps) -> None:
    books = await open_books(deps)
    await books.grant(200)

    await asyncio.gather(*(books.charge("same") for _ in range(6)), *(books.grant(50, "same grant") for _ in range(3)))
    assert (await books.wallet()).balance_deci == 240


async def test_eight_turns_at_once_hold_no_more_than_there_is(deps: Deps) -> None:
    books = await open_books(deps)
    await books.grant(200)

    held = await asyncio.gather(*(books.hold(str(turn)) for turn in range(8)))
    assert sum(one.covers for one in held) == 3
    assert {one.pause for one in held if not one.covers} == {PauseReason.EMPTY}
    assert (await books.wallet()).balance_deci == 20


async def test_failed_message_is_refunded_once_and_reading_is_not(deps: Deps) -> None:
    books = await open_books(deps)
    await books.grant(100)
    held = await books.hold()
    await books.settle(held, FULL_TURN)

    await books.refund(held)
    await books.refund(held, NOW + MINUTE)
    assert (await books.wallet()).balance_deci == 100 - 60 + 30


async def test_fee_that_is_not_covered_is_due_and_taken_from_the_next_grant(deps: Deps) -> None:
    books = await open_books(deps)
    await books.inbound([uuid4() for _ in range(3)])
    await books.charge("routing")
    assert ((await books.wallet()).balance_deci, (await books.wallet()).due_deci) == (0, 13)

    await books.grant(4)
    assert ((await books.wallet()).balance_deci, (await books.wallet()).due_deci) == (1, 10)
    await books.grant(20, "second")
    assert ((await books.wallet()).balance_deci, (await books.wallet()).due_deci) == (11, 0)
    await books.charge("routing")
    assert (await books.wallet()).balance_deci == 11


async def test_grant_goes_first_and_topped_up_tokens_exceed_the_days_limit(deps: Deps) -> None:
    books = await open_books(deps, limit=70)
    await books.grant(500)
    await books.top_up(60)

    assert (await books.hold("1")).covers
    assert (await books.hold("2")).covers
    wallet = await books.wallet()
    assert (wallet.granted_deci, wallet.topped_up_deci, wallet.day_granted_used_deci) == (430, 10, 70)
    refused = await books.hold("3")
    assert (refused.covers, refused.pause) == (False, PauseReason.DAILY_LIMIT)


@pytest.mark.parametrize(
    ("zone", "midnight"),
    [("Asia/Kolkata", MIDNIGHT_IN_KOLKATA), ("America/New_York", datetime(2026, 11, 24, 5, tzinfo=UTC))],
)
async def test_limit_is_fresh_at_midnight_in_the_tenants_zone(deps: Deps, zone: str, midnight: datetime) -> None:
    books = await open_books(deps, limit=60, zone=zone)
    await books.grant(500)
    await books.hold("1", midnight - MINUTE)

    assert not (await books.hold("2", midnight - SECOND)).covers
    assert (await books.hold("2", midnight)).covers


@pytest.mark.parametrize("ending", ["settled", "released", "refunded"])
async def test_what_was_held_yesterday_gives_nothing_back_to_today(deps: Deps, ending: str) -> None:
    books = await open_books(deps, limit=60)
    await books.grant(500)
    held = await books.hold("yesterday", MIDNIGHT_IN_KOLKATA - MINUTE)
    if ending == "refunded":
        await books.settle(held, FULL_TURN, MIDNIGHT_IN_KOLKATA - SECOND)
    await books.hold("today", MIDNIGHT_IN_KOLKATA)

    later = MIDNIGHT_IN_KOLKATA + 10 * MINUTE - SECOND
    match ending:
        case "settled":
            await books.settle(held, (), later)
        case "released":
            assert await books.release_stale(later) == 1
        case "refunded":
            await books.refund(held, later)
    assert (await books.wallet()).day_granted_used_deci == 60
    assert not (await books.hold("more", later)).covers


async def test_alerts_are_told_once_at_half_at_80_and_at_100_percent(deps: Deps) -> None:
    books, told = await open_books(deps), []
    await books.grant(100)
    for number in range(12):
        await books.charge(str(number), NOW + number * SECOND)
        told.append([event["percent"] for event in await books.events("tokens.low")])

    assert [len(percents) for percents in told] == [0, 0, 0, 0, 1, 1, 1, 2, 2, 3, 3, 3]
    assert told[-1] == [50, 80, 100]


@pytest.mark.parametrize(("age", "released"), [(timedelta(minutes=10), 0), (timedelta(minutes=10) + SECOND, 1)])
async def test_hold_is_released_when_older_than_ten_minutes(deps: Deps, age: timedelta, released: int) -> None:
    books = await open_books(deps)
    await books.grant(100)
    await books.hold()

    assert await books.release_stale(NOW + age) == released
    assert await books.release_stale(NOW + age) == 0
    assert (await books.wallet()).balance_deci == 40 + 60 * released


async def test_late_settlement_of_a_released_hold_takes_what_happened_once(deps: Deps) -> None:
    books = await open_books(deps)
    await books.grant(100)
    held = await books.hold()
    await books.release_stale(NOW + 11 * MINUTE)

    for _ in range(2):
        await books.settle(held, FULL_TURN, NOW + 12 * MINUTE)
    assert (await books.wallet()).balance_deci == 100 - sum(item.amount_deci for item in FULL_TURN)


async def test_what_a_late_settlement_finds_uncovered_becomes_due(deps: Deps) -> None:
    books = await open_books(deps)
    await books.grant(65)
    held = await books.hold()
    await books.release_stale(NOW + 11 * MINUTE)
    await books.hold("another", NOW + 11 * MINUTE)

    await books.settle(held, READ_ONLY_TURN, NOW + 12 * MINUTE)
    assert ((await books.wallet()).balance_deci, (await books.wallet()).due_deci) == (0, 10)
    await books.grant(100, "more", NOW + 13 * MINUTE)
    assert ((await books.wallet()).balance_deci, (await books.wallet()).due_deci) == (90, 0)
