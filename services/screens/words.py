"""The words that people read for codes: factors, reasons, answers, triggers, refusals, operations, languages.

Every table is as long as the closed set it is about; a test compares them.
"""

from collections.abc import Mapping

from services.billing.models import EntryKind
from services.conversations.models import MessageKind
from services.rules.bands import Band
from services.rules.escalation import Trigger
from services.rules.qualification import Question
from services.rules.rate_card import Operation
from services.rules.reading import BudgetBand, BuyingSignal, IntentLevel, Objection, Timeline
from services.rules.score_policy import Factor
from services.rules.send_policy import CheckCode
from services.rules.session_window import WindowReason

FACTORS: Mapping[Factor, str] = {
    Factor.BUDGET: "Budget",
    Factor.INTENT: "Intent",
    Factor.ENGAGEMENT: "Engagement",
    Factor.LATENCY: "Reply speed",
    Factor.LIFECYCLE: "Freshness",
}

QUESTIONS: Mapping[Question, str] = {
    Question.INTENT: "Intent",
    Question.BUDGET: "Budget",
    Question.TIMELINE: "Timeline",
}

INTENT_LEVELS: Mapping[IntentLevel, str] = {
    IntentLevel.HIGH: "High",
    IntentLevel.MEDIUM: "Medium",
    IntentLevel.LOW: "Low",
    IntentLevel.UNKNOWN: "",
}

BUDGETS: Mapping[BudgetBand, str] = {
    BudgetBand.UNDER_1K: "under $1K",
    BudgetBand.FROM_1K_TO_5K: "$1K–5K",
    BudgetBand.FROM_5K_TO_50K: "$5K–50K",
    BudgetBand.OVER_50K: "$50K and more",
    BudgetBand.UNKNOWN: "",
}

TIMELINES: Mapping[Timeline, str] = {
    Timeline.IMMEDIATE: "now",
    Timeline.FROM_1_TO_3_MONTHS: "in 1–3 months",
    Timeline.FROM_3_TO_6_MONTHS: "in 3–6 months",
    Timeline.EXPLORING: "just looking",
    Timeline.UNKNOWN: "",
}

OBJECTIONS: Mapping[Objection, str] = {
    Objection.PRICE: "Finds it too expensive",
    Objection.TRUST: "Is not sure whom to trust",
    Objection.TIMING: "Says it is not the time",
    Objection.AUTHORITY: "Has to ask somebody else",
    Objection.NEED: "Does not see the need",
    Objection.FEATURE_GAP: "Misses something in the offer",
    Objection.COMPETITOR: "Looks at a competitor",
    Objection.COMPLEXITY: "Finds it complicated",
    Objection.TERMS: "Minds the terms",
    Objection.DATA_PRIVACY: "Does not want to share data",
    Objection.PAST_EXPERIENCE: "Had a bad experience",
    Objection.LOCATION: "Finds it too far away",
}

SIGNALS: Mapping[BuyingSignal, str] = {
    BuyingSignal.ASK_PRICE: "Asks for the price",
    BuyingSignal.ASK_DEMO_CALL: "Asks for a call or a visit",
    BuyingSignal.READY_TO_BUY: "Is ready to buy",
    BuyingSignal.ASK_PAYMENT: "Asks how to pay",
    BuyingSignal.ASK_ONBOARDING: "Asks what happens after buying",
    BuyingSignal.DECISION_MAKER: "Decides alone",
    BuyingSignal.POSITIVE_FEEDBACK: "Likes what was offered",
    BuyingSignal.DEADLINE: "Has a deadline",
    BuyingSignal.EXPANSION: "Wants more than one",
}

TRIGGERS: Mapping[Trigger, str] = {
    Trigger.SENSITIVE: "sensitive topic",
    Trigger.ASKS_FOR_PERSON: "asks for a person",
    Trigger.READY_TO_BUY: "ready to buy or to talk",
    Trigger.HIGH_BUDGET: "budget of $50K or more",
    Trigger.COMPETITOR: "compares with a competitor",
    Trigger.OBJECTIONS: "three objections or more",
    Trigger.LOW_CONFIDENCE: "the AI is not sure what was meant",
    Trigger.NOT_COVERED: "the wallet does not cover the answer",
    Trigger.FACT_ENDED: "what the AI had written is not true any more",
}

OPERATIONS: Mapping[Operation, str] = {
    Operation.INBOUND_WHATSAPP: "WhatsApp message in",
    Operation.INBOUND_SOCIAL: "Social message in",
    Operation.INTENT: "Reading",
    Operation.SCORE: "Score",
    Operation.QUALIFICATION_MESSAGE: "Qualification reply",
    Operation.PERSUASION_MESSAGE: "Persuasion reply",
    Operation.COLD_RECOVERY: "Cold recovery",
    Operation.ROUTING: "Routing",
    Operation.ESCALATION: "Escalation",
    Operation.VERIFICATION: "Verification",
    Operation.APPOINTMENT: "Appointment",
    Operation.HIGH_RISK_REVIEW: "High-risk review",
    Operation.COPILOT_TEXT: "Rewriting and translation",
}

ENTRY_REASONS: Mapping[EntryKind, str] = {
    EntryKind.GRANT: "The plan's tokens of the month",
    EntryKind.TOP_UP: "Top-up",
    EntryKind.EXPIRY: "Granted tokens that were left",
    EntryKind.HOLD: "Set aside for a turn",
    EntryKind.RELEASE: "Back from a turn",
    EntryKind.USAGE: "Usage",
    EntryKind.REFUND: "A reply that could not be sent",
    EntryKind.ADJUSTMENT: "Adjustment",
}

WINDOW_SHUT: Mapping[WindowReason, str] = {
    WindowReason.OPEN: "",
    WindowReason.NEVER_WROTE: "The contact has not written yet: only an approved template may go out.",
    WindowReason.EXPIRED: "More than 24 hours passed since the contact wrote: only an approved template may go out.",
    WindowReason.TOO_LITTLE_LEFT: "Less than a minute of the 24 hours is left: only an approved template may go out.",
    WindowReason.REFUSED_BY_PROVIDER: "WhatsApp says that the 24 hours are over: only an approved template may go out.",
}

SEND_REFUSALS: Mapping[CheckCode, str] = {
    CheckCode.INBOX: "Not sent: the inbox is halted. Look at the channel's state.",
    CheckCode.OPT_OUT: "Not sent: the contact opted out.",
    CheckCode.AI: "Not sent: the AI was stopped before this went out.",
    CheckCode.TEMPLATE: "Not sent: the template is not approved.",
    CheckCode.CONSENT: "Not sent: there is no consent to marketing.",
    CheckCode.MARKETING_PAUSE: "Not sent: marketing to this contact is paused for now.",
    CheckCode.WINDOW: "Not sent: the 24 hours to reply are over. Send an approved template.",
    CheckCode.FACTS: "Not sent: what it said has ended since. A person goes on.",
}

MESSAGE_KINDS: Mapping[MessageKind, str] = {
    MessageKind.TEXT: "Empty message",
    MessageKind.IMAGE: "Image",
    MessageKind.VIDEO: "Video",
    MessageKind.DOCUMENT: "Document",
    MessageKind.AUDIO: "Voice note",
    MessageKind.STICKER: "Sticker",
    MessageKind.LOCATION: "Location",
    MessageKind.CONTACTS: "Contact card",
    MessageKind.REACTION: "Reaction taken back",
    MessageKind.BUTTON: "Button",
    MessageKind.INTERACTIVE: "Choice",
    MessageKind.ORDER: "Order",
    MessageKind.SYSTEM: "System message",
    MessageKind.EDIT: "Edited message",
    MessageKind.REVOKE: "Deleted message",
    MessageKind.REQUEST_WELCOME: "Opened the chat",
    MessageKind.TEMPLATE: "Template",
    MessageKind.UNSUPPORTED: "Message of a kind that WhatsApp does not hand over",
}

BANDS: Mapping[Band, str] = {Band.HOT: "HOT", Band.WARM: "WARM", Band.COLD: "COLD"}

# The languages that are told apart (mission, I1); any other is shown by its code.
LANGUAGES: Mapping[str, str] = {
    "en": "English",
    "hi": "Hindi",
    "hinglish": "Hinglish",
    "bn": "Bengali",
    "mr": "Marathi",
    "gu": "Gujarati",
    "pa": "Punjabi",
    "ta": "Tamil",
    "te": "Telugu",
    "kn": "Kannada",
    "ml": "Malayalam",
    "or": "Odia",
    "ur": "Urdu",
    "ar": "Arabic",
    "fa": "Persian",
    "es": "Spanish",
}


def language(code: str | None) -> str:
    """A language as people call it; empty for an unknown one."""
    return LANGUAGES.get(code, code) if code and code != "und" else ""


def tokens(deci: int) -> str:
    """Tenths of a token in figures: 30 is "3.0"."""
    return f"{deci // 10}.{deci % 10}"


def points(tenths: int) -> str:
    """Tenths of a point in figures, whole where they are: 72 is "7.2", 300 is "30"."""
    return str(tenths // 10) if tenths % 10 == 0 else f"{tenths // 10}.{tenths % 10}"
