"""What is given up when the queue grows, and when it comes back: four modes that do not flap."""

from dataclasses import dataclass
from enum import StrEnum


class Mode(StrEnum):
    """How far the product has stepped back, in rising order."""

    NORMAL = "normal"
    LIGHT = "light"  # analytics wait, scans at most every 10 min
    MODERATE = "moderate"  # no persuasion variants either, and a language model for HOT and risky turns only
    SEVERE = "severe"  # templates only


MODES = tuple(Mode)


@dataclass(frozen=True, slots=True, kw_only=True)
class BackpressurePolicy:
    """Queue depths above which a mode begins, and the percent of it at which it ends (policies.md, Limits)."""

    version: str = "2026-11-22"
    light_depth: int = 1_000
    moderate_depth: int = 2_000
    severe_depth: int = 5_000
    leave_percent: int = 80
    # Leakage scans run every 5 min, under pressure every 10 (PRD, Lead Leakage Prevention).
    scan_seconds: int = 300
    scan_seconds_under_pressure: int = 600

    @property
    def depths(self) -> tuple[tuple[Mode, int], ...]:
        """The modes with their thresholds, rising."""
        return (
            (Mode.LIGHT, self.light_depth),
            (Mode.MODERATE, self.moderate_depth),
            (Mode.SEVERE, self.severe_depth),
        )


DEFAULT = BackpressurePolicy()


def next_mode(current: Mode, depth: int, policy: BackpressurePolicy = DEFAULT) -> Mode:
    """The mode at a queue depth: entered above its threshold, left at 80 % of it, possibly several steps at once."""
    entered = [mode for mode, threshold in policy.depths if depth > threshold]
    kept = [
        mode
        for mode, threshold in policy.depths
        if MODES.index(mode) <= MODES.index(current) and depth * 100 > threshold * policy.leave_percent
    ]
    return max([Mode.NORMAL, *entered, *kept], key=MODES.index)


# Why a turn was read and answered without the language model that is there.
BUSY = "busy"


def defers_analytics(mode: Mode) -> bool:
    """True where analytics wait."""
    return mode is not Mode.NORMAL


def scan_seconds(mode: Mode, policy: BackpressurePolicy = DEFAULT) -> int:
    """How often leakage scans run."""
    return policy.scan_seconds if mode is Mode.NORMAL else policy.scan_seconds_under_pressure


def allows_variants(mode: Mode) -> bool:
    """True where replies may use persuasion variants."""
    return mode in (Mode.NORMAL, Mode.LIGHT)


def allows_model(mode: Mode, *, is_hot: bool, is_risky: bool) -> bool:
    """True where a language model may be called for a turn; else local readings and templates only.

    Risky is what tempts to say more than is true.
    """
    return mode in (Mode.NORMAL, Mode.LIGHT) or (mode is Mode.MODERATE and (is_hot or is_risky))
