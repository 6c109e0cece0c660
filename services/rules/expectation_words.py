"""How contacts show what they expect of a reply: the patterns behind `expectations.py`, one meaning a table."""

import re


def _any(*alternatives: str) -> re.Pattern[str]:
    return re.compile("|".join(alternatives), re.IGNORECASE)


ASKS_WHO_WRITES = _any(
    r"\b(?:are|r) (?:you|u|we|i) (?:(?:talking|chatting|speaking) (?:to|with) )?(?:an? |the )?(?:real |actual |live )?"
    r"(?:bot|robot|machine|ai|a\.i\.|human|person|real|computer|chat ?gpt|automated)\b",
    r"\b(?:am i|i am|i'm|is (?:this|it|that|there)) (?:(?:talking|chatting|speaking) (?:to|with) )?(?:an? |the |just )*"
    r"(?:real |actual |live |auto\w* )?(?:bot|chat ?bot|robot|machine|ai|a\.i\.|human|person|computer|auto ?reply"
    r"|automated(?: \w+)?)\s*(?:\?|$|or\b|here|typing|replying)",
    r"^(?:bot|robot|ai|human|real person)\s*\?+$|\bwho am i (?:talking|chatting|speaking) (?:to|with)\b",
    r"\b(?:tum|aap|ap|tu|ye|yeh) (?:(?:ek|koi|kya|sach me|sachme) )*(?:bot|robot|machine|ai|insaan|insan|aadmi|computer) (?:ho|hai|hain|h)\b",
    r"\b(?:bot|robot|machine) (?:se|ke saath) baat (?:kar|ho) rah",
    r"(?:आप|तुम|यह|ये) (?:क्या |एक |कोई )*(?:बॉट|रोबोट|मशीन|एआई|AI|इंसान|इन्सान|असली)",
    r"(?:هل )?(?:أنت|انت|هذا) (?:ال)?(?:روبوت|بوت|آلة|إنسان|انسان|شخص حقيقي|ذكاء اصطناعي)",
    r"\b(?:eres|es usted|es|hablo con|estoy hablando con) (?:un |una )?(?:bot|robot|m[aá]quina|humano|persona real|ia)\b",
    r"\b(?:adakah|apakah) (?:ini|anda|kamu) (?:bot|robot|manusia)\b",
)

SAYS_LATER = _any(
    r"\b(?:just|only|simply|still|merely) (?:browsing|looking|checking|window shopping|exploring|enquiring|curious)\b",
    r"\b(?:no|not in (?:a|any)) (?:hurry|rush)\b|\bnot (?:now|right now|today|looking|at the moment|yet (?:ready|decided))\b",
    r"\b(?:i'?ll|i will|let me|will|need to) (?:think|check|discuss|get back|revert|let you know|see)\b|\b(?:maybe|some other|another) (?:later|time)\b",
    r"\b(?:sirf|bas|abhi (?:to|bas|sirf)) (?:dekh|puch|pooch|jaan)\w*|\b(?:soch|dekh) (?:ke|kar|kr|raha|rahi|rhe|rahe|lete)\b|\bbaad (?:me|mein|m)\b|\babhi nahi\b|\bkoi jaldi nahi\b",
    r"(?:बस|सिर्फ़|सिर्फ|केवल) (?:देख|पूछ)|सोच (?:कर|के|रहा|रही)|बाद में|अभी नहीं|कोई जल्दी नहीं",
    r"(?:فقط|بس|مجرد) (?:أتصفح|اتصفح|أستفسر|استفسر|أشوف|اشوف)|(?:سوف|س)?(?:أفكر|افكر)|(?:أن أفكر|التفكير)|لاحقا|لاحقاً|مو (?:الحين|الآن)|ليس الآن|لست مستعجل",
    r"\bs[oó]lo (?:estoy )?(?:mirando|viendo|preguntando|curioseando)\b|\b(?:lo )?(?:pensar[eé]|voy a pensar)\b|\bm[aá]s (?:tarde|adelante)\b|\bpor ahora no\b|\bno tengo prisa\b",
)

SHOWS_ANNOYANCE = _any(
    r"\b(?:worst|pathetic|ridiculous|useless|fed ?up|sick of|tired of|rubbish|nonsense|disgust\w+|terrible|horrible|joke of a|waste of (?:my )?time|frustrat\w+|annoy\w+|angry|unacceptable|disappointed)\b",
    r"\b(?:third|fourth|fifth|nth|2nd|3rd|4th|5th|\d+th) time\b|\bagain and again\b|\bhow many times\b|\b(?:nobody|no ?one) (?:answers?|repl\w+|picks?|responds?|called|cares)\b",
    r"\bstill (?:no|not|waiting|haven'?t)\b|\bstop (?:asking|repeating|spamming)\b|\b(?:already|just) (?:told|said|answered)\b|\b(?:i|we)(?:'ve| have)? (?:already )?told you\b",
    r"\b(?:bakwas|bakwaas|ghatiya|bekar|faltu|pareshan|tang|dimag kharab|time ?waste|kitni baar|baar ?baar|koi (?:jawab|reply|sunta)|abhi ?tak (?:nahi|koi))\b",
    r"घटिया|बकवास|बेकार|परेशान|तंग आ|कितनी बार|बार-?बार|कोई जवाब नहीं|अभी तक नहीं",
    r"تعبت|زهقت|سيئ|أسوأ|اسوأ|مزعج|كم مرة|مهزلة|لا أحد يرد|محد يرد|غير مقبول",
    r"\b(?:p[eé]simo|harto|harta|cansad[oa] de|nadie (?:responde|contesta)|una verg[uü]enza|in[uú]til|cu[aá]ntas veces|otra vez lo mismo)\b",
)

# What an advertisement's button writes, and the like: interest without saying in what.
WANTS_OVERVIEW = _any(
    r"^(?:hi|hello|hey|hii+|namaste|good \w+)?[\s,!.]*(?:can|could|may) (?:i|you|u) (?:please |pls )?(?:get|have|know|share|send|give)(?: me)? (?:some |the |a bit )?(?:more )?(?:info\w*|details?)(?: (?:on|about|regarding|of) (?:this|it|that|your (?:offer|ad|product|service)s?))?\W*$",
    r"^(?:hi|hello|hey|hii+|namaste)?[\s,!.]*(?:i'?m |i am |im )?(?:interested|intrested|interest)(?: in (?:this|it|your (?:ad|offer|product|service)s?))?\W*$",
    r"\b(?:saw|seen|came across|clicked|dekha|dekhi) (?:on |aapka |apka )?(?:your |the |this |ur )?(?:ad|add|advert\w*|post|reel|insta\w*|page|fb|facebook)\b",
    r"^(?:hi|hello|hey)?[\s,!.]*(?:more )?(?:info\w*|details?|jankari|jaankari)(?: (?:please|pls|plz|chahiye|do|dijiye|bhejo|send|batao))*\W*$",
    r"\b(?:ke|k) (?:baare|bare) (?:me|mein|m) (?:jankari|jaankari|info|details?|bata\w*|jaanna|janna)\b|के बारे में (?:और |थोड़ी |कुछ )?(?:जानकारी|जानना|बताइए|बताओ)",
    r"(?:معلومات|تفاصيل) (?:عن|حول)\b|\b(?:informaci[oó]n|info|saber m[aá]s) (?:sobre|acerca de|de)\b|\b(?:know|tell me|hear) (?:some )?more about\b",
    r"^(?:नमस्ते|हेलो|हैलो)?[\s,!]*(?:और )?(?:जानकारी|डिटेल)(?: (?:चाहिए|दीजिए|भेजिए|दें))?\W*$",
    r"^(?:مرحبا|السلام عليكم)?[\s,،!]*(?:أريد|اريد|ممكن|أبغى|ابغى)? ?(?:معلومات|تفاصيل)(?: (?:أكثر|اكثر|عن هذا|من فضلك|لو سمحت))*\W*$",
    r"^¿?(?:hola)?[\s,!.¡]*(?:quisiera |quiero |me da |puedo (?:obtener|tener) )?(?:m[aá]s )?(?:info|informaci[oó]n|detalles)(?: (?:sobre|de) (?:esto|eso))?\W*$",
)

# Said at the end of a talk, or as thanks; a greeting is no end.
SAYS_THANKS = _any(
    r"^\W*(?:ok(?:ay)?|great|cool|super|perfect|nice|got it|alright|noted|no)?[\s,.!]*(?:many |so much |a lot )?(?:thanks?|thank ?(?:you|u)|thankyou|thx|ty|tysm|tnx|shukriya|shukria|dhanyava?a?d|dhanyawad|gracias|merci|terima kasih)\b"
    r"(?:[\s,.!]*(?:so|very|much|a|lot|bhai|sir|ji|mam|madam|bro|team|again|bye|for (?:the|your) (?:info\w*|help|reply|update)|muchas|u|you))*\W*$",
    r"^\W*(?:good ?)?bye\b[\s\w]{0,12}$|^\W*(?:see (?:you|ya)|take care|alvida|adi[oó]s|hasta luego)\W*$",
    r"^\W*(?:ठीक है[\s,]*)?(?:बहुत )?(?:धन्यवाद|शुक्रिया|थैंक यू)(?: जी| सर)?\W*$",
    r"^\W*(?:تمام|حسنا|طيب)?[\s,،]*(?:شكرا|شكراً|شكرًا|مشكور|مع السلامة|يعطيك العافية)(?: جزيلا| جزيلاً| لك)?\W*$",
)

# Question words that open a question in writing without its mark.
OPENS_QUESTION = _any(
    r"(?:^|[.!,\n]\s*|\b(?:and|but|so|then|ok|okay|hi|hello|hey|sir|bhai|pls|please|thanks)[\s,]+)(?:(?:what|what's|whats|how|when|where|which|who|why|any|have you|got any)\b"
    r"|(?:is|are|do|does|did|can|could|will|would) (?:you|u|i|we|it|this|that|there|the|they|he|my|your|ur|any|any ?one|some ?one|\w+ (?:included|available|possible))\b)(?!(?: \w+)? (?:(?:is|are|will be) )?(?:fine|ok|good|will do|works)\b)",
    r"\b(?:tell|send|share|give|show) (?:me|us) (?:the |your |some |more |full |all |a )*(?:price|rate|cost|detail|info|address|location|list|brochure|catalog|photo|pic|option|plan|quote)\w*",
    r"\b(?:price|rate|cost|location|address|timings?|details?|emi|brochure) (?:pls|plz|please|batao|bata do|bhejo|bhej do|send karo|kya hai)\b|^\W*(?:price|rate|cost|location|address|details?|timings?|pp|emi|warranty|delivery)\W*$",
    r"\b(?:kya|kaise|kaisa|kab|kaha|kahan|kidhar|kitn[aei]|kaun|kaunsi?|konsa|konsi|kyu|kyun|kyon)\b|\b(?:bata(?:o|iye|do|ye| do)|milega|milegi|mil jayega|ho jayega|hoga|hogi|padega|banega|lagega) ?(?:kya)?\s*\?*$",
    r"क्या|कैसे|कैसा|कब|कहाँ|कहां|किधर|कितन|कौन|क्यों|बताइए|बताओ|बताएं|मिलेगा|मिलेगी",
    r"(?:^|\s)(?:هل|كم|بكم|متى|أين|وين|كيف|ماذا|ما هو|ما هي|شو|ايش|إيش|أي|اي|ليش|لماذا|عندكم|في عندكم)(?:\s|$)",
    r"(?:^|[\s¿])(?:qué|cómo|cuándo|cuánto|cuánta|cuántos|dónde|cuál|cuáles|tienen|hay|puedo|pueden|me puede)\b",
)
