"""Whether a template may be created, and whether a send fits the template (contracts/whatsapp.md 3 and 6)."""

import re

from services.sandbox.graph_errors import GraphError
from services.sandbox.template_store import TemplateStore
from services.sandbox.wire import Json

BODY_MOST = 1024
EDGE_MOST = 60
NAME_SHAPE = re.compile(r"[a-z0-9_]{1,512}")
VARIABLE = re.compile(r"\{\{\s*([a-zA-Z0-9_]+)\s*\}\}")
# Line breaks, tabs and four spaces in a row are refused in parameters (132007).
FORBIDDEN_IN_PARAMETER = re.compile(r"[\n\t]| {4}")
MEDIA_HEADERS = ("IMAGE", "VIDEO", "DOCUMENT", "GIF")
CATEGORIES = ("MARKETING", "UTILITY", "AUTHENTICATION")


def check_template_send(store: TemplateStore, waba_id: str, asked: Json) -> Json:
    """The template that a send names. Raises GraphError for a wrong name, status or parameter."""
    language = asked["language"]["code"]
    template = store.find(waba_id, asked["name"], language)
    status = template["status"] if template else None
    if template is None or status not in ("APPROVED", "PAUSED", "DISABLED"):
        raise GraphError(132001, f"template name ({asked['name']}) does not exist in {language}")
    if status == "PAUSED":
        raise GraphError(132015, "Template is paused due to low quality.")
    if status == "DISABLED":
        raise GraphError(132016, "Template is disabled due to low quality.")
    _check_header(template, asked)
    _check_parameters(template, asked)
    if len(hydrated_body(template, asked)) > BODY_MOST:
        raise GraphError(132005, "The hydrated body is too long.")
    return template


def hydrated_body(template: Json, asked: Json) -> str:
    """The template's body with the send's parameters in place."""
    values = dict(_values(template, asked))
    return VARIABLE.sub(lambda found: values.get(found[1], found[0]), part_of(template, "BODY").get("text", ""))


def part_of(template: Json, kind: str) -> Json:
    """The component of this type, or nothing."""
    return next((c for c in template["components"] if str(c.get("type", "")).upper() == kind), {})


def variables_of(text: str) -> list[str]:
    """The distinct variables of a text in order."""
    return list(dict.fromkeys(VARIABLE.findall(text)))


def check_creation(body: Json) -> None:
    """Raise GraphError for a template that Meta would not even review."""
    if not NAME_SHAPE.fullmatch(str(body.get("name", ""))):
        raise GraphError(100, "name must be lowercase letters, digits and underscores.")
    if body.get("category") not in CATEGORIES or not body.get("language"):
        raise GraphError(100, "category and language are required.")
    check_components(body.get("components") or [])


def check_components(components: list[Json]) -> None:
    """Raise GraphError (code 100 with subcode) for badly built components."""
    template = {"components": components}
    body, header, footer = (part_of(template, kind) for kind in ("BODY", "HEADER", "FOOTER"))
    text = str(body.get("text") or "").strip()
    if not text and not body:
        raise GraphError(100, "A BODY component is required.")
    if len(text) > BODY_MOST:
        raise _refused(2388040, "The body is too long.")
    if len(str(header.get("text") or "")) > EDGE_MOST:
        raise _refused(2388047, "The header's format is not right.")
    if len(str(footer.get("text") or "")) > EDGE_MOST or VARIABLE.search(str(footer.get("text") or "")):
        raise _refused(2388073, "The footer's format is not right.")
    _check_variables(text)


def _check_variables(text: str) -> None:
    names = variables_of(text)
    words = [word for word in VARIABLE.sub(" ", text).split() if word]
    if len(names) > len(words):
        raise _refused(2388293, "This template has too many variables for its length.")
    if not VARIABLE.search(text):
        return
    is_code = text.startswith("{{1}} is your")  # Meta's own authentication wording starts with its variable
    if (VARIABLE.match(text) and not is_code) or text.endswith("}}"):
        raise _refused(2388299, "Variables can't be at the start or end of the template.")


def _refused(subcode: int, message: str) -> GraphError:
    more = {"error_subcode": subcode, "error_user_title": "Template not created", "error_user_msg": message}
    return GraphError(100, "Invalid parameter", more=more | {"is_transient": False})


def _check_header(template: Json, asked: Json) -> None:
    wanted = part_of(template, "HEADER").get("format")
    if wanted not in MEDIA_HEADERS:
        return
    given = _parameters(asked, "header")
    kinds = [parameter.get("type") for parameter in given]
    if kinds != [str(wanted).lower()]:
        raise GraphError(132012, f"header: Format mismatch, expected {wanted}, received {kinds or 'nothing'}")


def _check_parameters(template: Json, asked: Json) -> None:
    expected = variables_of(part_of(template, "BODY").get("text", ""))
    given = _parameters(asked, "body")
    if len(given) != len(expected):
        details = f"body: number of localizable_params ({len(given)}) does not match the expected number of params"
        raise GraphError(132000, f"{details} ({len(expected)})")
    is_named = template.get("parameter_format") == "NAMED"
    if is_named and {parameter.get("parameter_name") for parameter in given} != set(expected):
        raise GraphError(132012, "body: parameter names do not match the template's")
    for parameter in given:
        if parameter.get("type") != "text":
            continue
        if not parameter.get("text"):
            raise GraphError(132008, "body: a text parameter is empty")
        if FORBIDDEN_IN_PARAMETER.search(parameter["text"]):
            raise GraphError(132007, "Param text cannot have new-line/tab characters or more than 4 consecutive spaces")


def _parameters(asked: Json, kind: str) -> list[Json]:
    components = asked.get("components") or []
    return next((c.get("parameters") or [] for c in components if str(c.get("type", "")).lower() == kind), [])


def _values(template: Json, asked: Json) -> list[tuple[str, str]]:
    names = variables_of(part_of(template, "BODY").get("text", ""))
    given = _parameters(asked, "body")
    return [(p.get("parameter_name") or name, _shown(p)) for name, p in zip(names, given, strict=False)]


def _shown(parameter: Json) -> str:
    value = parameter.get(parameter.get("type", "text"))
    return str(value.get("fallback_value", "")) if isinstance(value, dict) else str(value)
