"""Which signs of readiness to buy a message shows."""

from services.rules.buying_signal_words import PATTERNS
from services.rules.reading import BuyingSignal


def find_buying_signals(text: str) -> tuple[BuyingSignal, ...]:
    """The signals of the text in the order of the enum."""
    flat = " ".join(text.lower().replace("’", "'").split())
    return tuple(signal for signal in BuyingSignal if PATTERNS[signal].search(flat))
