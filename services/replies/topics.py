"""Which kinds of fact a contact asks about, by words in the languages that replies are written in."""

import re
from collections.abc import Mapping, Sequence

from services.replies.models import FactKind
from services.rules.expectations import asks_something

# Stems, matched at the start of a word; in Arabic after its article too.
_ASKED: Mapping[FactKind, Sequence[str]] = {
    FactKind.PRICE: (
        "price", "pric", "how much", "cost", "harga", "berapa", "rate", "quote", "charges", "fee", "kitna", "kitne", "kitni", "daam", "kimat", "keemat",
        "bhav", "on road", "on-road", "ex showroom", "ex-showroom", "कितन", "दाम", "कीमत", "क़ीमत", "भाव", "سعر", "أسعار", "كم", "تكلف", "precio", "cuánto", "cuanto", "cuesta",
    ),
    FactKind.LOCATION: (
        "where", "address", "location", "located", "showroom", "office", "kahan", "kaha", "pata", "कहाँ", "कहां", "पता",
        "أين", "وين", "عنوان", "موقع", "dónde", "donde", "dirección", "direccion", "ubicaci",
    ),
    FactKind.HOURS: (
        "open", "timings", "hours", "close", "khula", "khulta", "band hot", "खुल", "बंद होत", "مفتوح", "تفتح", "تغلق", "دوام", "horario",
        "abren", "abierto",
    ),
    FactKind.PAYMENT: (
        "emi", "payment", "pay", "upi", "card", "cash", "instal", "kist", "kisht", "finance", "ईएमआई", "किस्त", "भुगतान",
        "دفع", "تقسيط", "أقساط", "pago", "pagar", "cuotas",
    ),
    FactKind.DELIVERY: (
        "deliver", "ship", "dispatch", "courier", "possession", "keys", "pahunch", "pohoch", "chaabi", "डिलीवरी", "पहुँच", "चाबी", "توصيل", "شحن", "استلام", "تسليم", "entrega", "envío",
        "envio",
    ),
    FactKind.WARRANTY: (
        "warrant", "guarant", "service", "repair", "गारंटी", "वारंटी", "ضمان", "صيانة", "garantía", "garantia",
    ),
    # Who asks whether we are real is answered by since when, and for how many.
    FactKind.COMPANY: (
        "genuine", "legit", "trustworth", "trust you", "trust u", "reliable", "scam", "fraud", "fake", "real company", "since when",
        "how long have you been", "bharosa", "asli", "farzi", "kab se ho", "भरोसा", "असली", "फ़र्ज़ी", "फर्जी", "धोखा", "موثوق", "احتيال", "نصاب",
        "fiable", "estafa", "confiar", "de confianza",
    ),
}  # fmt: skip

_PATTERNS = {
    kind: re.compile(rf"\b(?<!ex[ -])(?:ال)?(?:{'|'.join(map(re.escape, stems))})", re.IGNORECASE)
    for kind, stems in _ASKED.items()
}


def kinds_asked(text: str) -> tuple[FactKind, ...]:
    """The kinds of fact that the questions of the text are about, in the order of the table."""
    questions = "\n".join(line for line in text.splitlines() if asks_something(line))
    return tuple(kind for kind, pattern in _PATTERNS.items() if pattern.search(questions))
