"""Which of the three questions a line of ours asks, for conversations whose record does not say."""

import re

from services.rules.qualification import Question

_BUDGET = re.compile(
    (
        r"\b(?:budget|price range|how much (?:are|were|would|do|can) you|looking to spend|spend"
        r"|what would (?:suit|work)|set aside|in range\b|afford|kitne ka|kitna rakha|investment range|what range"
        r"|your range|range in mind|figure|kitna (?:kharch|budget)|presupuesto|gastar|bujet|anggaran)\b|बजट|खर्च"
        r"|बजेट|ميزاني|بودجه|بجٹ|বাজেট|બજેટ|ਬਜਟ|பட்ஜெட்|బడ్జెట్|ಬಜೆಟ್|ബജറ്റ്|ବଜେଟ"
    ),
    re.IGNORECASE,
)
_TIMELINE = re.compile(
    (
        r"\b(?:when|how soon|by when|time ?line|time ?frame|start date|dates? (?:in mind|do)|move[- ]?in|deadline"
        r"|target date|how quickly|timing|kab|kab tak|kitne din|cu[aá]ndo|para cu[aá]ndo|fecha|kapan|quand)\b|कब"
        r"|समय सीमा|कधी|متى|چه زمانی|کی (?:می|لازم)|کب|কবে|কখন|ક્યારે|ਕਦੋਂ|எப்போது|எப்ப|ఎప్పుడు|ಯಾವಾಗ|എപ്പോൾ"
        r"|കേപ്പേ|କେବେ"
    ),
    re.IGNORECASE,
)
_INTENT = re.compile(
    (
        r"\b(?:what (?:are you looking|do you need|brings|would you like|can i|did you like|'s the scope"
        r"|is the scope)|looking for|how can (?:i|we) help|requirement|what's the scope|kya chahiye|kis liye"
        r"|kaise madad|qu[eé] (?:busca|necesita))\b|क्या चाहिए|किस लिए|ماذا تحتاج|كيف (?:أساعد|نساعد)"
    ),
    re.IGNORECASE,
)


def questions_in(line: str) -> frozenset[Question]:
    """The questions a line of ours asks; a line may ask two."""
    asked = {
        Question.BUDGET: _BUDGET.search(line), Question.TIMELINE: _TIMELINE.search(line), Question.INTENT: _INTENT.search(line),
    }  # fmt: skip
    return frozenset(question for question, match in asked.items() if match)
