"""Embeddings and moderations of the OpenAI API (contracts/openai.md 5 and 6)."""

import base64
import hashlib
import math
import struct
from typing import Any

from services.sandbox.openai_answer import tokens_of
from services.sandbox.openai_errors import OpenAIError
from services.sandbox.wire import Json

DEFAULT_DIMENSIONS = 1536
INPUTS_MOST = 2048
CATEGORIES = (
    "harassment",
    "harassment/threatening",
    "hate",
    "hate/threatening",
    "illicit",
    "illicit/violent",
    "self-harm",
    "self-harm/intent",
    "self-harm/instructions",
    "sexual",
    "sexual/minors",
    "violence",
    "violence/graphic",
)
# Words that make the sandbox flag a text; enough to try the path, not a classifier.
FLAGGING_WORDS = {"kill": "violence", "hate": "hate", "suicide": "self-harm", "idiot": "harassment"}
CALM_SCORE, FLAGGED_SCORE = 0.0001, 0.97


def embeddings(body: Json) -> Json:
    """Unit vectors that share directions for shared words; base64 when asked for, floats by default."""
    asked = body.get("input")
    inputs: list[Any] = asked if isinstance(asked, list) and not _is_tokens(asked) else [asked]
    if not inputs or len(inputs) > INPUTS_MOST or any(text in ("", None, []) for text in inputs):
        raise OpenAIError(400, "'$.input' is invalid.", param="input")
    size = int(body.get("dimensions") or DEFAULT_DIMENSIONS)
    is_base64 = body.get("encoding_format") == "base64"
    vectors = [_vector(str(text), size) for text in inputs]
    rows = [
        {"object": "embedding", "index": index, "embedding": _packed(vector) if is_base64 else vector}
        for index, vector in enumerate(vectors)
    ]
    count = sum(tokens_of(str(text)) for text in inputs)
    usage = {"prompt_tokens": count, "total_tokens": count}
    return {"object": "list", "data": rows, "model": body.get("model"), "usage": usage}


def moderations(body: Json, answer_id: str) -> Json:
    """One result per text."""
    asked = body.get("input")
    if not asked:
        raise OpenAIError(400, "Missing required parameter: 'input'.", param="input")
    texts = asked if isinstance(asked, list) else [asked]
    model = body.get("model") or "omni-moderation-latest"
    return {"id": f"modr-{answer_id}", "model": model, "results": [_moderated(text) for text in texts]}


def _is_tokens(asked: list[Any]) -> bool:
    return bool(asked) and all(isinstance(token, int) for token in asked)


def _vector(text: str, size: int) -> list[float]:
    sums = [0.0] * size
    for word in text.casefold().split() or [text]:
        digest = hashlib.sha256(word.encode()).digest()
        for i in range(0, len(digest), 4):
            place = int.from_bytes(digest[i : i + 3], "big") % size
            sums[place] += 1.0 if digest[i + 3] % 2 else -1.0
    length = math.sqrt(sum(x * x for x in sums)) or 1.0
    return [x / length for x in sums]


def _packed(vector: list[float]) -> str:
    return base64.b64encode(struct.pack(f"<{len(vector)}f", *vector)).decode()


def _moderated(part: Any) -> Json:  # a string or a typed part
    text = part.get("text", "") if isinstance(part, dict) else str(part)
    hit = {category for word, category in FLAGGING_WORDS.items() if word in text.casefold().split()}
    kind = "image" if isinstance(part, dict) and part.get("type") == "image_url" else "text"
    return {
        "flagged": bool(hit),
        "categories": {name: name in hit for name in CATEGORIES},
        "category_scores": {name: FLAGGED_SCORE if name in hit else CALM_SCORE for name in CATEGORIES},
        "category_applied_input_types": {name: [kind] for name in CATEGORIES},
    }
