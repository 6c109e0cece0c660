"""Which currency stands beside a number: signs, words and codes in the languages contacts write."""

from services.rules.numbers_in_words import Number, Token

_NAMES = {
    "INR": "₹ rs rs. inr rupee rupees rupaye rupay rupya rupaya rupiya rupaiye re रुपये रुपए रुपया रुपयों रु रुपयात रूपये ₨ روپے টাকায় રૂપિયા ਰੁਪਏ ரூபாய் రూపాయలు ರೂಪಾಯಿ രൂപ रुपयांत",
    "USD": "$ usd dollar dollars bucks dólar dólares dolares dolar دولار دولارات डॉलर us$ dollers dolars",
    "EUR": "€ eur euro euros يورو यूरो",
    "GBP": "£ gbp pound pounds quid libras",
    "AED": "aed dirham dirhams dhs dh درهم دراهم درهمًا",
    "SAR": "sar riyal riyals ريال ﷼ ريالات sr",
    "QAR": "qar", "KWD": "kwd kd دينار", "BHD": "bhd", "OMR": "omr", "JOD": "jod",
    "EGP": "egp le جنيه جنيهات",
    "PKR": "pkr", "BDT": "bdt taka টাকা ৳", "LKR": "lkr", "NPR": "npr",
    "IDR": "idr rupiah rp", "MYR": "myr rm ringgit رنجت رينغيت رينجيت رينغت रिंगित", "SGD": "sgd s$", "THB": "thb baht", "PHP": "php ₱", "VND": "vnd ₫",
    "AUD": "aud a$", "NZD": "nzd", "CAD": "cad c$", "MXN": "mxn", "COP": "cop", "ARS": "ars", "CLP": "clp",
    "PEN": "pen soles", "BRL": "brl reais r$", "ZAR": "zar rand", "NGN": "ngn naira ₦", "KES": "kes ksh", "TRY": "try ₺ lira",
    "JPY": "jpy yen", "CNY": "cny yuan rmb", "CHF": "chf francs", "IRR": "irr تومان تومن", "MAD": "mad", "IQD": "iqd",
}  # fmt: skip
_CODES = {name: code for code, names in _NAMES.items() for name in names.split()}
_PESOS = frozenset({"MXN", "COP", "ARS", "CLP", "PHP"})
# Too common as words or too short to be taken for money after a number: "5 le lo", "10 re", "try".
_ONLY_BEFORE = frozenset({"le", "re", "try", "rm", "rp", "sr", "pen", "mad", "cop", "cad"})


def currency_beside(tokens: list[Token], number: Number, default: str) -> tuple[str | None, int, int]:
    """The ISO code named right before or after a number (None if none) and the first and last token it spans."""
    before = tokens[number.first - 1].word if number.first else ""
    skip = 1
    if before == "." and number.first > 1:
        before, skip = tokens[number.first - 2].word, 2
    if before in _CODES:
        return _CODES[before], number.first - skip, number.last
    after = tokens[number.last + 1].word if number.last + 1 < len(tokens) else ""
    code = None if after in _ONLY_BEFORE else _named(after, default)
    if code is not None:
        return code, number.first, number.last + 1
    if after == "/" and number.last + 2 < len(tokens) and tokens[number.last + 2].word == "-":
        return "INR", number.first, number.last + 2
    return None, number.first, number.last


def currency_named(tokens: list[Token], default: str) -> str | None:
    """The last currency a text names anywhere, None if none: the one the talk is in."""
    found = [code for token in tokens if token.word not in _ONLY_BEFORE and (code := _named(token.word, default))]
    return found[-1] if found else None


def _named(word: str, default: str) -> str | None:
    if word in {"peso", "pesos"}:
        return default if default in _PESOS else "MXN"
    if word in {"taka", "টাকা"} and default == "INR":
        return "INR"  # West Bengal says taka for rupees
    return _CODES.get(word)
