"""The controls of each law that the product answers to: article, how it is met, and which evidence is counted for it.

Read together with a count of what was looked at and what was found broken; counting is `services/compliance/evidence`.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum


class Law(StrEnum):
    """Whose demands a control answers."""

    GDPR = "GDPR"
    DPDP = "DPDP Act 2023"
    IT_ACT = "IT Act 2000 and SPDI Rules 2011"
    WHATSAPP = "WhatsApp Business policy"


class Verdict(StrEnum):
    """What the evidence says of a control in the period."""

    PASS = "pass"  # noqa: S105  # a verdict
    FAIL = "fail"
    NOT_APPLICABLE = "not applicable"


class Evidence(StrEnum):
    """A count that can be taken from the stored data."""

    ISOLATION = "isolation"
    ENCRYPTION = "encryption"
    CHAIN = "chain"
    SEALING = "sealing"
    DECISIONS = "decisions"
    WINDOW = "window"
    OPT_OUTS = "opt_outs"
    MARKETING = "marketing"
    CONSENTS = "consents"
    SECOND_FACTOR = "second_factor"
    DOCUMENTS = "documents"


@dataclass(frozen=True, slots=True, kw_only=True)
class Counted:
    """How many were looked at, and how many of them are not as they should be."""

    checked: int
    broken: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Control:
    """One demand of one law."""

    law: Law
    article: str
    title: str
    how: str
    evidence: Evidence


# What is said of each count: {checked} were looked at, {broken} of them fail.
SENTENCES: Mapping[Evidence, str] = {
    Evidence.ISOLATION: "Row-level security is forced on {kept} of {checked} tables that hold tenants' rows.",
    Evidence.ENCRYPTION: "{checked} messages were stored, {broken} of them not encrypted.",
    Evidence.CHAIN: "The last verification of the period read the chain to seq {checked}; broken places: {broken}.",
    Evidence.SEALING: "{checked} events happened, {broken} of them are not sealed into the chain.",
    Evidence.DECISIONS: "{checked} messages went out, {broken} of them without a recorded decision that allowed it.",
    Evidence.WINDOW: "{checked} free-form messages went out; WhatsApp refused {broken} as outside of the 24 hours.",
    Evidence.OPT_OUTS: "{checked} opt-outs were recorded; {broken} messages went out after one.",
    Evidence.MARKETING: "{checked} marketing templates went out, {broken} of them without a consent given before.",
    Evidence.CONSENTS: "{checked} consents were given on a form, {broken} of them without the wording that was shown.",
    Evidence.SECOND_FACTOR: "Admins and managers signed in {checked} times, {broken} of them without a second factor.",
    Evidence.DOCUMENTS: "{kept} of {checked} documents are accepted in their current version.",
}


def _control(law: Law, article: str, title: str, how: str, evidence: Evidence) -> Control:
    return Control(law=law, article=article, title=title, how=how, evidence=evidence)


_WALL = "Every tenant's rows stand behind row-level security that holds the application itself."
_SEALED = "Messages and personal data are AES-256-GCM ciphertext under keys of the tenant."
_STOP = "An opt-out in any supported language is checked again at the moment of each send."
_LOG = "Events are chained, signed and anchored outside the database; anybody can verify the export."
_FACTOR = "Admins and managers sign in with a second factor or not at all."
_FORM = "Consents keep the wording that was shown, its version and language, time and method."

CONTROLS = (
    _control(Law.GDPR, "Art. 5 (2)", "Accountability", _LOG, Evidence.CHAIN),
    _control(Law.GDPR, "Art. 7 (1)", "Proof of consent", _FORM, Evidence.CONSENTS),
    _control(Law.GDPR, "Art. 7 (3), 21 (3)", "Withdrawal and objection", _STOP, Evidence.OPT_OUTS),
    _control(
        Law.GDPR, "Art. 28 (3)", "Contract with the processor",
        "An admin accepts the data processing agreement by version; the text's hash is kept.", Evidence.DOCUMENTS,
    ),
    _control(Law.GDPR, "Art. 32 (1) (a)", "Encryption", _SEALED, Evidence.ENCRYPTION),
    _control(Law.GDPR, "Art. 32 (1) (b)", "Confidentiality of systems", _WALL, Evidence.ISOLATION),
    _control(Law.DPDP, "Sec. 6 (1), 6 (10)", "Consent and its proof", _FORM, Evidence.CONSENTS),
    _control(Law.DPDP, "Sec. 6 (4)", "Withdrawal as easy as giving", _STOP, Evidence.OPT_OUTS),
    _control(Law.DPDP, "Sec. 8 (5)", "Reasonable safeguards: encryption", _SEALED, Evidence.ENCRYPTION),
    _control(Law.DPDP, "Sec. 8 (5)", "Reasonable safeguards: access", _FACTOR, Evidence.SECOND_FACTOR),
    _control(
        Law.DPDP, "Sec. 8 (5)", "Reasonable safeguards: logs",
        "Each event is sealed within a second of its commit and can no longer be changed.", Evidence.SEALING,
    ),
    _control(Law.IT_ACT, "Sec. 43A, Rule 8", "Reasonable security practices", _WALL, Evidence.ISOLATION),
    _control(Law.IT_ACT, "Rule 8", "Access control", _FACTOR, Evidence.SECOND_FACTOR),
    _control(Law.IT_ACT, "Sec. 7, 67C", "Retention of records unaltered", _LOG, Evidence.CHAIN),
    _control(
        Law.WHATSAPP, "24-hour window", "Free-form messages",
        "Free-form text goes out only while the window is open; a trigger in the database refuses it otherwise.",
        Evidence.WINDOW,
    ),
    _control(
        Law.WHATSAPP, "Opt-in", "Marketing messages",
        "Marketing templates need a consent of the contact to marketing.", Evidence.MARKETING,
    ),
    _control(Law.WHATSAPP, "Opt-out", "Requests to stop", _STOP, Evidence.OPT_OUTS),
    _control(
        Law.WHATSAPP, "Quality", "Each send decided by policy",
        "Window, opt-out, template and consent are checked at the send, and the decision is kept with it.",
        Evidence.DECISIONS,
    ),
)  # fmt: skip


def verdict(counted: Counted) -> Verdict:
    """Fail where anything is broken; where nothing was there to look at the control did not apply in the period."""
    if counted.broken:
        return Verdict.FAIL
    return Verdict.PASS if counted.checked else Verdict.NOT_APPLICABLE


def finding(evidence: Evidence, counted: Counted) -> str:
    """The count in words."""
    kept = counted.checked - counted.broken
    return SENTENCES[evidence].format(checked=counted.checked, broken=counted.broken, kept=kept)
