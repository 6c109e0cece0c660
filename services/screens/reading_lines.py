"""A reading in lines that a person reads: what was understood, what was done with it, and which engine it came from."""

from collections.abc import Iterator
from dataclasses import dataclass

from services.replies.decisions import StoredDecision
from services.rules.escalation import StepKind, Trigger
from services.rules.masking import MASK
from services.rules.reading import Evidence, Reading
from services.screens.decision_words import INTENTS, STEPS, TONES, TOPICS, dollars, failure, percent
from services.screens.words import BUDGETS, INTENT_LEVELS, OBJECTIONS, SIGNALS, TIMELINES, TRIGGERS, language

ENGINES = {"local": "Local model, on this machine", "openai": "Language model", "demo": "Script of the demo"}
RULES_ONLY = "Rules alone: the wallet did not cover a reading"


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """A label with its value, and the contact's own words that prove it."""

    label: str
    value: str
    quote: str = ""


def understood_lines(reading: Reading, *, shows_words: bool) -> list[Line]:
    """What the turn was understood to say."""
    return list(_understood(reading, shows_words))


def _understood(reading: Reading, shows_words: bool) -> Iterator[Line]:
    spoken = "hinglish" if reading.is_hinglish else reading.language
    yield Line(label="Intent", value=INTENTS[reading.intent])
    yield Line(label="Confidence", value=percent(reading.confidence_millis))
    yield Line(label="Tone", value=TONES[reading.tone])
    yield Line(label="Language", value=language(spoken) or "not told")
    extracted = (
        ("Wish to buy", INTENT_LEVELS[reading.intent_level.value], reading.intent_level.evidence),
        ("Budget", BUDGETS[reading.budget.value], reading.budget.evidence),
        ("Timeline", TIMELINES[reading.timeline.value], reading.timeline.evidence),
    )
    for label, value, evidence in extracted:
        yield Line(label=label, value=value or "not said", quote=_quote(evidence, shows_words))
    yield from (Line(label="Objection", value=OBJECTIONS[one]) for one in reading.objections)
    yield from (Line(label="Buying signal", value=SIGNALS[one]) for one in reading.buying_signals)
    yield from (Line(label="Sensitive topic", value=TOPICS[one]) for one in reading.sensitive)
    if reading.opted_out:
        yield Line(label="Opt-out", value="Asked not to be written to")
    if reading.asks_for_person:
        yield Line(label="Person", value="Asks for a person")


def _quote(evidence: Evidence | None, shows_words: bool) -> str:
    if evidence is None:
        return ""
    return evidence.text if shows_words else MASK


def step_lines(reading: StoredDecision) -> list[Line]:
    """What was done, the rules that fired, and the versions and thresholds that held."""
    details = reading.details
    fired = [TRIGGERS[Trigger(one)] for one in details.get("triggers", ())]
    least = details.get("thresholds", {}).get("least_confidence_millis")
    lines = [
        Line(label="Step", value=STEPS[StepKind(reading.action)]),
        Line(label="Because", value=", ".join(fired) if fired else "no rule asked for a person"),
    ]
    if "band" in details:
        lines.append(Line(label="Band after it", value=str(details["band"])))
    if least is not None:
        lines.append(Line(label="Threshold", value=f"a person takes over below {percent(least)}"))
    return [*lines, Line(label="Rules of", value=str(details.get("policy", "")))]


def engine_lines(reading: StoredDecision) -> list[Line]:
    """Who read it: engine, version, prompt, why not the language model, time, model tokens, cost to the operator."""
    return list(_engine(reading))


def _engine(reading: StoredDecision) -> Iterator[Line]:
    shown = RULES_ONLY if reading.is_rules_only else ENGINES.get(reading.provider, reading.provider)
    yield Line(label="Read by", value=shown)
    yield Line(label="Version", value=reading.model)
    if reading.prompt_hash:
        yield Line(label="Prompt", value=reading.prompt_hash.hex()[:12])
    if reading.fallback_reason:
        yield Line(label="Fell back", value=failure(reading.fallback_reason))
    if local := reading.parameters.get("local_intent"):
        millis = int(reading.parameters.get("local_millis", 0))
        yield Line(label="Local opinion", value=f"{local}, {percent(millis)}")
    yield Line(label="Took", value=f"{reading.latency_ms} ms")
    yield Line(label="Model tokens", value=str(reading.model_tokens))
    yield Line(label="Cost to the operator", value=dollars(reading.cost_micro_usd))
    yield Line(label="Input", value=f"SHA-256 {reading.input_hash.hex()[:16]}…")
