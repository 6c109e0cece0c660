"""Which things go wrong, how often and for whom: rules set by `/_sandbox/faults`, drawn with one seeded random."""

from dataclasses import asdict, dataclass, fields
from enum import StrEnum
from random import Random

from services.sandbox.wire import Json


class FaultKind(StrEnum):
    """What can go wrong. Webhooks: duplicate to bad_signature; requests: error to hang; sends and answers: the rest."""

    DUPLICATE = "duplicate"
    REORDER = "reorder"
    BATCH = "batch"
    DELAY = "delay"
    DROP = "drop"
    BAD_SIGNATURE = "bad_signature"
    ERROR = "error"
    LATENCY = "latency"
    HANG = "hang"
    SUSPEND = "suspend"
    FAIL_SEND = "fail_send"
    HOLD = "hold"
    STATUS_FIRST = "status_first"
    CUT = "cut"
    STREAM_ERROR = "stream_error"
    REFUSAL = "refusal"
    LENGTH = "length"
    INVALID_JSON = "invalid_json"
    CONTENT_FILTER = "content_filter"


@dataclass(slots=True, kw_only=True)
class Fault:
    """One rule. `provider` and `route` (part of the path) narrow it; `times` runs out, None never does."""

    kind: FaultKind
    provider: str = ""
    route: str = ""
    to: str = ""
    account: str = ""
    probability: float = 1.0
    times: int | None = None
    seconds: float = 0.0
    size: int = 100
    copies: int = 1
    status: int | None = None  # None: what the code means, or 500
    code: int | str | None = None
    message: str = ""
    retry_after_ms: int | None = None
    html: bool = False
    after: bool = False  # error and hang: only once the request has been carried out
    name: str = ""  # whoever sets a rule may lift it by this
    struck: int = 0

    def concerns(self, provider: str, route: str) -> bool:
        """Whether this rule is about such a request."""
        return self.provider in ("", provider) and self.route in route

    def as_json(self) -> Json:
        """The row that `GET /_sandbox/faults` shows."""
        return asdict(self)


class Faults:
    """The rules in force; the same seed and the same order of requests draw the same faults."""

    def __init__(self, seed: int) -> None:
        self.random = Random(seed)
        self.rules: list[Fault] = []

    def reseed(self, seed: int) -> None:
        """Start the draws over."""
        self.random = Random(seed)

    def add(self, rule: Json) -> Fault:
        """Put a rule in force. Raises ValueError naming an unknown kind or field."""
        unknown = set(rule) - {field.name for field in fields(Fault)}
        if unknown:
            raise ValueError(f"unknown fault field: {', '.join(sorted(unknown))}")
        if "kind" not in rule:
            raise ValueError("a fault needs a kind")
        fault = Fault(**(rule | {"kind": FaultKind(rule["kind"])}))
        self.rules.append(fault)
        return fault

    def draw(self, *kinds: FaultKind, provider: str = "", route: str = "", to: str = "") -> Fault | None:
        """The first rule of these kinds that strikes now; it is used up by one."""
        for fault in self.rules:
            if (
                fault.kind in kinds
                and fault.concerns(provider, route)
                and fault.to in ("", to)
                and self._strikes(fault)
            ):
                return fault
        return None

    def _strikes(self, fault: Fault) -> bool:
        if fault.times == 0 or self.random.random() >= fault.probability:
            return False
        if fault.times is not None:
            fault.times -= 1
        fault.struck += 1
        return True
