"""Identifiers in the shapes of the providers; unique over restarts, because the product keeps what it has seen."""

import base64
import hashlib
import itertools
import secrets
import uuid


class Identifiers:
    """Makes new ids: a prefix drawn once per process, then a counter, so that a restart never repeats one."""

    def __init__(self) -> None:
        self._prefix = secrets.token_hex(6)
        self._counter = itertools.count(1)

    def message_id(self, phone: str) -> str:
        """A wamid, e.g. wamid.HBgM…; opaque to the product."""
        packed = f"{phone}\x15\x02{self.token()}".encode()
        return "wamid.HBgM" + base64.b64encode(packed).decode().rstrip("=")

    def number(self) -> str:
        """Digits, as media, template and phone ids are."""
        return str(int(self.token(), 16) % 10**15 + 10**15)

    def uuid(self) -> str:
        """A UUID, as mail ids are."""
        return str(uuid.uuid5(uuid.NAMESPACE_OID, self.token()))

    def token(self) -> str:
        """Hexadecimal digits that occur once."""
        return f"{self._prefix}{next(self._counter):06x}"


def fbtrace_id(text: str) -> str:
    """The trace id of an error answer, stable for the same text."""
    return "A" + base64.urlsafe_b64encode(hashlib.sha256(text.encode()).digest())[:22].decode()


def scoped_user_id(portfolio: str, phone: str, generation: int) -> str:
    """A BSUID: country code and digits, different per portfolio and after each number change (contract 1.5)."""
    digest = hashlib.sha256(f"{portfolio}|{phone}|{generation}".encode()).hexdigest()
    return f"{_country_of(phone)}.{int(digest[:16], 16)}"


def _country_of(phone: str) -> str:
    codes = {"91": "IN", "60": "MY", "65": "SG", "971": "AE", "966": "SA", "44": "GB", "55": "BR", "52": "MX"}
    return next((country for prefix, country in codes.items() if phone.startswith(prefix)), "US")
