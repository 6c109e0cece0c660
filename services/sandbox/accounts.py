"""Which inboxes the sandbox plays: the demo tenants' numbers by default; everything about them can be configured."""

from collections.abc import Iterator
from dataclasses import asdict, dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Account:
    """One inbox as its provider knows it; `waba_id` doubles as the portfolio that scopes BSUIDs."""

    channel: str
    tenant: str
    phone_number_id: str
    waba_id: str
    display_phone_number: str
    verified_name: str

    @property
    def digits(self) -> str:
        """The number as webhooks spell it: digits only."""
        return digits_of(self.display_phone_number)

    def as_json(self) -> dict[str, str]:
        """The row that `GET /_sandbox/accounts` shows."""
        return asdict(self)


DEMO_ACCOUNTS = (
    Account(
        channel="whatsapp",
        tenant="Asha Motors",
        phone_number_id="106540352242922",
        waba_id="102290129340398",
        display_phone_number="+91 80 4718 2200",
        verified_name="Asha Motors",
    ),
    Account(
        channel="whatsapp",
        tenant="Borneo Homes",
        phone_number_id="209988776655443",
        waba_id="203344556677889",
        display_phone_number="+60 3-2770 1100",
        verified_name="Borneo Homes",
    ),
)


def digits_of(phone: str) -> str:
    """The digits of a phone number in any spelling."""
    return "".join(letter for letter in phone if letter.isdigit())


class AccountBook:
    """Finds an account by the ids that requests carry."""

    def __init__(self, accounts: tuple[Account, ...]) -> None:
        self._accounts = accounts

    def __iter__(self) -> Iterator[Account]:
        return iter(self._accounts)

    def add(self, account: Account) -> None:
        """Play one more inbox, in place of the one that had its phone number id."""
        others = tuple(a for a in self._accounts if a.phone_number_id != account.phone_number_id)
        self._accounts = (*others, account)

    def of_phone(self, phone_number_id: str) -> Account | None:
        """The account that owns this phone number id."""
        return next((a for a in self._accounts if a.phone_number_id == phone_number_id), None)

    def of_waba(self, waba_id: str) -> list[Account]:
        """Every account of this WhatsApp Business Account."""
        return [a for a in self._accounts if a.waba_id == waba_id]

    def chosen(self, channel: str, name: str | None) -> Account | None:
        """The account a control request means: by tenant or number; the channel's first when unnamed."""
        mine = [a for a in self._accounts if a.channel == channel]
        if name is None:
            return mine[0] if mine else None
        wanted = name.casefold()
        return next((a for a in mine if wanted in _names_of(a)), None)


def _names_of(account: Account) -> set[str]:
    tenant = account.tenant.casefold()
    return {
        tenant,
        tenant.split()[0],
        account.phone_number_id,
        account.waba_id,
        account.digits,
        account.display_phone_number,
    }
