"""The form the model fills in, and reading a completion into it; whom to believe is `combine.py`'s matter."""

from dataclasses import dataclass
from typing import Annotated, Generic, TypeVar

from openai.types.chat import ChatCompletion
from openai.types.chat.chat_completion import Choice
from pydantic import BaseModel, ConfigDict, Field, ValidationError

from services.adapters.openai.confidence import TokenOdds, odds_of_value
from services.adapters.openai.failures import FallbackReason, NoAnswer
from services.adapters.openai.prices import Usage
from services.rules.expectations import Expectation
from services.rules.reading import (
    BudgetBand,
    BuyingSignal,
    Intent,
    IntentLevel,
    Objection,
    SensitiveTopic,
    Timeline,
    Tone,
    Value,
)

Shape = TypeVar("Shape", bound=BaseModel)
_UNFINISHED = {"length": FallbackReason.TRUNCATED, "content_filter": FallbackReason.FILTERED}


class Quoted(BaseModel, Generic[Value]):
    """A value and the contact's words that are said to prove it."""

    model_config = ConfigDict(extra="forbid")

    value: Value
    words: str


class Form(BaseModel):
    """What the model is asked for; the intent comes first, so that its odds depend on no other field."""

    model_config = ConfigDict(extra="forbid")

    intent: Intent
    confidence: Annotated[float, Field(ge=0, le=1, allow_inf_nan=False)]
    tone: Tone
    level: Quoted[IntentLevel]
    budget: Quoted[BudgetBand]
    timeline: Quoted[Timeline]
    objections: list[Quoted[Objection]]
    signals: list[Quoted[BuyingSignal]]
    sensitive: list[SensitiveTopic]
    asks_for_person: bool
    is_small_talk: bool
    language: str
    is_hinglish: bool


class Sentence(BaseModel):
    """What is said of the tenant, and the label of the fact that bears it out."""

    model_config = ConfigDict(extra="forbid")

    text: str
    fact: str


class ReplyForm(Form):
    """The form of a call that also proposes the reply; read first, so that what is said follows from what was heard."""

    expects: Expectation
    says: list[Sentence]


class TextForm(BaseModel):
    """What a rewriting or a translation is asked for."""

    model_config = ConfigDict(extra="forbid")

    text: Annotated[str, Field(min_length=1, max_length=4096)]


@dataclass(frozen=True, slots=True, kw_only=True)
class TextAnswer:
    """A completion that holds one text, and what the call took."""

    text: str
    model: str
    usage: Usage


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """A completion that was read: the form, how probable its intent is in thousandths, and what the call took."""

    form: Form
    content: str
    model: str
    intent_millis: int
    usage: Usage


def read_answer(body: str, shape: type[Form] = Form) -> Answer:
    """Read the response body of POST /chat/completions, which is to hold a form of a shape.

    Raises NoAnswer for a refusal, a filtered or cut answer, and for anything that is not the form. The body is checked
    here because the SDK checks nothing: a gateway's HTML page with status 200 passes it (contracts/openai.md).
    """
    completion = _checked(ChatCompletion, body, usage=None)
    usage = _usage(completion)
    content = _content(completion, usage)
    form = _checked(shape, content, usage=usage)
    return Answer(
        form=form,
        content=content,
        model=completion.model,
        intent_millis=_intent_millis(completion.choices[0], form),
        usage=usage,
    )


def read_form(content: str) -> Form:
    """Read the form that a model once filled in, by whichever prompt. Raises NoAnswer for what is no form."""
    try:
        return _checked(ReplyForm, content, usage=None)
    except NoAnswer:
        return _checked(Form, content, usage=None)


def read_text(body: str) -> TextAnswer:
    """Read a response body as one text. Raises NoAnswer as `read_answer` does."""
    completion = _checked(ChatCompletion, body, usage=None)
    usage = _usage(completion)
    form = _checked(TextForm, _content(completion, usage), usage=usage)
    return TextAnswer(text=form.text.strip(), model=completion.model, usage=usage)


def _checked(shape: type[Shape], text: str, *, usage: Usage | None) -> Shape:
    try:
        return shape.model_validate_json(text)
    except ValidationError:
        # Without the cause: its text quotes what was said.
        raise NoAnswer(FallbackReason.INVALID_ANSWER, usage=usage) from None


def _content(completion: ChatCompletion, usage: Usage) -> str:
    if not completion.choices:
        raise NoAnswer(FallbackReason.INVALID_ANSWER, usage=usage)
    choice = completion.choices[0]
    if choice.message.refusal:
        raise NoAnswer(FallbackReason.REFUSED, usage=usage)
    if choice.finish_reason in _UNFINISHED:
        raise NoAnswer(_UNFINISHED[choice.finish_reason], usage=usage)
    if choice.finish_reason != "stop" or not choice.message.content:
        raise NoAnswer(FallbackReason.INVALID_ANSWER, usage=usage)
    return choice.message.content


def _intent_millis(choice: Choice, form: Form) -> int:
    """The probability of the tokens that spell the intent, else the number the model gave."""
    logprobs = choice.logprobs
    tokens = [
        TokenOdds(text=bytes(token.bytes) if token.bytes else token.token.encode(), logprob=token.logprob)
        for token in (logprobs.content or [] if logprobs else [])
    ]
    odds = odds_of_value("intent", form.intent, tokens)
    return round(1000 * (form.confidence if odds is None else odds))


def _usage(completion: ChatCompletion) -> Usage:
    """The tokens of a call; zeros where a compatible server does not count."""
    usage = completion.usage
    if usage is None:
        return Usage()
    details = usage.prompt_tokens_details
    return Usage(
        prompt_tokens=usage.prompt_tokens,
        cached_tokens=(details.cached_tokens or 0) if details else 0,
        completion_tokens=usage.completion_tokens,
    )
