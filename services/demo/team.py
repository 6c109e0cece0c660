"""Hands the demo's leads to its SDRs by the routing rule, with the figures that the team had at each moment."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from uuid import UUID

from services.rules.bands import Band
from services.rules.candidates import DEFAULT, Candidate, Need
from services.rules.routing import Choice, choose

CAPACITY = 40


@dataclass(frozen=True, slots=True, kw_only=True)
class Sdr:
    """An SDR of the demo."""

    member_id: UUID
    languages: frozenset[str]
    joined_at: datetime


@dataclass(slots=True, kw_only=True)
class _Given:
    member_id: UUID
    band: Band
    at: datetime
    until: datetime


@dataclass(slots=True, kw_only=True)
class Team:
    """Remembers who got what, lead after lead in the order of time."""

    sdrs: Sequence[Sdr]
    given: list[_Given] = field(default_factory=list)

    def route(self, need: Need, at: datetime, *, until: datetime) -> Choice:
        """Choose an SDR; the lead counts as open until its end."""
        choice = choose(need, [self._candidate(sdr, at) for sdr in self.sdrs], at)
        if choice.member_id:
            self.given.append(_Given(member_id=choice.member_id, band=need.band, at=at, until=until))
        return choice

    def _candidate(self, sdr: Sdr, at: datetime) -> Candidate:
        got = [one for one in self.given if one.member_id == sdr.member_id]
        open_now = [one for one in got if one.at <= at < one.until]
        week = at - timedelta(days=DEFAULT.warm_days)
        return Candidate(
            member_id=sdr.member_id,
            available_at=at,
            open_conversations=sum(one.band is not Band.COLD for one in open_now),
            capacity=CAPACITY,
            languages=sdr.languages,
            open_hot=sum(one.band is Band.HOT for one in open_now),
            last_hot_at=max((one.at for one in got if one.band is Band.HOT), default=None),
            recent_warm=sum(one.band is Band.WARM and one.at > week for one in got),
            joined_at=sdr.joined_at,
            last_assigned_at=max((one.at for one in got), default=None),
        )
