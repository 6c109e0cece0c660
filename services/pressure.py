"""What this process knows of the work that waits: in which mode it works."""

from dataclasses import dataclass

from services.rules.backpressure import Mode


@dataclass(slots=True, kw_only=True)
class Pressure:
    """The mode of the deployment, as this process's worker saw it last."""

    mode: Mode = Mode.NORMAL
