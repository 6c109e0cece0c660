"""How phones, e-mails and names look to roles that may not see personal data: recognisable, not usable.

Who gets them masked is `permissions.sees_personal_data`; masking happens before a row leaves its screen.
"""

MASK = "•••"

# Digits of a phone that stay: enough to tell two contacts apart, too few to call one.
PHONE_DIGITS_SHOWN = 2


def mask_phone(phone: str) -> str:
    """ "+919876543210" → "+91•••10"; country code and last digits stay, a short number goes altogether."""
    if len(phone) < 8:
        return MASK
    start = phone[:3] if phone.startswith("+") else ""
    return f"{start}{MASK}{phone[-PHONE_DIGITS_SHOWN:]}"


def mask_email(email: str) -> str:
    """ "meera@asha.test" → "m•••@•••.test"; the first letter and the top-level domain stay."""
    local, at, domain = email.rpartition("@")
    if not at or not local:
        return MASK
    _, dot, top = domain.rpartition(".")
    return f"{local[0]}{MASK}@{MASK}{dot}{top if dot else ''}"


def mask_name(name: str) -> str:
    """ "Meera Nair" → "M••• N•••"; the first character of each word stays, in any script."""
    return " ".join(f"{word[0]}{MASK}" for word in name.split()) or MASK
