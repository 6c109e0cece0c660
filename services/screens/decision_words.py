"""The words in which a decision is explained: intents, tones, steps, states of prompts, failures of language models."""

from collections.abc import Mapping

from services.rules.escalation import StepKind
from services.rules.reading import Intent, SensitiveTopic, Tone
from services.rules.reading_changes import Compared
from services.rules.release import PromptState, Verdict

INTENTS: Mapping[Intent, str] = {
    Intent.BUYING_INTENT: "Wants to buy",
    Intent.CONFUSION: "Does not understand",
    Intent.SUPPORT: "Needs help with what was bought",
    Intent.OBJECTION: "Objects",
    Intent.URGENCY: "Is in a hurry",
    Intent.INFORMATION: "Asks for information",
    Intent.COMPETITOR_INQUIRY: "Compares with a competitor",
    Intent.FOLLOW_UP: "Comes back to something",
}

TONES: Mapping[Tone, str] = {
    Tone.FRUSTRATED: "frustrated",
    Tone.EXCITED: "excited",
    Tone.SKEPTICAL: "skeptical",
    Tone.NEUTRAL: "neutral",
}

TOPICS: Mapping[SensitiveTopic, str] = {
    SensitiveTopic.LEGAL: "legal",
    SensitiveTopic.FINANCIAL: "financial",
    SensitiveTopic.MEDICAL: "medical",
    SensitiveTopic.VIOLENT: "violence",
    SensitiveTopic.ABUSIVE: "abuse",
    SensitiveTopic.SELF_HARM: "self-harm",
}

STEPS: Mapping[StepKind, str] = {
    StepKind.ANSWER: "The AI answers",
    StepKind.ESCALATE: "A person takes over",
    StepKind.REVIEW: "A person reviews it before anything is said",
    StepKind.HOLD: "Paid work is paused, a person gets the conversation",
    StepKind.OPT_OUT: "Opt-out: confirmed once, nothing more is sent",
    StepKind.SILENT: "The AI stays silent: a person has the conversation",
}

COMPARED: Mapping[Compared, str] = {
    Compared.INTENT: "Intent",
    Compared.CONFIDENCE: "Confidence",
    Compared.TONE: "Tone",
    Compared.LANGUAGE: "Language",
    Compared.LEVEL: "Wish to buy",
    Compared.BUDGET: "Budget",
    Compared.TIMELINE: "Timeline",
    Compared.OBJECTIONS: "Objections",
    Compared.SIGNALS: "Buying signals",
    Compared.SENSITIVE: "Sensitive topics",
    Compared.OPTED_OUT: "Opt-out",
    Compared.PERSON: "Asks for a person",
    Compared.STEP: "What is done",
    Compared.TRIGGERS: "Triggers",
    Compared.BAND: "Band",
}

STATES: Mapping[PromptState, str] = {
    PromptState.DRAFT: "Draft",
    PromptState.CANARY: "Canary",
    PromptState.ACTIVE: "Active",
    PromptState.RETIRED: "Retired",
}

VERDICTS: Mapping[Verdict, str] = {
    Verdict.PASSED: "Passed: it may read live messages",
    Verdict.TOO_FEW: "Too few readings to compare with: at least 20 are needed",
    Verdict.SAFETY_LOST: "Refused: an opt-out, a sensitive topic or a wish for a person would be missed",
    Verdict.FAILURES: "Refused: more than 5 % of the calls failed",
    Verdict.CHANGED_TOO_MUCH: "Refused: more than 15 % of intents, bands or escalations would change",
}

# The words of adapters/openai/failures.py and of later ones; a new word is said as it is.
FAILURES: Mapping[str, str] = {
    "deadline": "the language model did not answer in time",
    "unreachable": "the language model could not be reached",
    "server_error": "the language model's service failed",
    "rate_limited": "the language model's service refused for pace",
    "no_credit": "the account of the language model has no credit left",
    "not_allowed": "no language model is connected, or its key is refused",
    "rejected": "the language model's service did not take the request",
    "resting": "the language model is left alone for a while after failures",
    "truncated": "the language model's answer was cut off",
    "refused": "the language model refused to answer",
    "filtered": "the language model's answer was filtered",
    "busy": "so much waits that only HOT and risky turns are given to the language model, or none",
    "invalid_answer": "the language model's answer was not in the form asked for",
}


def failure(code: str) -> str:
    """Why a language model gave nothing, as the end of a sentence."""
    return FAILURES.get(code, code.replace("_", " "))


def plain(code: str) -> str:
    """A code as words: "ask_budget" → "ask budget"."""
    return code.replace("_", " ")


def percent(millis: int) -> str:
    """Thousandths in figures: 834 is "83.4 %"."""
    return f"{millis // 10}.{millis % 10} %"


def dollars(micro_usd: int) -> str:
    """Millionths of a dollar in figures: 1250 is "$0.00125"."""
    return f"${micro_usd / 1_000_000:.6f}".rstrip("0").rstrip(".") if micro_usd else "nothing"
