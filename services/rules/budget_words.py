"""The cues around a figure that say whose it is and how it is bounded: the patterns behind `budget.py`."""

import re


def _words(*alternatives: str) -> re.Pattern[str]:
    """A pattern of whole words; native scripts need no word ends, their suffixes are written on."""
    latin = "|".join(a for a in alternatives if a.isascii() or re.match(r"[a-zA-Zà-ÿ]", a))
    native = "|".join(a for a in alternatives if not (a.isascii() or re.match(r"[a-zA-Zà-ÿ]", a)))
    return re.compile(rf"(?<!\w)(?:{latin})(?!\w)" + (f"|(?:{native})" if native else ""), re.IGNORECASE)


BUDGET_WORD = _words(
    r"budget\w*", "bajat", "bujet", "spend", "afford", "invest", "range", "limit", "max", "maximum", "upto", "up to", "price range",
    "presupuesto", "gastar", "inversión", "kharch", "kharcha", "paise", "paisa", "in hand", "tops", "funds?", "allocated",
    "बजट", "खर्च", "पैसे", "ميزاني", "بودجه", "بجٹ", "বাজেট", "બજેટ", "ਬਜਟ", "பட்ஜெட்", "బడ్జెట్", "ಬಜೆಟ್", "ബജറ്റ്", "ବଜେଟ", "अंदाजपत्रक",
)  # fmt: skip

OWN = _words(
    r"budget\w*", "bajat", "we have", "i have", "i've got", "we've got", "have got", "i got", "can (?:do|spend|pay|afford|go|give|manage|stretch|invest|offer)",
    "could (?:do|spend|pay|stretch|go)", "(?:looking to|want to|planning to|plan to|willing to|ready to|able to) (?:spend|pay|invest|put)",
    "will (?:spend|pay|give)", "(?:i|we)(?:'d| would|'ll) (?:pay|spend|give|do|put)", "spend(?:ing)?", "afford", "my (?:limit|range|max|cap|ceiling)", "our (?:limit|range|max|cap|ceiling)",
    "max", "maximum", "at most", "upto", "up to", "not more than", "no more than", "within", "under", "below", "less than", "around", "approx", "about", "roughly",
    "set aside", "kept aside", "sanctioned", "approved", "allocated", "earmarked", "(?:in|on) hand", "stretch(?:ed)? (?:to|it to|upto)", "raised (?:it )?to", "increase(?:d)? (?:it )?to",
    "(?:not|won't|will not|can't|cannot) (?:cross|exceed|go (?:above|over|beyond))", "sanctioned", "ka (?:kaam|project|budget|order)", "da+lu", "lagau", "where should i invest", "invest", "for this", "same as(?: last (?:year|time)| before| earlier)?", "(?:ok|okay|fine|happy|good|ready|agree) (?:with|to|for)", "this time", "is baar", "is bar", "esta vez", "make it", "i mean", "i meant", "we mean", "sorry", "correction", "rather", "instead", "actually", "now",
    "mere paas", "hamare paas", "humare paas", "apne paas", "mera budget", "hamara", "humara", "de sakta", "de sakte", "de sakti", "kar sakte", "de denge", "dunga", "denge", "laga sakte", "laga sakta",
    "ke andar", "ke under", "tak", "se upar nahi", "se zyada nahi", "se jyada nahi", "lagbhag", "karib", "kareeb", "lag bhag", "ho jayega", "jama kiye", "rakha hai", "rakhe hai", "kar diya", "matlab",
    "tengo", "tenemos", "presupuesto", "máximo", "maximo", "hasta", "puedo (?:pagar|gastar)", "podemos (?:pagar|gastar)", "cuento con", "contamos con", "menos de", "alrededor de", "unos", "quiero gastar",
    "बजट", "अब", "मेरे पास", "हमारे पास", "तक", "के अंदर", "के अन्दर", "लगभग", "करीब", "दे सकत", "खर्च कर", "मतलब", "ميزاني", "أقدر", "اقدر", "معي", "لدي", "لدينا", "عندي", "عندنا", "حدود", "حوالي", "أقصى", "تقريبا",
    "بودجه", "بجٹ", "میرے پاس", "বাজেট", "બજેટ", "ਬਜਟ", "பட்ஜெட்", "బడ్జెట్", "ಬಜೆಟ್", "ബജറ്റ്", "ବଜେଟ", "माझ्याकडे", "आमच्याकडे", "पर्यंत",
)  # fmt: skip

# A rival's quote, our price, the past, or another figure than a price.
NOT_OWN = _words(
    "they(?:'re| are)? (?:charg\\w+|quot\\w+|ask\\w+|giv\\w+|offer\\w+|said|want\\w*)", "charg(?:e|es|ed|ing)", "quot(?:e|es|ed|ing|ation)", "offer(?:s|ed|ing)? (?:me|us)", "giving (?:me|us|it)",
    "competitor\\w*", "other (?:vendor|company|dealer|shop|agency|guy|party|builder|broker|institute|academy|gym)\\w*", "another (?:vendor|company|dealer|shop|agency|builder|broker)", "elsewhere",
    "next door", "your (?:price|quote|rate|cost|charges|fee|fees|plan|package|site|ad|website|advert)", "you(?:'re| are)? (?:quot\\w+|charg\\w+|ask\\w+|said|told|wrote|showed)", "listed", "list price", "mrp", "price is", "priced", "costs?",
    "last (?:year|time|month|vendor|agency|quarter)", "previous(?:ly)?", "earlier", "spent", "wasted", "lost", "used to", "already paid", "i paid", "we paid", "had paid", "paid", "salary", "income", "turnover", "revenue",
    "loan of", "emi of", "discount of", "save", "saves", "saving", "off", "advance", "deposit", "token", "refund\\w*", "charged", "deducted", "debited", "cashback", "owe", "pending", "instead of", "not(?=\\s*(?:rs\\.?|inr|[₹$€])?\\s*$)", "rather than", "from",
    "pichl[aie]\\w*", "pehle", "phle", "pahle", "us(?:ne|ka|ki|ke)", "un(?:ka|ki|ke|hone|hon ne)", "woh? log", "dusr[aie]\\w*", "doosr[aie]\\w*", "bagal", "saamne wala", "barbaad", "doob", "aap(?:ka|ki|ke|ne)", "apka", "aap to", "wahan",
    "cobran?", "cobraron", "cuesta", "otra empresa", "su precio", "me ofrecen", "pagué", "pague", "gasté", "perdí", "antes",
    "पिछल", "पहले", "उन्होंने", "उनका", "दूसर", "आपका", "आपने", "बगल", "سعركم", "عرض علي", "يطلبون", "دفعت", "خسرت", "شركة أخرى", "الشركة الأخرى",
)  # fmt: skip
NOT_OWN_AFTER = re.compile(
    r"\s*(?:/-)?\s*(?:is|are|was|seems?|sounds?|looks?|feels?)?\s*(?:a bit |bit |way |too |very |really |so "
    r"|quite |little |far |much |rather )*"
    r"(?:too (?:much|high)|up there|high(?:er)?|expensive|costly|steep|a lot|out of|beyond|overpriced"
    r"|for (?:a|one|this|that) [\w ]{1,25}(?:lol|\?|really|seriously|!)|wasted|discount|off\b|cashback|refund"
    r"|salary|turnover|extra|more than)"
    r"|\s*(?:to |toh )?(?:bahut |bohot |bhut |kaafi |thoda )*(?:bol rahe|bol rahi|keh rahe|bata rahe"
    r"|maang rahe|mang rahe|zyada|jyada|mehnga|mehenga|mahanga|barbaad"
    r"|doob|wapas|kat gaye|kat gya|kate|kam me(?:in)? (?:de|mil))"
    r"|\s*(?:बहुत |काफ़ी |काफी )*(?:ज़्यादा है|ज्यादा है|महंगा|महँगा|बर्बाद|डूब|वापस|कट)"
    r"|\s*(?:es|está)? ?(?:muy|demasiado) (?:caro|alto|mucho)|\s*(?:غالي|كثير|مرتفع)",
    re.IGNORECASE,
)

PER_UNIT_AFTER = re.compile(
    r"\s*(?:/-)?\s*(?:(?:per|/|a|an|each|every|por|cada|prati|har|har ek)\s*(?:seat|user|person|head|piece|pc"
    r"|pcs|unit|plate|month|mo|year|yr|sq ?ft|sqft|day|night|room|class|session|student|kg|child|pax|employee"
    r"|licen[sc]e|mes|persona|mahina)"
    r"|each\b|apiece|per\b|p\.?m\.?\b|psf\b)",
    re.IGNORECASE,
)
COUNTED_AFTER = re.compile(
    r"\s*(?:users?|seats?|people|persons?|ppl|pax|guests?|heads?|students?|employees|staff|members|agents?"
    r"|plates?|pieces?"
    r"|pcs|units?|licen[sc]es?|rooms?|log\b|logon|bande|लोग|شخص|personas|usuarios)\b",
    re.IGNORECASE,
)
TOTAL = _words(
    "total",
    "in total",
    "altogether",
    "overall",
    "all in",
    "kul",
    "sab mila ke",
    "sab milakar",
    "sab milake",
    "en total",
    "कुल",
    "सब मिलाकर",
    "المجموع",
    "إجمالي",
    "الإجمالي",
)

NOT_MONEY_AFTER = re.compile(
    r"\s*[-–]?\s*(?:%|percent|pct|users?|seats?|people|persons?|ppl|pax|guests?|students?|employees|staff"
    r"|members|agents?|advisors?|reps?|sites?|stores?|shops?|branch(?:es)?|outlets?|locations?|units?|pieces?"
    r"|pcs|pc|nos|items|boxes|cartons|sq|sqft|sq ?ft|sft|square|sqm|acres?|bhk|rooms?|flats?|floors?|"
    r"kms?|kilomet|met(?:er|re)s?|ft|feet|inch|cm|mm|kgs?|kilo|gm|gms|g\b|grams?|lit(?:er|re)s?|ltr|ml|tons?"
    r"|mb|gb|tb|watt|kw|hp|cc|mah|"
    r"days?|din|weeks?|hafte|months?|mahine|mahina|years?|yrs?|saal|hours?|hrs?|ghante|mins?|minutes?|am\b"
    r"|pm\b|baje|o'?clock|st\b|nd\b|rd\b|th\b|x\b|times|baar|contacts|leads|messages|msgs|followers|orders"
    r"|sessions|classes|"
    r"usuarios|personas|días|dias|semanas|meses|años|log\b|logon|bacche|लोग|दिन|हफ्ते|महीने|साल|घंटे|बजे|बार"
    r"|مستخدم|شخص|أيام|يوم|أشهر|شهر|سنة|सीट|bedroom)",
    re.IGNORECASE,
)

LOWER_BOUND_BEFORE = re.compile(
    (
        r"(?<!\w)(?:under|below|less than|lesser than|within|not (?:even )?(?:reaching|touching)|menos de"
        r"|por debajo de|niche|neeche|kam se kam nahi)\s+(?:rs\.?|inr|usd|₹|\$|€)?\s*$|(?:أقل من|تحت)\s*$"
    ),
    re.IGNORECASE,
)
LOWER_BOUND_AFTER = re.compile(
    (
        r"\s*(?:/-)?\s*(?:ke andar|ke under|se kam|se neeche|se niche|k andar|के अंदर|के अन्दर|से कम|से नीचे|च्या आत"
        r"|or less|or below|से नीचे)"
    ),
    re.IGNORECASE,
)
OPEN_ABOVE_BEFORE = re.compile(
    (
        r"(?<!\w)(?:(?<!not )(?<!no )more than|over|above|at least|atleast|minimum|min|upwards of|north of"
        r"|starting(?: from)?|kam se kam|más de|mas de|al menos|mínimo|desde)\s+(?:rs\.?|inr|usd|₹|\$|€)?\s*$"
        r"|(?:أكثر من|على الأقل|कम से कम)\s*$"
    ),
    re.IGNORECASE,
)
OPEN_ABOVE_AFTER = re.compile(
    (
        r"\s*(?:/-)?\s*(?:\+|plus\b|or more|and above|onwards|se (?:zyada|jyada|upar)(?! nah)|से ज़्यादा(?! नह)"
        r"|से ज्यादा(?! नह)|से ऊपर|o más|أو أكثر|فأكثر)"
    ),
    re.IGNORECASE,
)

CORRECTION = _words(
    "sorry", "i mean", "i meant", "no", "nope", "actually", "make (?:it|that)", "rather", "correction", "oops", "my bad", "typo", "nahi", "nhi", "matlab", "mera matlab", "galti se", "balki", "mere paas", "hamare paas", "we can", "i can", "sirf", "perdón", "perdon",
    "digo", "quise decir", "only", "now", "ab", "नहीं", "मतलब", "माफ़", "أقصد", "عفوا", "آسف", "قصدي", "لا",
)  # fmt: skip

# A plain yes, which takes our figure over only where we asked about it.
ASSENTS = re.compile(
    r"^\W*(?:yes|yeah|yep|yup|ya|sure|ok|okay|absolutely|definitely|correct|right|exactly|fine|sounds (?:good|fine|ok)"
    r"|that'?s (?:fine|ok|right)|haan|han|ha|haan ji|hanji|ji|bilkul|theek hai|thik hai|chalega|sahi hai"
    r"|s[ií]|claro|vale"
    r"|de acuerdo)\b"
    r"|^\W*(?:हाँ|हां|जी|बिल्कुल|ठीक है|نعم|ايوه|أيوه|أكيد|تمام|بله|ہاں|جی|হ্যাঁ|હા|ਹਾਂ|ஆமா|అవును|ಹೌದು|അതെ|ହଁ)",
    re.IGNORECASE,
)
# The contact takes our figure for theirs.
ACCEPTS_AMOUNT = re.compile(
    r"\b(?:(?:that|this|it|which|price|amount|figure|quote|number)(?:'s|s| is| are)? (?:is )?(?:totally "
    r"|perfectly |absolutely |well |all |quite )?(?:works?|fine|ok(?:ay)?|good|doable|acceptable"
    r"|within (?:our|my|the)? ?(?:budget|range)|fits?|in (?:our|my) (?:budget|range))"
    r"|works for (?:me|us)|fine with (?:me|us)|fits (?:my|our|the|in) [\w ]*budget|(?:that(?:'s| is) |is "
    r"|it's )?(?:within|in) (?:my|our|the|me) ?(?:budget|range)|can (?:do|manage|afford) (?:that|it|this)"
    r"|(?:deal|agreed|accepted|we accept|i accept)\b"
    r"|happy with (?:the|that|this) (?:price|quote|amount|figure)|(?:price|amount|quote|rate) (?:is )?(?:ok"
    r"|okay|fine|good|accepted|approved)|(?:same|exactly) (?:is )?(?:my|our) budget"
    r"|(?:itna|utna|itne|utne|ye|yeh|woh|wo|price|rate) (?:to |toh )?(?:chalega|theek hai|thik hai|thik h"
    r"|de denge|de dunga|manzoor|ho jayega|kar lenge)|chalega|manzoor|budget (?:me|mein) (?:hai|hi hai"
    r"|aa raha|fit)|itna hi budget"
    r"|me parece bien|de acuerdo|está bien ese precio|entra en (?:mi|nuestro) presupuesto)"
    r"|(?:इतना|यह|ये) (?:चलेगा|ठीक है)|चलेगा|मंज़ूर|मंजूर|बजट में है|مناسب|موافق على (?:السعر|المبلغ)|ضمن ميزاني",
    re.IGNORECASE,
)
