"""Answers that a test or a demo has put in a queue for the model to give, in place of the generated ones."""

from dataclasses import dataclass

from services.sandbox.wire import Json


@dataclass(slots=True, kw_only=True)
class ScriptedAnswer:
    """One answer: text, an object (sent as JSON) or a refusal; `match` must occur in the messages; `times` uses."""

    text: str | None = None
    json: Json | None = None
    refusal: str | None = None
    tool_calls: list[Json] | None = None
    match: str = ""
    times: int | None = 1


class Script:
    """The queue: the first answer whose `match` fits is given."""

    def __init__(self) -> None:
        self.answers: list[ScriptedAnswer] = []

    def add(self, row: Json) -> None:
        """Queue an answer. Raises TypeError for a field that does not exist."""
        self.answers.append(ScriptedAnswer(**row))

    def take(self, messages: str) -> ScriptedAnswer | None:
        """The answer for these messages, used up by one."""
        for answer in self.answers:
            if answer.match in messages and answer.times != 0:
                answer.times = None if answer.times is None else answer.times - 1
                return answer
        return None
