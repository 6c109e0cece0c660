"""A wallet is the sum of its entries, covers its holds and stays above zero, whatever happens in whatever order."""

from datetime import timedelta
from uuid import uuid4

from factories import NOW
from hypothesis import given, settings
from hypothesis import strategies as st
from token_books import FULL_TURN, READ_ONLY_TURN, Books, open_books

from services.billing.commands import Held
from services.deps import Deps

ACTS = st.one_of(
    st.tuples(st.just("grant"), st.integers(0, 150)),
    st.tuples(st.just("top up"), st.integers(0, 150)),
    st.tuples(st.just("hold"), st.integers(0, 3)),
    st.tuples(st.just("settle"), st.integers(0, 3)),
    st.tuples(st.just("refund"), st.integers(0, 3)),
    st.tuples(st.just("inbound"), st.integers(1, 3)),
    st.tuples(st.just("charge"), st.integers(0, 3)),
    st.tuples(st.just("wait"), st.sampled_from([1, 599, 601, 6 * 3600])),
    st.tuples(st.just("sweep"), st.just(0)),
)
LIMIT = 130


class Life:
    """One wallet, the clock, and the holds of four turns."""

    def __init__(self, books: Books) -> None:
        self.books = books
        self.now = NOW
        self.held: dict[int, Held] = {}
        self.acts = 0

    async def act(self, what: str, number: int) -> None:
        """Do one thing a moment later; what was never held is neither settled nor refunded."""
        self.now += timedelta(seconds=1)
        self.acts += 1
        key = f"{what}:{self.acts}"
        match what:
            case "grant":
                await self.books.grant(number, key, self.now)
            case "top up":
                await self.books.top_up(number, key, self.now)
            case "inbound":
                await self.books.inbound([uuid4() for _ in range(number)], self.now)
            case "charge":
                await self.books.charge(f"charge:{number}", self.now)
            case "wait":
                self.now += timedelta(seconds=number)
            case "sweep":
                await self.books.release_stale(self.now)
            case _:
                await self.turn(what, number)

    async def turn(self, what: str, number: int) -> None:
        """Hold, settle or refund one turn; turns with an even number cost all that was held."""
        if what == "hold" and number not in self.held:
            held = await self.books.hold(str(number), self.now)
            self.held |= {number: held} if held.covers else {}
        elif what == "settle" and number in self.held:
            await self.books.settle(self.held[number], READ_ONLY_TURN if number % 2 else FULL_TURN, self.now)
        elif what == "refund" and number in self.held:
            await self.books.refund(self.held[number], self.now)


@settings(max_examples=25, deadline=None)
@given(acts=st.lists(ACTS, min_size=4, max_size=20))
async def test_wallet_adds_up_after_every_act(deps: Deps, acts: list[tuple[str, int]]) -> None:
    life = Life(await open_books(deps, limit=LIMIT))
    for what, number in [("grant", 100), *acts]:
        await life.act(what, number)
        wallet = await life.books.wallet()

        assert (wallet.granted_deci, wallet.topped_up_deci) == (wallet.sum_granted, wallet.sum_topped_up)
        assert min(wallet.granted_deci, wallet.topped_up_deci, wallet.lowest) >= 0
        assert wallet.due_deci == wallet.sum_due
        assert wallet.sum_held == wallet.sum_set_aside
        # A turn held before midnight and settled after it is the only way past the day's limit.
        assert 0 <= wallet.day_granted_used_deci <= LIMIT + sum(held.covers for held in life.held.values()) * 60
        assert wallet.period_used_deci <= wallet.period_total_deci
