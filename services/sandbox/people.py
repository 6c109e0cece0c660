"""Who the played contacts are, and which of their names each business sees (contracts/whatsapp.md 1.5)."""

from dataclasses import dataclass, replace
from enum import StrEnum

from services.sandbox.accounts import Account, digits_of
from services.sandbox.identifiers import scoped_user_id
from services.sandbox.wire import Json


class Visibility(StrEnum):
    """What of a contact a webhook shows; `a` to `d` in control requests."""

    NO_USERNAME = "a"
    PHONE_HIDDEN = "b"
    PHONE_VISIBLE = "c"
    PARENT_ID = "d"


class Attention(StrEnum):
    """What a contact's phone does with what it is sent: shows it read, keeps it unread, or is off."""

    READING = "reading"
    AWAY = "away"
    OFF = "off"


@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    """One contact as one portfolio sees them; `generation` counts the changes of number."""

    phone: str
    bsuid: str
    name: str
    visibility: Visibility = Visibility.NO_USERNAME
    username: str | None = None
    parent_bsuid: str | None = None
    generation: int = 0
    stopped_marketing: bool = False

    @property
    def shows_phone(self) -> bool:
        """Whether `wa_id` and `from` are present."""
        return self.visibility is not Visibility.PHONE_HIDDEN

    def as_contact(self) -> Json:
        """The entry of `contacts[]` in a webhook."""
        profile = {"name": self.name} | ({"username": self.username} if self.username else {})
        contact: Json = {"profile": profile, "user_id": self.bsuid}
        if self.shows_phone:
            contact["wa_id"] = self.phone
        if self.parent_bsuid:
            contact["parent_user_id"] = self.parent_bsuid
        return contact

    def as_sender(self) -> Json:
        """The identity keys of `messages[]`."""
        keys: Json = {"from_user_id": self.bsuid}
        if self.shows_phone:
            keys["from"] = self.phone
        if self.parent_bsuid:
            keys["from_parent_user_id"] = self.parent_bsuid
        return keys


class People:
    """Every contact that was ever named, by portfolio; strangers are met on first use."""

    def __init__(self) -> None:
        self._by_phone: dict[tuple[str, str], Person] = {}
        self._by_bsuid: dict[tuple[str, str], str] = {}
        self._attention: dict[tuple[str, str], Attention] = {}

    def attention(self, account: Account, phone: str) -> Attention:
        """What the contact's phone does now; reading unless it was told otherwise."""
        return self._attention.get((account.waba_id, phone), Attention.READING)

    def attend(self, account: Account, phone: str, attention: Attention) -> None:
        """Put a contact's phone down, take it up, or switch it off."""
        self._attention[(account.waba_id, phone)] = attention

    def meet(self, account: Account, address: str, seen: Json | None = None) -> Person:
        """The contact with this phone or BSUID; `seen` may carry name, username, identity and bsuid."""
        phone = self._by_bsuid.get((account.waba_id, address)) or digits_of(address)
        known = self._by_phone.get((account.waba_id, phone)) or _stranger(account, phone, address)
        return self.remember(account, _described(known, seen or {}))

    def remember(self, account: Account, person: Person) -> Person:
        """Store what is now known about a contact."""
        self._by_phone[(account.waba_id, person.phone)] = person
        self._by_bsuid[(account.waba_id, person.bsuid)] = person.phone
        if person.parent_bsuid:
            self._by_bsuid[(account.waba_id, person.parent_bsuid)] = person.phone
        return person

    def move(self, account: Account, person: Person, new_phone: str) -> Person:
        """Give a contact another number, and therefore another BSUID."""
        generation = person.generation + 1
        bsuid = scoped_user_id(account.waba_id, new_phone, generation)
        self._by_phone.pop((account.waba_id, person.phone), None)
        return self.remember(account, replace(person, phone=new_phone, bsuid=bsuid, generation=generation))


def _stranger(account: Account, phone: str, address: str) -> Person:
    is_bsuid = "." in address
    bsuid = address if is_bsuid else scoped_user_id(account.waba_id, phone, 0)
    return Person(phone=phone, bsuid=bsuid, name=f"Contact {phone[-4:]}")


def _described(person: Person, seen: Json) -> Person:
    visibility = Visibility(seen.get("identity") or person.visibility)
    username = seen.get("username") or person.username
    if visibility in (Visibility.PHONE_HIDDEN, Visibility.PHONE_VISIBLE) and not username:
        username = f"@user{person.phone[-6:]}"
    parent = person.parent_bsuid
    if visibility is Visibility.PARENT_ID and not parent:
        parent = person.bsuid.replace(".", ".ENT.", 1)
    return replace(
        person,
        visibility=visibility,
        username=username,
        parent_bsuid=parent,
        name=seen.get("name") or person.name,
        bsuid=seen.get("bsuid") or person.bsuid,
    )
