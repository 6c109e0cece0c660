"""Which top-ups are on offer and what they cost; the operator's to change (PRD, Token Top-Up)."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class TopUp:
    """An offer: tenths of a token for a price in the currency's smallest unit."""

    amount_deci: int
    price_minor: int
    currency: str = "USD"
    version: str = "2026-11-22"


TOP_UPS = (
    TopUp(amount_deci=1_000, price_minor=50_00),
    TopUp(amount_deci=5_000, price_minor=200_00),
    TopUp(amount_deci=10_000, price_minor=350_00),
    TopUp(amount_deci=50_000, price_minor=1500_00),
)


def saving_percent(offer: TopUp) -> int:
    """How much less a token costs than in the smallest offer, in whole percent."""
    first = TOP_UPS[0]
    full_price = first.price_minor * offer.amount_deci // first.amount_deci
    return (full_price - offer.price_minor) * 100 // full_price
