"""Reads what Meta tells about accounts, numbers and templates, as far as it changes what we do (sheet 1.9, 1.10)."""

from services.adapters.whatsapp.fields import Json, error_code, identifier, items, maybe_record, maybe_text, text
from services.arrivals import AccountChanged, AccountNews, TemplateChanged
from services.rules.send_errors import SendAction, rule_for

_HALTING = ("ACCOUNT_DELETED", "ACCOUNT_OFFBOARDED", "PARTNER_REMOVED")
_RESUMING = ("ACCOUNT_RECONNECTED",)
# Without it nobody can be answered; other restrictions leave replies alone.
_NO_REPLIES = "RESTRICTED_CUSTOMER_INITIATED_MESSAGING"
_STATUS_AFTER = {"REINSTATED": "APPROVED", "UNARCHIVED": "APPROVED"}


def read_account_update(business_id: str, value: Json) -> AccountChanged | None:
    """A ban, a restriction or their end; None for notices that change nothing."""
    event = text(value, "event").upper()
    ban = (maybe_text(maybe_record(value, "ban_info"), "waba_ban_state") or "").upper()
    restrictions = [maybe_text(part, "restriction_type") for part in items(value, "restriction_info")]
    if event in _RESUMING or ban == "REINSTATE":
        return _news(business_id, AccountNews.RESUMED, event)
    if event in _HALTING or ban == "DISABLE" or _NO_REPLIES in restrictions:
        return _news(business_id, AccountNews.HALTED, event)
    return None


def read_quality(business_id: str, value: Json) -> AccountChanged:
    """A number's quality or throughput changed; it names the number by its display form only."""
    return _news(business_id, AccountNews.QUALITY, text(value, "event").upper())


def read_error(business_id: str, account: str, error: Json) -> AccountChanged | None:
    """A failure of the account itself, where its code stops sending."""
    code = error_code(error)
    rule = rule_for(code)
    if rule.action is not SendAction.HALT_INBOX:
        return None
    return AccountChanged(
        business_id=business_id, account=account, news=AccountNews.HALTED, reason=rule.text_key, error_code=code
    )


def read_template(business_id: str, value: Json) -> TemplateChanged:
    """A template's new status or category; an announced category counts only when it has come."""
    event = (maybe_text(value, "event") or "").upper()
    has_come = "correct_category" not in value
    category = maybe_text(value, "new_category") or maybe_text(value, "message_template_category")
    return TemplateChanged(
        business_id=business_id,
        name=identifier(value, "message_template_name"),
        language=identifier(value, "message_template_language"),
        status=_STATUS_AFTER.get(event, event) or None,
        category=category.upper() if category and has_come else None,
    )


def _news(business_id: str, news: AccountNews, reason: str) -> AccountChanged:
    return AccountChanged(business_id=business_id, account=None, news=news, reason=reason)
