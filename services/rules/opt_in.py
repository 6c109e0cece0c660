"""Whether a contact that had opted out asks to be written to again: a START word, in any supported language.

Only the whole message counts, and only after an opt-out; anything longer is an ordinary message that a person reads.
"""

from services.rules.keyword import folded, without_edges

_WORDS = frozenset(
    without_edges(folded(line))
    for line in """
start|start again|unstop|resume|subscribe|resubscribe|opt in|optin|opt-in|opt me in
shuru|shuru karo|shuru kro|phir se shuru karo|chalu karo|chalu kro|wapas shuru karo
शुरू|शुरू करो|शुरू करें|चालू करो|स्टार्ट|सुरू करा|চালু করুন|শুরু করুন|স্টার্ট|શરૂ કરો|સ્ટાર્ટ|ਸ਼ੁਰੂ ਕਰੋ|ਸਟਾਰਟ
தொடங்கு|தொடங்குங்கள்|ஸ்டார்ட்|ప్రారంభించండి|స్టార్ట్|ಪ್ರಾರಂಭಿಸಿ|ಸ್ಟಾರ್ಟ್|തുടങ്ങുക|സ്റ്റാർട്ട്|ଆରମ୍ଭ କରନ୍ତୁ|ଷ୍ଟାର୍ଟ
شروع کرو|شروع کریں|اسٹارٹ|ابدأ|ابدا|استئناف|اشتراك|ستارت|شروع|شروع کنید|ادامه دهید
iniciar|comenzar|empezar|reanudar|alta|suscribir|suscribirme
""".replace("|", "\n").splitlines()
    if line.strip()
)


def asks_to_resume(text: str) -> bool:
    """True where the message is a START word and nothing else, but for case and punctuation."""
    return " ".join(without_edges(folded(text)).split()) in _WORDS
