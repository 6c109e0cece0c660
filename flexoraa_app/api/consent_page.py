"""The hosted consent form as HTML, in the languages it speaks; works without scripts and on a phone first."""

from collections.abc import Mapping
from dataclasses import dataclass
from html import escape

from services.flows.give_consent import OpenForm, Outcome

RIGHT_TO_LEFT = frozenset({"ar"})
NAMES: Mapping[str, str] = {"en": "English", "hi": "हिन्दी", "ar": "العربية"}

_STYLE = """
:root{color-scheme:light dark;--ink:#16181d;--dim:#5f6672;--line:#d8dce3;--ground:#fff;--tint:#f4f6f9;--accent:#2f5bea;
--bad:#b3261e}
@media (prefers-color-scheme:dark){:root{--ink:#e8eaee;--dim:#a0a7b4;--line:#363b45;--ground:#14161a;--tint:#1c1f25;
--accent:#7c9cff;--bad:#ff8a80}}
*{box-sizing:border-box}
body{margin:0;background:var(--ground);color:var(--ink);font:16px/1.5 system-ui,-apple-system,"Segoe UI",
"Noto Sans","Noto Sans Devanagari","Noto Sans Arabic",sans-serif}
main{max-width:440px;margin:0 auto;padding:24px 20px 40px}
nav{display:flex;gap:16px;justify-content:flex-end;font-size:14px;margin-bottom:24px}
nav a{color:var(--dim);text-decoration:none;padding:4px 0}
nav a[aria-current]{color:var(--ink);border-bottom:2px solid var(--accent)}
h1{font-size:22px;line-height:1.3;margin:0 0 4px}
p{margin:0 0 20px;color:var(--dim)}
label.field{display:block;font-weight:500;margin:0 0 16px}
label.field span{display:block;margin-bottom:4px}
input[type=text],input[type=tel]{width:100%;font:inherit;color:inherit;background:var(--ground);padding:10px 12px;
border:1px solid var(--line);border-radius:6px;min-height:44px}
label.agree{display:grid;grid-template-columns:20px 1fr;gap:12px;padding:14px;background:var(--tint);border-radius:6px;
margin:0 0 20px;font-size:15px}
label.agree input{width:20px;height:20px;margin:2px 0 0;accent-color:var(--accent)}
button{width:100%;min-height:44px;font:inherit;font-weight:600;color:#fff;background:#2f5bea;border:0;border-radius:6px;
cursor:pointer}
:focus-visible{outline:2px solid var(--accent);outline-offset:2px}
.problem{color:var(--bad);margin:0 0 16px;font-weight:500}
.small{font-size:13px;margin:20px 0 0}
.bait{position:absolute;inset-inline-start:-9999px;width:1px;height:1px;overflow:hidden}
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Words:
    """Everything the form says in one language, but for the wording of the consent, which is the tenant's."""

    title: str
    lead: str
    name: str
    phone: str
    submit: str
    small: str
    done_title: str
    done: str
    gone_title: str
    gone: str
    problems: Mapping[Outcome, str]


WORDS: Mapping[str, Words] = {
    "en": Words(
        title="Hear from {business} on WhatsApp",
        lead="You choose; nothing is ticked for you.",
        name="Your name (optional)",
        phone="WhatsApp number with country code",
        submit="Agree and send",
        small="We keep this answer with its time and your address as proof of what you agreed to.",
        done_title="Thank you",
        done="Your consent is recorded. Reply STOP to any message to take it back.",
        gone_title="This form is not there",
        gone="The link is wrong or was replaced. Ask whoever gave it to you for a new one.",
        problems={
            Outcome.NOT_AGREED: "Tick the box if you agree; otherwise simply close this page.",
            Outcome.NO_PHONE: "This is not a complete phone number. Example: +91 98765 43210",
            Outcome.CHANGED: "The text has changed meanwhile. Please read it again.",
            Outcome.TOO_MANY: "Too many tries from here. Please try again in ten minutes.",
        },
    ),
    "hi": Words(
        title="WhatsApp पर {business} से संदेश पाएँ",
        lead="चुनाव आपका है; पहले से कुछ भी चुना हुआ नहीं है।",
        name="आपका नाम (वैकल्पिक)",
        phone="देश कोड सहित WhatsApp नंबर",
        submit="सहमति भेजें",
        small="आपकी सहमति के प्रमाण के रूप में हम यह उत्तर, इसका समय और आपका पता रखते हैं।",
        done_title="धन्यवाद",
        done="आपकी सहमति दर्ज हो गई। इसे वापस लेने के लिए किसी भी संदेश का उत्तर STOP लिखकर दें।",
        gone_title="यह फ़ॉर्म उपलब्ध नहीं है",
        gone="लिंक ग़लत है या बदल दिया गया है। जिसने यह लिंक दिया, उनसे नया लिंक माँगें।",
        problems={
            Outcome.NOT_AGREED: "सहमत हों तो बॉक्स चुनें; नहीं तो यह पेज बंद कर दें।",
            Outcome.NO_PHONE: "यह पूरा फ़ोन नंबर नहीं है। उदाहरण: +91 98765 43210",
            Outcome.CHANGED: "इस बीच पाठ बदल गया है। कृपया फिर से पढ़ें।",
            Outcome.TOO_MANY: "यहाँ से बहुत बार कोशिश हुई। कृपया दस मिनट बाद फिर कोशिश करें।",
        },
    ),
    "ar": Words(
        title="تلقَّ رسائل {business} على واتساب",
        lead="القرار لك؛ لا شيء محدد مسبقاً.",
        name="اسمك (اختياري)",
        phone="رقم واتساب مع رمز البلد",
        submit="أوافق وأرسل",
        small="نحتفظ بهذا الجواب مع وقته وعنوانك إثباتاً لما وافقت عليه.",
        done_title="شكراً لك",
        done="تم تسجيل موافقتك. أرسل STOP رداً على أي رسالة لسحبها.",
        gone_title="هذا النموذج غير متاح",
        gone="الرابط غير صحيح أو تم استبداله. اطلب رابطاً جديداً ممن أعطاك إياه.",
        problems={
            Outcome.NOT_AGREED: "ضع علامة في المربع إن كنت موافقاً، وإلا فأغلق الصفحة.",
            Outcome.NO_PHONE: "هذا ليس رقم هاتف كاملاً. مثال: ‎+971 50 123 4567",
            Outcome.CHANGED: "تغير النص في هذه الأثناء. يرجى قراءته من جديد.",
            Outcome.TOO_MANY: "محاولات كثيرة من هنا. حاول مرة أخرى بعد عشر دقائق.",
        },
    ),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Typed:
    """What the visitor typed so far, so that a problem costs nobody their words."""

    name: str = ""
    phone: str = ""


def form_page(form: OpenForm, key: str, language: str, *, problem: Outcome | None = None, typed: Typed) -> str:
    """The form, with what is wrong on top after a refused try."""
    words = WORDS[language]
    wording = next(one for one in form.wordings if one.language == language)
    told = words.problems.get(problem) if problem else None
    alert = f'<p class="problem" role="alert">{escape(told)}</p>' if told else ""
    links = "".join(_link(key, other, language) for other in NAMES)
    return _page(
        language,
        words.title.format(business=form.business),
        f"""<nav aria-label="Language">{links}</nav>
<h1>{escape(words.title.format(business=form.business))}</h1><p>{escape(words.lead)}</p>{alert}
<form method="post" action="/consent/{escape(key)}/?lang={language}">
<label class="field"><span>{escape(words.phone)}</span>
<input type="tel" name="phone" required maxlength="40" autocomplete="tel" dir="ltr" value="{escape(typed.phone)}">
</label>
<label class="field"><span>{escape(words.name)}</span>
<input type="text" name="name" maxlength="120" autocomplete="name" dir="auto" value="{escape(typed.name)}"></label>
<div class="bait" aria-hidden="true"><label>Website<input type="text" name="website" tabindex="-1" autocomplete="off">
</label></div>
<input type="hidden" name="wording" value="{wording.id}">
<label class="agree"><input type="checkbox" name="agree" value="yes" required>
<span>{escape(wording.text)}</span></label>
<button type="submit">{escape(words.submit)}</button></form><p class="small">{escape(words.small)}</p>""",
    )


def done_page(language: str) -> str:
    """What follows a recorded consent."""
    words = WORDS[language]
    return _page(language, words.done_title, _said(words.done_title, words.done))


def gone_page(language: str) -> str:
    """What stands where no form is."""
    words = WORDS[language]
    return _page(language, words.gone_title, _said(words.gone_title, words.gone))


def _said(title: str, text: str) -> str:
    return f'<h1 role="status">{escape(title)}</h1><p>{escape(text)}</p>'


def _link(key: str, other: str, language: str) -> str:
    current = ' aria-current="true"' if other == language else ""
    return f'<a href="/consent/{escape(key)}/?lang={other}" lang="{other}"{current}>{NAMES[other]}</a>'


def _page(language: str, title: str, body: str) -> str:
    direction = "rtl" if language in RIGHT_TO_LEFT else "ltr"
    return (
        f'<!doctype html><html lang="{language}" dir="{direction}"><head><meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width,initial-scale=1"><meta name="robots" content="noindex">'
        f"<title>{escape(title)}</title><style>{_STYLE}</style></head><body><main>{body}</main></body></html>"
    )
