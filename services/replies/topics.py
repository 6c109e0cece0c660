"""Which of the tenant's facts a contact asks about, by words in the languages that replies are written in."""

import re
from collections.abc import Mapping, Sequence

from services.replies.models import FactKind

# Stems, matched at the start of a word; in Arabic after its article too.
_ASKED: Mapping[FactKind, Sequence[str]] = {
    FactKind.PRICE: (
        "price", "pric", "cost", "rate", "quote", "charges", "fee", "kitna", "kitne", "kitni", "daam", "kimat", "keemat",
        "bhav", "कितन", "दाम", "कीमत", "क़ीमत", "भाव", "سعر", "أسعار", "كم", "تكلف", "precio", "cuánto", "cuanto", "cuesta",
    ),
    FactKind.LOCATION: (
        "where", "address", "location", "located", "showroom", "office", "kahan", "kaha", "pata", "कहाँ", "कहां", "पता",
        "أين", "وين", "عنوان", "موقع", "dónde", "donde", "dirección", "direccion", "ubicaci",
    ),
    FactKind.HOURS: (
        "open", "timing", "hours", "close", "khula", "khulta", "samay", "खुल", "समय", "متى", "مفتوح", "دوام", "horario",
        "abren", "abierto",
    ),
    FactKind.PAYMENT: (
        "emi", "payment", "pay", "upi", "card", "cash", "instal", "kist", "kisht", "finance", "ईएमआई", "किस्त", "भुगतान",
        "دفع", "تقسيط", "أقساط", "pago", "pagar", "cuotas",
    ),
    FactKind.DELIVERY: (
        "deliver", "ship", "dispatch", "courier", "pahunch", "pohoch", "डिलीवरी", "पहुँच", "توصيل", "شحن", "entrega", "envío",
        "envio",
    ),
    FactKind.WARRANTY: (
        "warrant", "guarant", "service", "repair", "गारंटी", "वारंटी", "ضمان", "صيانة", "garantía", "garantia",
    ),
}  # fmt: skip

_PATTERNS = {
    kind: re.compile(rf"\b(?:ال)?(?:{'|'.join(map(re.escape, stems))})", re.IGNORECASE)
    for kind, stems in _ASKED.items()
}


def asked_about(text: str) -> FactKind | None:
    """The kind of fact the contact asks about, the first that fits; None where none does."""
    return next((kind for kind, pattern in _PATTERNS.items() if pattern.search(text)), None)
