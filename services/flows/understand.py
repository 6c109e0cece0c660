"""Reads a turn, with what a language model would say to it where there is one: thought of ahead, or asked now.

What the model proposes goes through the guard here; refused, it is asked once more with the reason, and after that
the templates write. No transaction is open meanwhile.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from services.conversations.turns import Turn
from services.deps import Deps
from services.flows.turn_answer import asked_last, spoken_language
from services.leads.queries import LeadRecord
from services.ports import ASKING, Asking, EngineReading
from services.replies.brief import brief_for
from services.replies.guard import proposal_refusals
from services.replies.queries import ApprovedFact
from services.rules.backpressure import BUSY, allows_model
from services.rules.bands import Band
from services.rules.claim_bait import is_claim_bait
from services.rules.turn import MODEL_SECONDS
from services.rules.turn_text import TurnText
from services.thoughts import About, input_hash

# The word of adapters/openai/failures.py for a model that was too slow.
DEADLINE = "deadline"
# A second draft is not begun with less time than this.
LEAST_SECONDS = 0.2


@dataclass(frozen=True, slots=True, kw_only=True)
class Heard:
    """A turn as a model is to be asked about it: by which prompt, and with which of the tenant's facts."""

    turn: Turn
    text: TurnText
    asking: Asking
    facts: Sequence[ApprovedFact]
    is_hot: bool

    @property
    def about(self) -> About | None:
        """What is thought of; None where the words are nobody's."""
        subject, turn = self.turn.subject, self.turn
        hashed = input_hash(self.text, self.asking)
        return About(conversation_id=turn.conversation_id, input_hash=hashed, subject=subject) if subject else None


def hear(
    deps: Deps, turn: Turn, lead: LeadRecord, facts: Sequence[ApprovedFact], prompt: str | None, now: datetime
) -> Heard:
    """What a model is to be given of a turn; the same turn and facts give the same, whenever it is asked."""
    text = turn.text(asked_last(turn, lead), now)
    is_hot = lead.owner_band is Band.HOT
    if deps.replayer.language_model is None:
        return Heard(turn=turn, text=text, asking=ASKING, facts=facts, is_hot=is_hot)
    language = spoken_language(turn, deps.reader.read_safety(text).reading)
    brief = brief_for(text.text, facts, earlier=turn.contacts_words, language=language, company=turn.company)
    return Heard(turn=turn, text=text, asking=Asking(prompt=prompt, brief=brief), facts=facts, is_hot=is_hot)


async def understand(deps: Deps, heard: Heard) -> EngineReading:
    """Read a turn that is closed, within the time that it may wait for a model."""
    if deps.replayer.language_model is None:
        return await deps.reader.read(heard.text)
    if not may_ask(deps, heard):
        return replace(await deps.replayer.read_locally(heard.text), fallback_reason=BUSY)
    try:
        about = heard.about
        thought = await deps.thoughts.recall(about, seconds=MODEL_SECONDS) if about else None
    except TimeoutError:
        return replace(await deps.replayer.read_locally(heard.text), fallback_reason=DEADLINE)
    return thought or await ask_model(deps, heard, seconds=MODEL_SECONDS)


def may_ask(deps: Deps, heard: Heard) -> bool:
    """Whether the model may be asked about a turn with so much waiting."""
    return allows_model(deps.pressure.mode, is_hot=heard.is_hot, is_risky=is_claim_bait(heard.text.text))


async def ask_model(deps: Deps, heard: Heard, *, seconds: float) -> EngineReading:
    """Ask for a reading and a reply; where the guard refuses the reply, once more, and then do without it."""
    first = await deps.reader.read(heard.text, replace(heard.asking, seconds=seconds))
    refused = _refused(heard, first)
    if not refused:
        return first
    left = seconds - first.latency_ms / 1000
    plain = replace(first, proposal=None, refused=refused)
    if left < LEAST_SECONDS or heard.asking.brief is None:
        return plain
    told = replace(heard.asking, seconds=left, brief=replace(heard.asking.brief, refused=refused))
    second = await deps.reader.read(heard.text, told)
    is_better = second.proposal is not None and not _refused(heard, second)
    return _paid_for(second if is_better else plain, first, second, refused)


def _refused(heard: Heard, read: EngineReading) -> tuple[str, ...]:
    """Why the guard refuses what a model proposed; empty where it proposed nothing."""
    if read.proposal is None or heard.asking.brief is None:
        return ()
    brief, contact = heard.asking.brief, heard.turn.contacts_words
    return proposal_refusals(
        read.proposal, heard.facts, contact=contact, company=brief.company, language=brief.language
    )


def _paid_for(
    kept: EngineReading, first: EngineReading, second: EngineReading, refused: tuple[str, ...]
) -> EngineReading:
    """What is kept of two calls, with the time and money of both."""
    return replace(
        kept,
        refused=refused,
        latency_ms=first.latency_ms + second.latency_ms,
        model_tokens=first.model_tokens + second.model_tokens,
        cost_micro_usd=first.cost_micro_usd + second.cost_micro_usd,
    )
