"""Reads a phone number as a person types it, in any script's digits, into the digits that channels use."""

import unicodedata

import phonenumbers

LONGEST_TYPED = 40


def digits_of(typed: str, country: str | None = None) -> str | None:
    """Return a possible number in E.164 without its plus, None for anything else.

    `country` (ISO 3166, two letters) is where a number without country code is read as local.
    """
    if len(typed) > LONGEST_TYPED:
        return None
    text = "".join(str(unicodedata.digit(character, character)) for character in unicodedata.normalize("NFKC", typed))
    text = text.strip()
    if text.startswith("00"):
        text = f"+{text[2:]}"
    try:
        number = phonenumbers.parse(text, country)
    except phonenumbers.NumberParseException:
        return None
    if not phonenumbers.is_possible_number(number):
        return None
    return phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164).removeprefix("+")
