"""What a benchmark says: figures with the reference measured in the same run, as a table and as JSON."""

import json
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from enum import StrEnum
from pathlib import Path


class Size(StrEnum):
    """How much is measured: `quick` shows that a benchmark works, its figures mean nothing."""

    FULL = "full"
    QUICK = "quick"


class Goal(StrEnum):
    """Which side of the goal is the good one."""

    AT_LEAST = "at least"
    AT_MOST = "at most"


@dataclass(frozen=True, slots=True)
class Reference:
    """What something plain reached beside a figure, in the figure's unit."""

    value: float
    name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """One measured figure beside its reference; `goal` compares `value`."""

    bench: str
    name: str
    value: float
    unit: str
    reference: Reference | None = None
    goal: float | None = None
    side: Goal = Goal.AT_LEAST

    @property
    def ratio(self) -> float | None:
        """The value over its reference."""
        return self.value / self.reference.value if self.reference and self.reference.value else None

    @property
    def is_met(self) -> bool | None:
        """Whether the goal is reached, None without a goal."""
        if self.goal is None:
            return None
        return self.value >= self.goal if self.side is Goal.AT_LEAST else self.value <= self.goal


_HEADS = ("bench", "figure", "value", "unit", "reference", "ratio", "goal", "met")
_MET = {True: "yes", False: "NO", None: ""}


def table(figures: Sequence[Figure]) -> str:
    """The figures as aligned columns."""
    rows = [_HEADS, *(_row(figure) for figure in figures)]
    widths = [max(len(row[column]) for row in rows) for column in range(len(_HEADS))]
    return "\n".join("  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)) for row in rows)


def _row(figure: Figure) -> tuple[str, ...]:
    reference = f"{figure.reference.value:,.1f} {figure.reference.name}" if figure.reference else ""
    ratio = f"{figure.ratio:.2f}" if figure.ratio is not None else ""
    goal = f"{figure.side} {figure.goal:g}" if figure.goal is not None else ""
    value = f"{figure.value:,.1f}"
    return figure.bench, figure.name, value, figure.unit, reference, ratio, goal, _MET[figure.is_met]


def write(figures: Sequence[Figure], path: Path, *, size: Size, cores: int) -> None:
    """Write the figures as JSON: {size, cores, figures: [{…, ratio, is_met}]}."""
    rows = [asdict(figure) | {"ratio": figure.ratio, "is_met": figure.is_met} for figure in figures]
    path.write_text(json.dumps({"size": size, "cores": cores, "figures": rows}, indent=2) + "\n")


def percentile(values: Sequence[float], percent: int) -> float:
    """The smallest value that `percent` of all values do not exceed (nearest rank)."""
    ordered = sorted(values)
    return ordered[max(0, -(-percent * len(ordered) // 100) - 1)]
