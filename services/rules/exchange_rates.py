"""What a unit of a currency is worth in US dollars, by a dated table, for sorting budgets into bands.

Rounded planning rates set by hand: bands are coarse. An amount is never charged or paid at them.
"""

from datetime import date
from decimal import Decimal

RATES_AT = date(2026, 1, 15)

# Millionths of a US dollar for one unit.
_MICRO_USD = {
    "USD": 1_000_000, "INR": 11_500, "EUR": 1_100_000, "GBP": 1_290_000, "AED": 272_000, "SAR": 267_000,
    "QAR": 275_000,
    "KWD": 3_250_000, "BHD": 2_650_000, "OMR": 2_600_000, "EGP": 20_500, "JOD": 1_410_000, "PKR": 3_550, "BDT": 8_200,
    "LKR": 3_300, "NPR": 7_200, "IDR": 61, "MYR": 235_000, "SGD": 765_000, "THB": 30_000, "PHP": 17_300, "VND": 39,
    "AUD": 655_000, "NZD": 590_000, "CAD": 720_000, "MXN": 53_000, "COP": 250, "ARS": 750, "CLP": 1_060, "PEN": 280_000,
    "BRL": 180_000, "ZAR": 56_000, "NGN": 660, "KES": 7_700, "TRY": 24_500, "JPY": 6_600, "CNY": 139_000,
    "CHF": 1_180_000, "IRR": 1, "MAD": 105_000, "IQD": 760,
}  # fmt: skip


def currencies() -> list[str]:
    """Every ISO 4217 code with a rate, sorted."""
    return sorted(_MICRO_USD)


def is_known(currency: str) -> bool:
    """True where the table has a rate for the ISO 4217 code."""
    return currency in _MICRO_USD


def to_usd(amount: Decimal, currency: str) -> Decimal:
    """The amount in US dollars; raises KeyError for a currency without a rate."""
    return amount * _MICRO_USD[currency] / 1_000_000
