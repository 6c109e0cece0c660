"""Why a document is not taken, in the words that members read."""

from services.rules.document_kind import DocumentRefusal

REFUSALS: dict[DocumentRefusal, str] = {
    DocumentRefusal.TOO_LARGE: "The file is larger than 5 MB.",
    DocumentRefusal.EMPTY: "There is no text in it.",
    DocumentRefusal.MARKUP: "Web pages and drawings are not taken: save it as text, Markdown or PDF.",
    DocumentRefusal.BINARY: "This is no PDF, Markdown or UTF-8 text.",
    DocumentRefusal.TOO_MANY_PAGES: "It has more than 200 pages.",
    DocumentRefusal.ENCRYPTED: "The PDF is locked with a password.",
    DocumentRefusal.BROKEN: "The PDF is broken.",
    DocumentRefusal.TOO_COSTLY: "Reading it took too much time or memory.",
    DocumentRefusal.TOO_MANY: "There are 50 documents already: delete one first.",
    DocumentRefusal.KNOWN: "This document is there already.",
}
