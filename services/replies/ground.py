"""What a reply is written from besides the tenant's facts, so that it can be written again."""

from collections.abc import Sequence
from dataclasses import dataclass

from services.replies.queries import ApprovedFact
from services.replies.reply import Hearing, reply_to
from services.replies.write import Draft, write_fixed
from services.rules.escalation import FixedText


@dataclass(frozen=True, slots=True, kw_only=True)
class ReplyGround:
    """The language and the company's name, and either a fixed text or what was heard."""

    language: str
    company: str
    fixed: FixedText | None = None
    discloses: bool = False
    hearing: Hearing | None = None


def write_from(ground: ReplyGround, facts: Sequence[ApprovedFact]) -> Draft:
    """Return the reply; the same ground and facts give the same reply."""
    if ground.fixed:
        return write_fixed(ground.fixed, ground.language, ground.company, discloses=ground.discloses)
    assert ground.hearing is not None
    return reply_to(ground.hearing, facts, language=ground.language, company=ground.company)
