"""Whether a contact asks to speak with a person instead of the AI."""

import re

_REQUESTS = re.compile(
    r"\b(?:talk|speak|chat|connect|transfer|switch|put|pass|hand|forward|escalate|route"
    r"|get)\b[^.?!\n]{0,25}\b(?:human|person|real (?:person|someone|agent|human)|agent|representative"
    r"|executive|rep\b|operator|manager|supervisor|senior|sales ?(?:man|person|guy|team|rep)|someone|somebody"
    r"|owner|advisor|consultant|staff|team member|in ?charge|customer care)\b"
    r"|\b(?:human|real person|live agent|live chat|customer care|representative|executive"
    r"|supervisor) (?:please|pls|plz|chahiye|needed|now|se)\b|^(?:human|agent|representative|operator"
    r"|real person|live agent|person|manager)[ .!]*$"
    r"|\b(?:are|r) (?:you|u) (?:a )?(?:bot|robot|machine|ai|human|real)\b[^.\n]{0,40}\b(?:human|person"
    r"|someone|real)|\b(?:not|no|don'?t want|stop with the|enough of (?:the|this)) (?:a |the |this "
    r"|to talk to (?:a )?)?(?:bot|robot|machine|chat ?bot|automated)\b|\bi (?:want|need|would like|prefer"
    r"|demand) (?:a |an |to (?:talk|speak)[\w ]{0,12})(?:human|person|real|agent|executive|representative"
    r"|manager|supervisor)\b|\bis there (?:a |any )?(?:human|person|real person|someone i can (?:talk|speak))"
    r"|\b(?:kisi|kissi) (?:insaan|bande|aadmi|admi|vyakti|person|human|agent|executive|senior"
    r"|staff)(?: aadmi)? ?(?:se|ko)\b|\b(?:insaan|aadmi|admi|bande|banda|manager|senior|owner|malik|maalik"
    r"|executive|agent|asli (?:aadmi|insaan|vyakti)) se (?:baat|bat|milna|connect|contact)|\b(?:bot|robot"
    r"|machine|computer) se (?:baat )?(?:nahi|nhi|nai)\b|\bkisi se baat (?:karwa|kara|karva|krwa|karao"
    r"|kar)\w*|\b(?:manager|senior|owner|malik) (?:ko|se) (?:bulao|connect|baat|line pe|transfer)"
    r"|(?:किसी|कोई) (?:इंसान|व्यक्ति|आदमी|एजेंट|अधिकारी|से बात)|(?:इंसान|आदमी|मैनेजर|मालिक|अधिकारी|कर्मचारी"
    r"|एजेंट|व्यक्ति) से (?:बात|मिल|संपर्क)|किसी से बात करा|(?:माणसाशी|व्यक्तीशी|मॅनेजरशी) बोल"
    r"|बॉट (?:से )?नहीं"
    r"|(?:মানুষের|কারও|ম্যানেজারের|প্রতিনিধির) সাথে কথা|(?:માણસ|વ્યક્તિ|મેનેજર|કોઈ) સાથે વાત|(?:ਬੰਦੇ|ਮੈਨੇਜਰ"
    r"|ਕਿਸੇ) ਨਾਲ ਗੱਲ|(?:மனிதரிடம்|மேனேஜரிடம்|ஆளிடம்|யாரிடமாவது|நபரிடம்) பேச|(?:మనిషితో|మేనేజర్‌తో|మేనేజర్తో"
    r"|ఎవరితోనైనా|వ్యక్తితో) మాట్లాడ|(?:ಮನುಷ್ಯ|ವ್ಯಕ್ತಿ|ಮ್ಯಾನೇಜರ್|ಯಾರೊಂದಿಗಾದರೂ)\w* (?:ಜೊತೆ |ರೊಂದಿಗೆ )?ಮಾತ"
    r"|(?:മനുഷ്യനോട|ആളോട്|മാനേജരോട|ആരോടെങ്കിലും) ?\w* സംസാരി|(?:ମଣିଷ|ମ୍ୟାନେଜର|କାହା) ସହ କଥା"
    r"|(?:أتكلم|اتكلم|أتحدث|التحدث|أكلم|اكلم|كلمني|حولني|التواصل|تحويلي)[^.؟!]{0,20}(?:شخص|موظف|إنسان|انسان"
    r"|بشر|المدير|مدير|مسؤول|ممثل|خدمة العملاء|حقيقي)|(?:با|به) (?:یک )?(?:انسان|اپراتور|کارشناس|شخص|مدیر"
    r"|آدم)[^.؟!]{0,15}(?:صحبت|حرف|وصل)|(?:کسی|انسان|آدمی|مینیجر|نمائندے) سے (?:بات|رابطہ)"
    r"|\b(?:hablar|comunicar(?:me)?|conectar|p[aá]same|p[aá]seme|contactar"
    r"|atiend[ae])\b[^.?!\n]{0,25}\b(?:persona|humano|agente|asesor\w*|representante|alguien|encargad[oa]"
    r"|gerente|ejecutiv[oa])\b|\b(?:un humano|una persona real|un asesor|agente humano)\b|\bparler (?:à"
    r"|avec) (?:un humain|quelqu'un|un conseiller|une personne)|\bfalar com (?:um )?(?:humano|atendente"
    r"|pessoa|algu[ée]m)|\b(?:bicara|ngobrol|cakap) (?:dengan|sama) (?:orang|manusia|admin|cs|staff)"
    r"|\bmit einem menschen",
    re.IGNORECASE,
)
# The figure of a third person's wish, or a phrase that only sounds alike.
_NOT_FOR_US = re.compile(
    r"\b(?:estate agent|travel agent|insurance agent|my agent|delivery (?:agent|person|boy)|(?:spoke|talked"
    r"|speaking|talking|was talking|already (?:spoke|talked)) (?:to|with)|per person|in person)\b",
    re.IGNORECASE,
)


def asks_for_person(text: str) -> bool:
    """True where the message asks for a human being, in any supported language."""
    return _REQUESTS.search(text) is not None and _NOT_FOR_US.search(text) is None
