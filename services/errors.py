"""Every error the product raises on purpose, in one tree; the class docstring is the message a user reads.

FlexoraaError
├── NotFound            also for another tenant's or another owner's id: existence is not told
├── NotAllowed
├── ConfirmationNeeded  a sensitive act, and the last proof of identity is too old
├── SignedOut
├── InvalidInput
├── TermsOutstanding    an admin has not accepted the current documents for the company
├── NotReady            what is asked for will be there in a moment
├── TriedTooOften       who guesses waits before the next try counts
├── Conflict            somebody else changed it first
├── ConfigurationError
├── CannotStart         a busy port, a broken data folder, pages that were not built
├── DecryptionError
│   └── SubjectErased   the contact's key is destroyed
├── StorageUnavailable  the database is away; who sent this sends it again
└── GatewayError        an outside service; carries `retryable` and `retry_after_seconds`
    ├── GatewayTimeout  the outcome is unknown
    ├── GatewayRefused  the service said no; carries its code
    └── KeyRefused      the key service no longer lets this key be used

What policy foresees (an empty wallet, a closed window) is a return value of a rule, not an error.
"""


class FlexoraaError(Exception):
    """Something went wrong."""

    def __str__(self) -> str:
        detail = super().__str__()
        message = (self.__doc__ or "").strip().split("\n")[0]
        return f"{message} {detail}".strip() if detail else message


class NotFound(FlexoraaError):
    """This does not exist, or you have no access to it."""


class NotAllowed(FlexoraaError):
    """Your role does not allow this."""


class ConfirmationNeeded(FlexoraaError):
    """Please confirm that it is you before you go on."""


class SignedOut(FlexoraaError):
    """You are signed out. Please sign in again."""


class TermsOutstanding(FlexoraaError):
    """Please accept the current terms for your company first."""


class InvalidInput(FlexoraaError):
    """This cannot be accepted as it is."""


class NotReady(FlexoraaError):
    """This is not ready yet. Try again in a minute."""


class TriedTooOften(FlexoraaError):
    """Too many tries that failed. Wait a minute and try again."""


class Conflict(FlexoraaError):
    """Somebody else changed this first. Look again before you go on."""


class ConfigurationError(FlexoraaError):
    """The configuration is not usable."""


class CannotStart(FlexoraaError):
    """Flexoraa cannot start."""


class DecryptionError(FlexoraaError):
    """A stored value could not be decrypted: wrong key, or the row was moved or altered."""


class SubjectErased(DecryptionError):
    """What was known of this contact has been erased."""


class StorageUnavailable(FlexoraaError):
    """This cannot be stored at the moment."""


class GatewayError(FlexoraaError):
    """An outside service did not do what was asked."""

    retryable = True

    def __init__(self, detail: str = "", *, retry_after_seconds: int | None = None) -> None:
        super().__init__(detail)
        self.retry_after_seconds = retry_after_seconds


class GatewayTimeout(GatewayError):
    """An outside service did not answer in time; whether it acted is unknown."""


class GatewayRefused(GatewayError):
    """An outside service refused the request."""

    retryable = False

    def __init__(self, detail: str = "", *, code: int, retry_after_seconds: int | None = None) -> None:
        super().__init__(detail, retry_after_seconds=retry_after_seconds)
        self.code = code


class KeyRefused(GatewayError):
    """The key service does not let the wrapping key be used."""

    retryable = False
