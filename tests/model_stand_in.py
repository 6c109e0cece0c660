"""A product with a language model played by the sandbox, and what it is told to answer."""

import json
from dataclasses import dataclass, replace
from typing import Any

import httpx

from services.adapters.local_ai.engine import LocalEngine
from services.adapters.openai.engine import OpenAiEngine
from services.adapters.openai.replay import EngineReplayer
from services.deps import Deps

UNKNOWN = {"value": "unknown", "words": ""}
FORM: dict[str, Any] = {
    "intent": "information",
    "confidence": 0.93,
    "tone": "neutral",
    "level": UNKNOWN,
    "budget": UNKNOWN,
    "timeline": UNKNOWN,
    "objections": [],
    "signals": [],
    "sensitive": [],
    "asks_for_person": False,
    "is_small_talk": False,
    "language": "en",
    "is_hinglish": False,
    "expects": "answer",
    "says": [],
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Model:
    """The product with a model, and the sandbox that plays it."""

    deps: Deps
    url: str
    engine: OpenAiEngine

    def answers(self, *says: str, **fields: object) -> None:
        """Queue one answer that says these sentences of the first fact."""
        sentences = [{"text": text, "fact": "f1"} for text in says]
        self._post("/openai/script", [{"json": FORM | {"says": sentences} | fields}])

    def answers_text(self, content: str) -> None:
        """Queue one answer as it comes."""
        self._post("/openai/script", [{"text": content}])

    def fails(self, **rule: object) -> None:
        """Let every call fail so."""
        self._post("/faults", {"provider": "openai"} | rule)

    def forget(self) -> None:
        """Let the model know nothing of earlier tests."""
        self._post("/reset", {})

    def calls(self) -> list[dict[str, Any]]:
        """What the product sent, oldest first: the user's turn as data."""
        found = httpx.get(f"{self.url}/_sandbox/requests", params={"provider": "openai"}).json()["requests"]
        return [json.loads(call["body"]["messages"][1]["content"].split("\n")[1]) for call in found]

    def _post(self, path: str, body: object) -> None:
        httpx.post(f"{self.url}/_sandbox{path}", json=body).raise_for_status()


def with_model(deps: Deps, url: str) -> Model:
    """The product asking a sandbox at `url`; tenants keep their own quiet time, which a thought needs."""
    local = LocalEngine(use_embeddings=False)
    engine = OpenAiEngine(api_key="sandbox", base_url=f"{url}/openai/v1", model="gpt-4o-mini", fallback=local)
    settings = deps.settings.model_copy(update={"quiet_seconds": None})
    asking = replace(deps, settings=settings, reader=engine, replayer=EngineReplayer(local, engine))
    return Model(deps=asking, url=url, engine=engine)
