"""What the import page remembers: what would come of the chosen file, then what came of it. The file stays outside."""

from dataclasses import dataclass, field
from typing import Any

import reflex as rx

from flexoraa_app.session import SessionState
from services.rules.permissions import Access, Area

SHOWN_LINES = 100


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """A row that is left out, with why."""

    line: int = 0
    name: str = ""
    reason: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Shown:
    """The route's answer in the page's words."""

    contacts: int = 0
    known: int = 0
    names: str = ""
    left_out: list[Line] = field(default_factory=list)
    left_out_count: int = 0


class ImportState(SessionState):
    """The two steps of an import; the browser sends the file itself, once to look and once to do it."""

    shown: Shown = Shown()
    is_looked_at: bool = False
    is_done: bool = False
    problem: str = ""

    @rx.event
    async def load(self) -> None:
        """Begin anew."""
        await self._principal(Area.LEADS, Access.WRITE)
        self.shown, self.is_looked_at, self.is_done, self.problem = Shown(), False, False, ""

    @rx.event
    async def looked(self, answer: dict[str, Any]) -> None:
        """Show what would come of the file."""
        await self._principal(Area.LEADS, Access.WRITE)
        self._take(answer)
        self.is_looked_at, self.is_done = not self.problem, False

    @rx.event
    async def brought_in(self, answer: dict[str, Any]) -> None:
        """Show what came of the file."""
        await self._principal(Area.LEADS, Access.WRITE)
        self._take(answer)
        self.is_done = not self.problem

    def _take(self, answer: dict[str, Any]) -> None:
        self.problem = str(answer.get("problem", ""))
        if self.problem:
            return
        lines = [one for one in answer.get("left_out") or () if isinstance(one, dict)]
        self.shown = Shown(
            contacts=_count(answer.get("contacts")),
            known=_count(answer.get("known")),
            names=", ".join(map(str, answer.get("names") or ())),
            left_out=[
                Line(line=_count(one.get("line")), name=str(one.get("name", "")), reason=str(one.get("reason", "")))
                for one in lines[:SHOWN_LINES]
            ],
            left_out_count=len(lines),
        )


def _count(value: object) -> int:
    return value if isinstance(value, int) else 0
