"""Words that decide whether a claim says what its fact says: bounds, negations, days, risky topics, words that say nothing.

English, Hinglish, Hindi, Arabic and Spanish; one meaning a table. `claims.py` compares them with the cited facts.
"""

import re
from collections.abc import Mapping


def _any(*alternatives: str) -> re.Pattern[str]:
    return re.compile("|".join(alternatives), re.IGNORECASE)


NEGATION = _any(
    r"\b(?:no|not|never|none|nobody|nothing|without|cannot|neither|nor|hardly|barely|excludes?|excluding)\b|n['’]t\b",
    r"\b(?:nahi+n?|nhi|nai|mat|bina|bagair|kabhi nahi)\b",
    r"(?:^|\s)(?:नहीं|नही|न|ना|मत|बिना|बग़ैर|कभी नहीं)(?=\s|[।,.!?]|$)",
    r"(?:^|\s)(?:و)?(?:لا|لم|لن|ليس|ليست|غير|بدون|دون|ما عدا|باستثناء)(?=\s|$)",
    r"\b(?:no|nunca|jam[aá]s|sin|ni|tampoco|ning[uú]n\w*|excepto)\b",
)

# How a figure is bounded. A claim may bound it only as its fact does.
BOUNDS: Mapping[str, re.Pattern[str]] = {
    "from": _any(
        r"\b(?:from|starts?|starting|begins?|beginning|onwards?|upwards|at least|minimum|min|more than|over|above)\b|\+",
        r"\bse (?:shuru|start)\w*|\bshuru\w*|\bkam se kam\b|\bse zyada\b",
        r"से शुरू|शुरू|कम से कम|से ज़्यादा|से अधिक",
        r"من\s+#|تبدأ|يبدأ|ابتداء|بداية من|على الأقل|أكثر من|فما فوق",
        r"\b(?:desde|a partir|empieza\w*|comienza\w*|parte|m[ií]nimo|al menos|m[aá]s de)\b",
    ),
    "to": _any(
        r"\b(?:up to|upto|under|below|less than|at most|maximum|max|within|until|till|no more than|cheaper than)\b",
        r"\btak\b|\bke andar\b|\bse kam\b|\b(?:din|mahine?|hafte|saal|ghante?) (?:mein|me)\b",
        r"तक|के अंदर|के भीतर|से कम|(?:दिन|महीने|हफ़्ते|हफ्ते|साल|घंटे) में",
        r"حتى|خلال|أقل من|بحد أقصى|كحد أقصى|في غضون|إلى",
        r"\b(?:hasta|menos de|m[aá]ximo|como mucho|dentro de|en un plazo de)\b",
    ),
    "exact": _any(
        r"\b(?:only|just|exactly|flat|fixed|merely|precisely|all[- ]in|final price|inclusive|included|includes?)\b",
        r"\b(?:sirf|bas|keval|fix|exactly|sab milakar|shamil)\b",
        r"सिर्फ़|सिर्फ|केवल|बस|ठीक-ठीक|शामिल|सब मिलाकर",
        r"فقط|بالضبط|تماماً|ثابت|شامل كل|يشمل",
        r"\b(?:solo|s[oó]lo|solamente|exactamente|fijo|precio final|incluido|incluye)\b",
    ),
    "about": _any(
        r"\b(?:about|around|approximately|roughly|almost|nearly|approx)\b",
        r"\b(?:lagbhag|karib|kareeb|takriban)\b|लगभग|करीब|क़रीब|तकरीबन",
        r"حوالي|تقريبا|تقريباً|نحو|قرابة|\b(?:unos|unas|aproximadamente|casi|alrededor)\b",
    ),
}

# What may be said only where a cited fact says the same: the fact must match the same table.
RISKY: Mapping[str, re.Pattern[str]] = {
    "scarcity": _any(
        r"\b(?:last|limited|few|hurry|rush|running out|sell(?:s|ing)? fast|almost gone|sold out soon|before it'?s gone|ends? (?:today|soon|tonight)|expires?|while stocks?|today only|slots? left|left)\b",
        r"\b(?:aakhri|akhri|jaldi|thode|kam bache|khatam|sirf aaj|bache)\b|आखिरी|आख़िरी|जल्दी|थोड़े|ख़त्म|खत्म|सिर्फ़ आज|सिर्फ आज|बचे|सीमित",
        r"آخر|محدود|بسرعة|سارع|ينتهي|قبل نفاد|قبل فوات|اليوم فقط|متبقي|بقي|\b(?:[uú]ltim[oa]s?|limitad[oa]s?|quedan|pocas|pocos|corre|ap[uú]r\w+|se acaba|hoy mismo|termina)\b",
    ),
    "guarantee": _any(
        r"\b(?:guarantee\w*|promis\w+|assur\w+|certain(?:ly)?|definitely|100 ?%|risk[- ]free|sure ?shot|always|for ?ever|lifetime|money[- ]back)\b",
        r"\b(?:guarantee|pakka|vaada|vada|hamesha|zindagi bhar|paise wapas)\b|गारंटी|वादा|पक्का वादा|हमेशा|ज़िंदगी भर|जीवन भर|सौ प्रतिशत|पैसे वापस",
        r"ضمان مدى|نضمن|مضمون|مؤكد|نعدك|وعد|دائما|دائماً|مدى الحياة|\b(?:garanti[az]\w*|prome\w+|aseguro|aseguramos|seguro que|siempre|de por vida|sin riesgo)\b",
    ),
    "discount": _any(
        r"\b(?:discount\w*|\d ?%? off|off (?:the|on)|free|cash ?back|(?:good|great|best|special|exclusive) deals?|(?:an?|the|this|our|special|great|festive|exclusive) offers?|complimentary|waive[sd]?|waiving|half price|bonus|gift|coupon|cheaper|reduced|special price)\b",
        r"\b(?:discount|chhoot|chhut|muft|free|sasta|saste|offer|inaam|tohfa)\b|छूट|मुफ़्त|मुफ्त|फ्री|सस्त|ऑफ़र|ऑफर|डिस्काउंट|तोहफ़ा|उपहार",
        r"خصم|مجان|تخفيض|عرض خاص|هدية|أرخص|استرداد نقدي|\b(?:descuento\w*|gratis|gratuit[oa]s?|oferta\w*|regalo|rebaja\w*|m[aá]s barat[oa])\b",
    ),
    "certification": _any(
        r"\b(?:certifi\w+|licen[cs]ed|iso ?\d*|award\w*|rera|government|govt|authori[sz]ed|accredited|approved by|official|partners? of|registered|insured)\b",
        r"\b(?:sarkari|pramanit|manyata)\b|प्रमाणित|सरकारी|मान्यता|पुरस्कार|अधिकृत|लाइसेंस",
        r"معتمد|مرخص|شهادة|جائزة|حكومي|رسمي|\b(?:certificad\w+|licenciad\w+|premi\w+|gobierno|oficial\w*|autorizad\w+|acreditad\w+)\b",
    ),
    "social proof": _any(
        r"\b(?:customers?|clients?|famil(?:y|ies)|buyers?|people|everyone|everybody|rated|ratings?|reviews?|trusted|popular|most loved|bestsell\w+|happy|thousands|hundreds|millions)\b",
        r"\b(?:grahak|parivaar\w*|log|logon|sabne|sabhi|hazaaron|bharosemand)\b|ग्राहक|परिवार|लोग|सबने|हज़ारों|हजारों|भरोसेमंद|लोकप्रिय|रेटिंग",
        r"عملاء|عميل|عائلات|عائلة|زبائن|الجميع|الناس|تقييم|موثوق|آلاف|\b(?:clientes?|familias?|compradores|gente|todos|todas|valorad\w+|rese[nñ]as|popular\w*|miles|confianza)\b",
    ),
    "superlative": _any(
        r"\b(?:best|cheapest|lowest|fastest|largest|biggest|leading|number one|no\.? ?1|#1|top|unbeatable|perfect|finest|greatest|only company|better than|most \w+)\b",
        r"\b(?:sabse|behtareen|number one|sarvottam)\b|सबसे|सर्वोत्तम|बेहतरीन|नंबर वन|नंबर एक",
        r"أفضل|أرخص|الأسرع|أسرع|الأكبر|أكبر|رقم واحد|الأول|\b(?:el mejor|la mejor|mejor(?:es)?|m[aá]s (?:barat|r[aá]pid|grand)\w*|n[uú]mero uno|l[ií]der\w*|inmejorable)\b",
    ),
    "returns": _any(
        r"\b(?:roi|returns?|profits?|earn\w*|double\w*|triple\w*|invest\w*|appreciat\w+|rental yield|savings?|saves?|tax[- ]free|tax benefit|cures?|treats?|heals?|legal advice)\b",
        r"\b(?:munaf[ae]|kamai|labh|nivesh|bachat|faayda|fayda|ilaaj|dugna)\b|मुनाफ़ा|मुनाफा|कमाई|लाभ|निवेश|बचत|फ़ायदा|फायदा|इलाज|दोगुना",
        r"عائد|أرباح|ربح|استثمار|توفير|علاج|يشفي|يضاعف|ضعف|\b(?:rentabilidad|retorno|ganancias?|beneficios?|invers\w+|ahorr\w+|cura\w*|duplic\w+)\b",
    ),
    "deed": _any(
        r"\b(?:refund\w*|replac\w+|exchang\w+|cancel\w*|reserv\w+|booked|hold it|held|install\w*|match(?:es|ed)? (?:any|the) price|compensat\w+|loan approved|in stock|available|ready (?:today|now)|same[- ]day|tomorrow|tonight|today)\b",
        r"\b(?:refund|wapas|badal|cancel|book kar di|reserve|loan pass|stock mein|uplabdh|aaj hi|kal hi|available)\b|रिफंड|वापस|बदल|रद्द|बुक कर दी|उपलब्ध|आज ही|कल ही|लोन पास|स्टॉक में",
        r"استرداد|استرجاع|استبدال|إلغاء|حجزنا|محجوز|متوفر|متاح|غدا|غداً|اليوم|فورا|فوراً|\b(?:reembols\w+|devol\w+|cambi\w+|cancel\w+|reservad\w+|disponible\w*|en stock|hoy|ma[nñ]ana|inmediat\w+)\b",
    ),
}

UNITS: Mapping[str, str] = {
    word: unit
    for unit, words in {
        "%": "% percent per cent pct pratishat प्रतिशत फ़ीसदी फीसदी بالمئة بالمائة ٪ porciento ciento",
        "minute": "min mins minute minutes minat मिनट دقيقة دقائق minuto minutos",
        "hour": "hour hours hr hrs ghanta ghante ghanton घंटा घंटे घंटों ساعة ساعات hora horas",
        "day": "day days din dino dinon दिन दिनों يوم يوماً أيام día días dia dias",
        "week": "week weeks hafta hafte haftey हफ़्ता हफ़्ते हफ्ता हफ्ते सप्ताह أسبوع أسبوعين أسابيع semana semanas",
        "month": "month months mahina mahine maheene महीना महीने माह महीनों شهر شهرين شهراً شهرا أشهر شهور mes meses",
        "year": "year years yr yrs saal sal saalon साल वर्ष سنة سنتين سنوات عام عاماً عامين año años",
    }.items()
    for word in words.split()
}

DAYS: Mapping[str, str] = {
    word: day
    for day, words in {
        "mon": "monday mon mondays somvar somwar सोमवार الاثنين الإثنين lunes",
        "tue": "tuesday tue tuesdays mangalvar mangalwar मंगलवार الثلاثاء martes",
        "wed": "wednesday wed wednesdays budhvar budhwar बुधवार الأربعاء miércoles miercoles",
        "thu": "thursday thu thursdays guruvar guruwar गुरुवार बृहस्पतिवार الخميس jueves",
        "fri": "friday fri fridays shukravar shukrawar शुक्रवार الجمعة viernes",
        "sat": "saturday sat saturdays shanivar shaniwar शनिवार السبت sábado sabado sábados",
        "sun": "sunday sun sundays ravivar raviwar itvaar रविवार इतवार الأحد domingo domingos",
        "all": "daily everyday रोज़ रोज रोज़ाना roz rozana يوميا يومياً diario diariamente",
        "weekend": "weekend weekends weekday weekdays वीकेंड نهاية",
        "jan": "january jan जनवरी يناير enero", "feb": "february feb फ़रवरी फरवरी فبراير febrero",
        "mar": "march मार्च مارس marzo", "apr": "april apr अप्रैल أبريل ابريل abril",
        "may": "मई مايو mayo", "jun": "june जून يونيو junio", "jul": "july जुलाई يوليو julio",
        "aug": "august aug अगस्त أغسطس agosto", "sep": "september sept सितंबर سبتمبر septiembre",
        "oct": "october oct अक्टूबर أكتوبر octubre", "nov": "november nov नवंबर نوفمبر noviembre",
        "dec": "december dec दिसंबर ديسمبر diciembre",
    }.items()
    for word in words.split()
}  # fmt: skip

# Words that claim nothing by themselves: grammar, politeness, and the plain verbs of selling.
SAFE = frozenset(
    """a an the and or but if so as at by for from in into of on onto to up with within about after before between during per than then that this these those there here
    i me my mine we us our ours you your yours he she it its they them their who which what when where how is am are was were be been being do does did done have has had can could
    may might will would shall should must let lets get gets got go goes come comes take takes give gives make makes need needs want wants like know see look find say says said tell tells ask asks mean means
    depends depend depending please thanks thank hello hi yes ok okay sure also too just right well still again once each every both all any some most more much many very quite really now
    price prices priced cost costs costing pay pays paid payment payments buy buys bought sell sells sold selling deliver delivers delivered delivery open opens opened opening close closes hours time times timing day days week weeks month months year years
    carry carries comes come cover covers covered coverage offer have team colleague company business place find located location address number figure amount exact vary varies different various kind kinds type types option options way
    start starts starting begin begins start-up onwards along around sort work works working help helps happy glad good great use uses using new note noted regards side part set call calls talk plus via
    main mein me hum ham hai hain ho hoon hu tha the thi ka ke ki ko se par pe aur ya bhi to toh jo ye yeh wo woh is us ek koi kuch aap aapka aapke aapki hamara hamare hamari humara humare humari mera meri apna apne apni hota hoti hote kar karte karti karke kiya kijiye
    sakte sakta sakti lijiye dijiye chahiye milta milti milte mil jaata jaati jaate deta dete deti liye liya wala wali wale saath baad pehle subah shaam rehta rehte rahta rahte hone hua hue hui jab tab kab kya kaise kitna kitne kitni ji namaste shukriya bata denge dega degi jankari
    मैं मेँ में हम है हैं हो हूँ हूं था थे थी का के की को से पर और या भी तो जो यह ये वह वे इस उस एक कोई कुछ आप आपका आपके आपकी हमारा हमारे हमारी अपना अपने अपनी होता होती होते कर करते करती करके किया कीजिए सकते सकता सकती लीजिए दीजिए
    चाहिए मिलता मिलती मिलते मिल जाता जाती जाते देता देते देती लिए लिया वाला वाली वाले साथ बाद पहले सुबह शाम रहते रहता होने हुआ हुए हुई जब तब जी नमस्ते धन्यवाद बता देंगे देगा देगी जानकारी तथा एवं
    في من منا إلى على عن مع أو و ثم أن إن هذا هذه ذلك تلك هو هي نحن أنت لك لكم لنا لدينا لديكم عندنا عندكم كان يكون تكون كل أي ما ماذا كيف متى أين كم قد سوف سيكون يمكن يمكنك يمكننا بعد قبل عند كما أيضا أيضاً يرجى شكرا شكراً مرحبا نعم حسب يتم تم
    el la los las un una unos unas y o u e de del al a en con por para sin sobre entre desde hasta que qué como cómo cuando cuándo donde dónde es son está están ser estar hay tiene tienen tenemos puede puedes pueden podemos su sus tu tus nuestro nuestra nuestros nuestras
    le les lo se me nos usted ustedes yo nosotros este esta estos estas ese esa eso más muy también ya sí gracias hola según depende cada todo toda todos todas""".split()
)
