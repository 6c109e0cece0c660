"""Words of time in the languages contacts write: the patterns behind `timeline.py`."""

import re

# Alternatives of a unit in every language; days are what one unit is long.
_UNITS = {
    1: (
        "days?|dys?|din|dino|dinon|día|días|dia|dias|दिन|दिनों|दिवस|दिवसांत|يوم|أيام|ايام|يوما|روز|دن|দিন|দিনের"
        "|દિવસ|ਦਿਨ|நாள்|நாட்கள்|రోజు|రోజులు|రోజుల్లో|ದಿನ|ദിവസം"
    ),
    7: (
        "weeks?|wks?|wk|hafte|hafta|hafton|haftey|hapte|semanas?|हफ्ते|हफ़्ते|हफ्ता|हफ्तों|सप्ताह|आठवडे|आठवडा"
        "|أسبوع|اسبوع|أسابيع|اسابيع|هفته|ہفتے|ہفتہ|সপ্তাহ|સપ્તાહ|અઠવાડિયા|ਹਫ਼ਤੇ|வாரம்|வாரத்தில்|వారం|వారాలు"
        "|వారాల్లో|ವಾರ|ആഴ്ച"
    ),
    30: (
        "months?|mths?|mnths?|mnth|mons?|mahine|mahina|mahino|mahinon|maheene|mahine|mes|meses|महीने|महीना|महीनों"
        "|महिने|महिन्यात|महिना|شهر|أشهر|اشهر|شهور|شهرا|ماه|مہینے|مہینہ|মাস|মাসের|মাসে|મહિના|મહિનામાં|ਮਹੀਨੇ|மாதம்"
        "|மாதங்கள்|மாதத்தில்|నెల|నెలలు|నెలల్లో|ತಿಂಗಳು|ತಿಂಗಳಲ್ಲಿ|മാസം|മാസത്തിൽ"
    ),
    91: "quarters?|qtrs?|qtr|trimestres?|तिमाही|timahi",
    365: "years?|yrs?|yr|saal|sal|años?|ano|साल|वर्ष|سنة|سنوات|عام|সাল|বছর|વર્ષ|ਸਾਲ|வருடம்|సంవత్సరం",
}  # fmt: skip
DAYS_OF_UNIT = {
    word: days for days, words in _UNITS.items() for word in re.sub(r"(\w+)s\?", r"\1|\1s", words).split("|")
}
UNIT = "|".join(sorted((re.escape(word) for word in DAYS_OF_UNIT), key=len, reverse=True))

_MONTHS = {
    1: "january jan enero janvier जनवरी يناير janwari جنوری",
    2: "february feb febr febrero फरवरी फ़रवरी فبراير farvari فروری",
    3: "march mar marzo मार्च مارس مارچ",
    4: "april apr aprl abril अप्रैल एप्रिल أبريل ابريل aprail اپریل",
    5: "may mayo मई مايو mai مئی",
    6: "june jun junio जून يونيو جون",
    7: "july jul julio जुलाई يوليو julai جولائی",
    8: "august aug agosto अगस्त أغسطس اغسطس agast اگست",
    9: "september sept sep septiembre सितंबर सितम्बर سبتمبر sitambar ستمبر",
    10: "october oct octubre अक्टूबर अक्तूबर أكتوبر اكتوبر aktubar اکتوبر",
    11: "november nov noviembre नवंबर नवम्बर نوفمبر navambar نومبر",
    12: "december dec diciembre दिसंबर दिसम्बर ديسمبر disambar دسمبر",
}  # fmt: skip
MONTHS = {word: month for month, words in _MONTHS.items() for word in words.split()}
# Also ordinary words ("may I", "march ahead", "mar gaya", "sep"): months only beside a preposition or another month.
AMBIGUOUS_MONTHS = frozenset(
    {"may", "march", "mar", "mai", "sep", "jun", "dec", "jan", "nov", "oct", "apr", "jul", "mayo"}
)

# When the festivals and seasons people plan by begin, as (month, day); moving ones by year below.
_FIXED_OCCASIONS = {
    "christmas": (12, 25), "xmas": (12, 25), "navidad": (12, 25), "new year": (1, 1), "año nuevo": (1, 1),
    "independence day": (8, 15), "republic day": (1, 26), "valentine": (2, 14), "makar sankranti": (1, 14), "sankranti": (1, 14),
    "pongal": (1, 14), "year end": (12, 31), "end of the year": (12, 31), "end of year": (12, 31), "fin de año": (12, 31),
    "financial year": (4, 1), "new fy": (4, 1), "next fy": (4, 1), "fiscal year": (4, 1), "march end": (3, 31), "year-end": (12, 31),
    "summer": (4, 15), "garmi": (4, 15), "verano": (6, 15), "monsoon": (6, 15), "barish": (6, 15), "winter": (11, 15), "saal ke end": (12, 31),
    "board exam": (3, 31), "after exams": (4, 1), "exams ke baad": (4, 1), "school opens": (6, 10), "new session": (4, 5),
}  # fmt: skip
FIXED_OCCASIONS = _FIXED_OCCASIONS
# Dates of the moving festivals (Indian government holiday lists; Eid within a day by the moon).
MOVING_OCCASIONS = {
    "diwali": {2025: (10, 20), 2026: (11, 8), 2027: (10, 29), 2028: (10, 17)},
    "deepavali": {2025: (10, 20), 2026: (11, 8), 2027: (10, 29), 2028: (10, 17)},
    "दिवाली": {2025: (10, 20), 2026: (11, 8), 2027: (10, 29), 2028: (10, 17)},
    "holi": {2025: (3, 14), 2026: (3, 4), 2027: (3, 22), 2028: (3, 11)},
    "होली": {2025: (3, 14), 2026: (3, 4), 2027: (3, 22), 2028: (3, 11)},
    "dussehra": {2025: (10, 2), 2026: (10, 20), 2027: (10, 9), 2028: (9, 27)},
    "durga puja": {2025: (9, 28), 2026: (10, 17), 2027: (10, 6), 2028: (9, 24)},
    "navratri": {2025: (9, 22), 2026: (10, 11), 2027: (9, 30), 2028: (9, 19)},
    "akshaya tritiya": {2025: (4, 30), 2026: (4, 19), 2027: (5, 9), 2028: (4, 27)},
    "onam": {2025: (9, 5), 2026: (8, 26), 2027: (9, 12), 2028: (9, 1)},
    "ganesh": {2025: (8, 27), 2026: (9, 14), 2027: (9, 4), 2028: (8, 23)},
    "raksha bandhan": {2025: (8, 9), 2026: (8, 28), 2027: (8, 17), 2028: (8, 5)},
    "rakhi": {2025: (8, 9), 2026: (8, 28), 2027: (8, 17), 2028: (8, 5)},
    "ramadan": {2025: (3, 1), 2026: (2, 18), 2027: (2, 8), 2028: (1, 28)},
    "ramzan": {2025: (3, 1), 2026: (2, 18), 2027: (2, 8), 2028: (1, 28)},
    "رمضان": {2025: (3, 1), 2026: (2, 18), 2027: (2, 8), 2028: (1, 28)},
    "eid": {2025: (3, 31), 2026: (3, 20), 2027: (3, 10), 2028: (2, 27)},
    "العيد": {2025: (3, 31), 2026: (3, 20), 2027: (3, 10), 2028: (2, 27)},
}  # fmt: skip


def _alternatives(*patterns: str) -> re.Pattern[str]:
    """Whole words in Latin script; native scripts write their suffixes on, so they match inside words."""
    latin = "|".join(p for p in patterns if re.search(r"[a-z]", p))
    native = "|".join(p for p in patterns if not re.search(r"[a-z]", p))
    return re.compile(rf"(?<!\w)(?:{latin})(?!\w)|(?:{native})", re.IGNORECASE)


NO_DATE = _alternatives(
    r"no (?:fixed |specific |particular |exact |set |real |concrete |immediate |such )?(?:plans?|date"
    r"|timeline|time ?line|time ?frame|deadline|hurry|rush|urgency)",(
        r"not (?:in (?:a |any )?(?:hurry|rush)|urgent|soon|any ?time soon|decided (?:yet|the date|on (?:a "
        r"|the )?(?:date|time)))"
    ),
    r"(?:just|only|simply|merely) (?:looking|browsing|exploring|checking|enquiring|inquiring|curious"
    r"|comparing|researching|window shopping|seeing|asking)", r"(?:looking|browsing|exploring) (?:around|for now|at options)", r"window shopping",
    r"some ?day", r"eventually", r"haven'?t (?:decided|planned|thought)(?: about| of)? ?(?:when|the date|timing|time)?", r"whenever", r"no idea when", r"maybe (?:later|never|sometime)", r"can'?t say (?:when|now|yet)", r"don'?t know (?:when|yet)", r"not sure (?:when|yet|about (?:the )?(?:time|date|timeline))", r"open ended", r"flexible",
    r"none yet", r"in (?:the )?(?:distant )?future", r"down the line", r"long term", r"(?:early|initial|research) (?:stage|phase)",
    r"(?:koi|kuch|kuchh) (?:jaldi|jldi|plan|date|hurry|fixed plan|fix) (?:nahi|nhi|nai|fix nahi|pakka nahi)", r"jaldi nahi",(
        r"(?:bas|sirf|just|abhi (?:to )?(?:bas|sirf)) (?:dekh|pata kar|pooch|puch|jaankari|jankari|check kar"
        r"|explore kar|compare kar)\w*(?: (?:raha|rahe|rahi|rha|rhe|le raha))?"
    ), r"dekh (?:raha|rahe|rahi|rha|rhe) (?:hu|hoon|hain|hai|bas)?", r"(?:abhi )?(?:socha|decide|fix|tay|tai) nahi(?: kiya| hua| hai)?", r"kabhi bhi", r"pata nahi kab", r"baad (?:me|mein) (?:dekhenge|dekhte|sochenge)", r"time (?:hai|lagega) abhi",
    r"s[oó]lo (?:estoy )?(?:mirando|viendo|preguntando|curioseando|averiguando)", r"sin (?:prisa|apuro|fecha)", r"no (?:tengo|hay|tenemos) (?:prisa|apuro|fecha|urgencia)", r"más adelante", r"mas adelante", r"alg[uú]n d[ií]a", r"todavía no s[eé]", r"no s[eé] cu[aá]ndo", r"aún no",
    "बाद में कभी", "कभी बाद में", "कोई जल्दी नहीं", "जल्दी नहीं", "बस देख रह", "सिर्फ देख", "सिर्फ़ देख", "अभी तय नहीं", "तय नहीं", "कोई प्लान नहीं", "जानकारी के लिए", "पता नहीं कब", "घाई नाही", "फक्त बघत",
    "لست مستعجل", "غير مستعجل", "مش مستعجل", "مو مستعجل", "لا يوجد موعد", "لم أقرر", "ما قررت", "مجرد استفسار", "فقط أستفسر", "أتصفح", "استفسار فقط", "لاحقا", "بدون موعد",
    "عجله ندارم", "فقط دارم نگاه", "کوئی جلدی نہیں", "صرف دیکھ رہ", "কোনো তাড়া নেই", "শুধু দেখছি", "કોઈ ઉતાવળ નથી", "ਕੋਈ ਕਾਹਲੀ ਨਹੀਂ",
)  # fmt: skip

AT_ONCE = _alternatives(
    r"as ?soon ?as ?possible", r"a\.?s\.?a\.?p\.?", r"immediate(?:ly)?", r"right (?:now|away)", r"straight ?away", r"urgent(?:ly)?", r"at once", r"any time now", r"this very (?:week|month)", r"ready to (?:start|go|begin|move)", r"at the earliest", r"earliest", r"within (?:the |an |one )?(?:\d+ )?(?:hours?|hrs?)", r"today itself", r"very soon",
    r"abhi (?:ke abhi|chahiye|chaiye|lena|karna|start|se|shuru)", r"turant", r"turnt", r"fauran", r"foran", r"jaldi se jaldi", r"jald(?:i)? (?:se|chahiye|hi|karna|karo|lena)", r"jitni jaldi", r"kal (?:se|tak|hi|chahiye|subah)", r"aaj (?:hi|se|chahiye|tak|raat|sham|shaam)", r"aj (?:hi|se|chahiye)", r"parso(?:n)? tak",
    r"cuanto antes", r"lo antes posible", r"de inmediato", r"inmediatamente", r"ya mismo", r"ahora mismo", r"urgente(?:mente)?", r"hoy mismo", r"enseguida",
    "तुरंत", "तुरन्त", "फौरन", "अभी चाहिए", "जल्द से जल्द", "जल्दी से जल्दी", "आज ही", "कल तक", "कल से", "जल्दी चाहिए", "ताबडतोब", "लगेच", "लवकरात लवकर", "في أقرب وقت", "نهاية الأسبوع", "آخر الأسبوع", "نهاية هذا الأسبوع", "فورا", "فوراً", "حالا", "حالاً", "بسرعة", "عاجل", "مستعجل", "اليوم", "غدا", "غداً", "بكرة", "فوری", "فوراً",
    "هرچه زودتر", "همین الان", "جلد از جلد", "এখনই", "তাড়াতাড়ি", "আজই", "તાત્કાલિક", "તરત", "ਤੁਰੰਤ", "ਹੁਣੇ", "உடனே", "உடனடியாக", "వెంటనే", "ತಕ್ಷಣ", "ഉടനെ", "ഉടൻ", "ତୁରନ୍ତ",
)  # fmt: skip

# Said in answer to "when?", these are enough.
AT_ONCE_IF_ASKED = _alternatives(
    r"now", r"today", r"tonight", r"tomorrow", r"tmrw", r"tmr", r"tom", r"tomo", r"2moro", r"soon(?! as)", r"this (?:wk|weekend|week-end|sunday|monday|tuesday|wednesday|thursday|friday|saturday)", r"day after", r"few days", r"couple of days", r"abhi", r"abi", r"aaj", r"aj", r"kal", r"parso", r"parson", r"jaldi", r"jldi",
    r"(?:mon|tues|wednes|thurs|fri|satur|sun)day", r"(?:som|mangal|budh|guru|shukr|shani|ravi|it)w[a]+r", r"ahora", r"hoy", r"mañana", r"pronto", r"(?:el )?(?:lunes|martes|miércoles|jueves|viernes|sábado|domingo)", r"esta semana", r"este fin de semana", r"kuch din", r"(?:the )?\d{1,2} ko",
    "अभी", "आज", "कल", "परसों", "जल्दी", "कुछ दिन", "सोमवार", "मंगलवार", "बुधवार", "गुरुवार", "शुक्रवार", "शनिवार", "रविवार", "आता", "उद्या", "الآن", "الان", "قريبا", "قريباً", "بعد غد", "الحين", "هلا", "دلوقتي", "فردا", "امروز", "الان", "ابھی", "آج", "کل", "এখন", "আজ", "কাল", "હમણાં", "આજે", "કાલે", "ਹੁਣ", "ਅੱਜ", "ਕੱਲ੍ਹ",
)  # fmt: skip
# Unasked, a day counts only beside the wish to have it by then.
WANTED_BY_DAY = re.compile(
    r"(?<!\w)(?:need|want|require|deliver|start|begin|buy|order|get it|pay|close|finali[sz]e|book|install"
    r"|chahiye|chaiye|lagega|necesito|quiero|compro)\w*\b[^.!?\n]{0,30}?\b(?P<day>today|tonight|tomorrow|tmrw"
    r"|now|this weekend|aaj|kal|abhi|hoy|mañana|ahora)(?!\w)"
    r"|(?P<day2>(?<!\w)(?:aaj|kal|abhi|today|tomorrow))\s+(?:tak\s+|hi\s+|itself\s+)?(?:chahiye|chaiye|lena"
    r"|lunga|lenge|kharid\w*|book|start|shuru)(?!\w)",
    re.IGNORECASE,
)  # fmt: skip
NOT_NOW = re.compile(
    (
        r"(?<!\w)(?:not (?:right )?now|can'?t (?:do it )?(?:right )?now|(?:abhi|abi|filhal|filhaal) (?:nahi|nhi"
        r"|nai)|(?:abhi|filhal) (?:to |toh )?(?:possible )?(?:nahi|nhi)|not (?:today|immediately|urgent(?:ly)?"
        r"|asap)|no (?:ahora|por ahora)|por ahora no|ahora no|nahi abhi)(?!\w)|अभी नहीं|फिलहाल नहीं|ليس الآن"
        r"|مو الحين|مش دلوقتي"
    ),
    re.IGNORECASE,
)  # fmt: skip

# A time in the same clause as one of these is when to talk, not when to buy.
APPOINTMENT = _alternatives(
    r"call(?:s|ed|ing)?(?: me| us| back)?", r"phone (?:me|us)", r"ring (?:me|us)", r"callback", r"call ?back", r"meet(?:ing)?", r"zoom", r"g ?meet", r"demo", r"walk ?through", r"talk", r"speak", r"chat", r"ping", r"message (?:me|you)", r"text (?:me|you)", r"remind", r"revert", r"reply", r"get back", r"let you know", r"confirm (?:by|to you)", r"visit(?:ing)?", r"come (?:by|over|to see)", r"site visit", r"see (?:it|the)", r"follow ?up", r"reach out", r"connect",
    r"baat (?:kar|ho)\w*", r"bata(?:ta|ti|te|unga|ungi|enge|oonga|u)\w*", r"milte?", r"milenge", r"milna", r"aaunga", r"aaenge", r"phone (?:karo|karna|kar|karein|kijiye)", r"fon kar\w*", r"call (?:karo|karna|kar|karein|kijiye|kr\w*)",
    r"open(?:s|ed|ing)?", r"closed?", r"timings?", r"khul[aei]\w*", r"band (?:hai|rehta|hota)", "खुल", "مفتوح", "تفتح", "يفتح", r"abiert[oa]s?", r"abren?", r"cierran?", r"llam\w+", r"habl\w+", r"reuni[oó]n", r"cita", r"visitar", r"escrib\w+", "कॉल", "फोन", "बात कर", "मिल", "मीटिंग", "बताऊ", "बताता", "اتصل", "اتصال", "مكالمة", "اجتماع", "زيارة", "نتكلم", "كلمني", "موعد",
)  # fmt: skip
# What wants the thing by a time: without our asking, a bare "in 2 months" needs none, "today" does.
PAST_OR_LENGTH_BEFORE = re.compile(
    (
        r"(?:last|past|previous|since|for|for (?:the )?(?:last|past|a|one)|every|each|per|a|ago|pichl[ea]|hace"
        r"|por|cada|durante|desde|पिछले|हर|प्रति|منذ|كل|لمدة|warranty|guarantee|tenure|lock ?in|emi|subscription"
        r"|validity|course|old|over)\s*$"
    ),
    re.IGNORECASE,
)
PAST_OR_LENGTH_AFTER = re.compile(
    (
        r"\s*(?:-|–)?\s*(?:ago|back|old|long|warranty|guarantee|plan|pack|package|subscription|contract|lease|emi"
        r"|tenure|course|validity|lock|trial|free|since|pehle|phle|pahle|purana|puran[ei]|se (?:use|chal rah"
        r"|chal rh|wait|kharab|band|pareshan|ho rah)|ka plan|ki warranty|ka course|ka subscription|experience"
        r"|pass|payback|पहले|पुरान|se wait|से इंतज़ार|atrás|de garantía|مضت|of (?:use|experience))"
    ),
    re.IGNORECASE,
)
