"""Cuts a document into passages and sentences, and says which sentence of one a reply may quote.

Nothing of a document is ever obeyed or put into other words: one sentence is quoted as it stands, or none.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from uuid import UUID

from services.rules.claim_bait import is_claim_bait
from services.rules.claim_words import RISKY
from services.rules.sensitive import find_sensitive

# About half a page: long enough to be about one thing, short enough to be read beside an answer.
PASSAGE_WORDS, OVERLAP_WORDS = 120, 20
MOST_PASSAGES = 300
SHORTEST_QUOTE, LONGEST_QUOTE = 12, 300
# Cosines of multilingual-e5-small lie close together: measured on questions about these texts 0.84 to 0.90, on others
# 0.75 to 0.84.
LEAST_SIMILARITY_MILLIS = 850

_HEADING = re.compile(r"^#{1,6}\s+(.+?)\s*#*$")
_MARKS = re.compile(r"^\s*(?:[-*+•]|\d{1,3}[.)])\s+|^\s*>\s?")
_STYLE = re.compile(r"(?<!\w)[*_`]{1,3}(?=\S)|(?<=\S)[*_`]{1,3}(?!\w)")
_LINK = re.compile(r"https?://|www\.|\[[^\]]*\]\([^)]*\)", re.IGNORECASE)
# A full stop ends a sentence before a space and what can begin one; "Rs. 500" and "13.2" go on.
_END = re.compile(r"(?<=[!?।؟…])\s+|(?<=[.])(?<!\b[A-Z][.])(?<!\b(?:Rs|Mr|Dr|No|vs)[.])(?<!\bMrs[.])\s+(?=[^\s\da-z])")


@dataclass(frozen=True, slots=True, kw_only=True)
class Cut:
    """A passage of a document: the heading it stands under, "" for none, and its sentences in order."""

    heading: str
    sentences: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Passage:
    """A sentence that was found for a question, cited by document, number of the passage in it and of the sentence."""

    document_id: UUID
    title: str
    number: int
    sentence_number: int
    sentences: tuple[str, ...]
    language: str
    similarity_millis: int

    @property
    def sentence(self) -> str:
        """What may be quoted; empty where the citation leads nowhere."""
        return next(iter(self.sentences[self.sentence_number : self.sentence_number + 1]), "")

    @property
    def is_close(self) -> bool:
        """Whether it is near enough to the question to be about it."""
        return self.similarity_millis >= LEAST_SIMILARITY_MILLIS


def cut(text: str) -> tuple[Cut, ...]:
    """The passages of a document, at most 300; each begins with the end of the one before under the same heading."""
    passages: list[Cut] = []
    for heading, sentences in _parts(text):
        passages += (Cut(heading=heading, sentences=group) for group in _groups(sentences))
    return tuple(passages[:MOST_PASSAGES])


def is_quotable(sentence: str) -> bool:
    """Whether a sentence may be quoted without a person having approved it as a fact.

    Promises, grants, comparisons, proof by others, regulated and sensitive matters need a fact of their own.
    """
    if not SHORTEST_QUOTE <= len(sentence) <= LONGEST_QUOTE or not sentence.isprintable():
        return False
    is_risky = any(pattern.search(sentence) for pattern in RISKY.values())
    is_strange = _LINK.search(sentence) or is_claim_bait(sentence) or find_sensitive(sentence) or "<" in sentence
    return not is_risky and not is_strange and not sentence.endswith("?")


def _parts(text: str) -> Iterator[tuple[str, list[str]]]:
    """Headings with the sentences under them."""
    heading, blocks = "", [""]
    for line in [*text.splitlines(), "# "]:
        found = _HEADING.match(line.strip()) if line != "# " else None
        if found or line == "# ":
            yield heading, [sentence for block in blocks for sentence in _sentences(block)]
            heading, blocks = (found[1] if found else ""), [""]
        elif not line.strip() or _MARKS.match(line):
            blocks.append(_MARKS.sub("", line))
        else:
            blocks[-1] += f" {line}"


def _sentences(block: str) -> list[str]:
    flat = " ".join(_STYLE.sub("", block).split())
    return [sentence for sentence in _END.split(flat) if sentence]


def _groups(sentences: Sequence[str]) -> Iterator[tuple[str, ...]]:
    group: list[str] = []
    for sentence in sentences:
        if group and _words([*group, sentence]) > PASSAGE_WORDS:
            yield tuple(group)
            group = _tail(group)
        group.append(sentence)
    if group:
        yield tuple(group)


def _tail(group: Sequence[str]) -> list[str]:
    """The last sentence, where it is short enough to be said twice."""
    return [group[-1]] if _words(group[-1:]) <= OVERLAP_WORDS and len(group) > 1 else []


def _words(sentences: Sequence[str]) -> int:
    return sum(len(sentence.split()) for sentence in sentences)
