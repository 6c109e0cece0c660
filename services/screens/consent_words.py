"""The words that people read for consents: purposes, how they were given, and what silence means."""

from collections.abc import Mapping

from services.rules.consent import ConsentMethod, ConsentPurpose

PURPOSES: Mapping[ConsentPurpose, str] = {
    ConsentPurpose.MARKETING: "Marketing",
    ConsentPurpose.SERVICE: "Answers",
}
METHODS: Mapping[ConsentMethod, str] = {
    ConsentMethod.FORM: "On the consent form",
    ConsentMethod.KEYWORD: "By message",
    ConsentMethod.PROVIDER: "In the channel's own settings",
    ConsentMethod.MEMBER: "Noted by a colleague",
    ConsentMethod.IMPORT: "With an imported list",
}
UNASKED: Mapping[ConsentPurpose, str] = {
    ConsentPurpose.MARKETING: "Never given: no marketing template goes out",
    ConsentPurpose.SERVICE: "Not needed: we answer what they write",
}
