"""A few dozen patterns of meaning that the local models see beside the words: the same idea in every language.

They generalise where few examples speak a language; each cue's weight is learned, none decides alone.
"""

import re

_CUES = {
    "question": (
        r"\?|؟|\b(?:what|how|when|where|which|who|why|is there|do you|does|can you|can i|any|kya|kaise|kab|kaha"
        r"|kahan|kitn[aei]|kaun|konsa|qué|cómo|cuándo|cuánto|dónde|cuál)\b|क्या|कैसे|कब|कहाँ|कहां|कितन|कौन|هل|كم"
        r"|متى|أين|وين|كيف|ماذا|شو"
    ),
    "starts_question": (
        r"^(?:what|how|when|where|which|who|is|are|do|does|can|any|kya|kitn[aei]|kab|kaha|qué|cómo|cuánto|क्या"
        r"|कितन|هل|كم)\b"
    ),
    "price": (
        r"\b(?:price|prices|cost|costs|rate|rates|fees?|charges?|pricing|quotation|kitne ka|kitna|daam|kimat"
        r"|keemat|bhav|precio|costo|cuesta|harga)\b|कीमत|क़ीमत|दाम|रेट|भाव|फीस|फ़ीस|سعر|بكم|تكلفة|قیمت|দাম|ભાવ"
        r"|விலை|ధర|ಬೆಲೆ|വില"
    ),
    "pay": (
        r"\b(?:pay|paying|payment|upi|gpay|phonepe|qr|advance|token amount|account (?:no|number|details)|invoice"
        r"|proforma|pi|link|pago|pagar|transfer\w*|neft|deposit)\b|पेमेंट|भुगतान|एडवांस|الدفع|رابط|أدفع"
    ),
    "proceed": (
        r"\b(?:book|booking|order|confirm|confirmed|proceed|go ahead|finali[sz]e|sign|sign up|enroll?|register"
        r"|reserve|buy|purchase|deal|let'?s (?:do|go|start|close)|i'?ll take|we'?ll take|pack it"
        r"|send (?:the )?(?:link|invoice|contract|agreement)|pakka|done deal|le lunga|le lenge|lena hai|chahiye"
        r"|kar do|block|lo compro|quiero comprar|comprar|reservar)\b|ऑर्डर|बुक|लेना है|चाहिए|पक्का|أريد شراء"
        r"|اشتري|أشتري|احجز|موافق|أطلب"
    ),
    "demo": (
        r"\b(?:demo|trial|walk ?through|site visit|visit|appointment|test drive|schedule|slot|meeting|call me"
        r"|arrange a call|set up a call|show me|dikha do|dikhao)\b|डेमो|मीटिंग|موعد|زيارة|cita"
    ),
    "confused": (
        r"\b(?:confus\w+|don'?t (?:get|understand|follow)|didn'?t (?:get|understand|follow)|not clear|unclear"
        r"|mean(?:s|t|ing)?|what do you mean|lost|which one|who is this|who'?s this|wrong person"
        r"|makes? (?:no )?sense|explain|again|samajh|samjha|samjhi|matlab|kya bol|kaun|difference|same as"
        r"|no entiend\w+|no entend\w+|explica)\b|समझ|मतलब|उलझ|لم أفهم|ما فهمت|مش فاهم|يعني|ماذا تقصد"
    ),
    "broken": (
        r"\b(?:not working|isn'?t working|doesn'?t work|stopped|broken|error|fail(?:ed|ing|s)?|crash\w*|bug|issue"
        r"|problem|stuck|blank|login|log ?in|password|otp|refund\w*|return|replace\w*|exchange|damaged|defective"
        r"|leak\w*|wrong (?:item|size|product|colour|amount)|missing|not (?:received|delivered|come|arrived"
        r"|activated)|cancel\w*|complain\w*|charged|deducted|debited|warranty claim|ticket|repair|technician"
        r"|kharab|nahi chal|nahi aaya|nahi mila|band (?:pad|ho)|kat gay|paise kat|wapas|tut|toot|shikayat"
        r"|no funciona|no llegó|reembolso|devol\w+)\b|खराब|ख़राब|नहीं चल|नहीं आया|नहीं मिला|रिफंड|वापस|कट गए|बंद"
        r"|لا يعمل|لم يصل|ما وصل|استرجاع|استرداد|مشكلة|عطل|خربان"
    ),
    "refuse": (
        r"\b(?:too (?:costly|expensive|high|much|far|long|complicated)|expensive|costly|can'?t afford|beyond"
        r"|over (?:my|our) budget|no (?:budget|money|need|thanks)|not (?:interested|needed|required|convinced"
        r"|sure|worth|worth it|ready|for (?:me|us))|don'?t (?:need|want|trust|think|like|believe)|doubt\w*|scam"
        r"|fraud|fake|hidden|lock ?in|mehnga|mehenga|mahanga|nahi chahiye|zarurat nahi|jarurat nahi|nahi lena"
        r"|bharosa|caro|no (?:quiero|necesito|me interesa|me conv\w+|confío))\b|महंगा|महँगा|नहीं चाहिए"
        r"|ज़रूरत नहीं|जरूरत नहीं|भरोसा|बजट में नहीं|غالي|لا أحتاج|مش محتاج|لا أثق|ما أثق|خارج ميزاني|ليس ضروري"
    ),
    "hurry": (
        r"\b(?:urgent\w*|asap|immediately|right (?:now|away)|today|tonight|now|hurry|quick(?:ly)?|fast|emergency"
        r"|deadline|last (?:day|date)|by (?:tomorrow|tonight|today|\d|monday|tuesday|wednesday|thursday|friday"
        r"|saturday|sunday|evening|morning|noon)|within (?:the |an |one |#?\d+ )?(?:hour|hours|minutes|day|days)"
        r"|tomorrow|in \d+ (?:min|hour|hr)|jaldi|turant|abhi|aaj|kal|foran|fauran|urgente|hoy|mañana|ya mismo)\b"
        r"|तुरंत|जल्दी|अभी|आज|कल|फ़ौरन|फौरन|مستعجل|عاجل|اليوم|فورا|حالا|بسرعة|ضروري|غدا|بكرة"
    ),
    "contact_before": (
        r"\b(?:as (?:discussed|promised|agreed|per our)|follow(?:ing)? up|any update|update\?|remind\w*"
        r"|last (?:week|time|month|call)|yesterday|earlier|you (?:said|told|promised|were (?:to|going))"
        r"|we (?:spoke|talked|discussed|met)|still waiting|waiting for|get back|call (?:me )?(?:back|later)"
        r"|callback|later|next week|reschedul\w*|postpone|let you know|will (?:confirm|revert|think|discuss"
        r"|check)|ping me|ttyl|aapne (?:bola|kaha)|bola tha|baat hui|kal baat|baad (?:me|mein)|bata(?:ta|ti|te"
        r"|unga|ungi|enge)|soch ke|hablamos|quedamos|más tarde|luego)\b|बात हुई|बोला था|कहा था|बाद में|बताऊँग"
        r"|बताऊंग|याद दिला|اتفقنا|تكلمنا|وعدت|لاحقا|أذكر|بعدين|كما"
    ),
    "rival": (
        r"\b(?:vs|versus|compared? (?:to|with)|better than|other (?:company|vendor|shop|dealer|brand|agency|store"
        r"|place|gym|school|institute|clinic|builder)s?|another (?:company|vendor|shop|dealer|brand|agency|quote"
        r"|builder)|competitor\w*|alternative|switch(?:ed|ing)? from|migrat\w+|already (?:use|using|have)"
        r"|currently us(?:e|ing)|we use|quotes? from|quoted|next door|opposite|elsewhere|others? (?:are|is|give"
        r"|offer|sell)|dusr[aie]|doosr[aie]|bagal|saamne wal[aie]|usk[aei] yaha|wahan|se (?:sasta|saste|behtar"
        r"|accha|acha)|competencia|otra (?:empresa|tienda|marca)|otro proveedor|ya uso)\b|दूसरी (?:कंपनी|दुकान)"
        r"|दूसरे|बगल|شركة أخرى|شركة ثانية|المنافس|أفضل من|أحسن من|غيركم|محل ثاني"
    ),
    "authority": (
        r"\b(?:boss|partner|husband|wife|father|mother|dad|mom|parents|board|director|management|family|manager"
        r"|co-?founder|committee|papa|mummy|biwi|pati|ghar(?:wale| pe| par| me)|bhaiya se|mi (?:esposo|esposa"
        r"|jefe|socio))\b|पापा|पत्नी|पति|घर वाल|شريكي|زوجي|زوجتي|مديري"
    ),
    "thanks": (
        r"\b(?:thanks|thank you|great|awesome|love|perfect|nice|good|super|wow|finally|mast|badhiya|gracias"
        r"|excelente|genial)\b|धन्यवाद|बढ़िया|शानदार|شكرا|رائع|ممتاز"
    ),
    "ours": (
        r"\b(?:my (?:order|account|booking|subscription|refund|invoice|parcel|policy|login|plan|car|device|ticket"
        r"|payment)|mera (?:order|account|refund|parcel|booking|plan)|mi (?:pedido|cuenta|factura))\b"
        r"|मेरा (?:ऑर्डर|खाता|रिफंड|पार्सल)|طلبي|حسابي|اشتراكي"
    ),
    "angry": (
        r"!!|\?\?|\b(?:worst|pathetic|ridiculous|useless|fed up|sick of|tired of|third time|again and again"
        r"|nobody|no one (?:answers|replies|picks)|how many times|still (?:no|not|waiting)|bakwas|ghatiya"
        r"|koi (?:jawab|reply|sunta)|harassing|disgusting|terrible|horrible|pésimo|nadie)\b|घटिया|बकवास|कोई जवाब"
        r"|تعبت|زهقت|سيء"
    ),
    "joy": r"[😍😀😁😃😄😊🥳🎉🔥❤💯🙌👏🤩✨👍]|\b(?:yay+|woo+h?oo|omg|amazing|awesome|love it|excited|can'?t wait|finally)\b|!$",
    "doubt": (
        r"\b(?:really|seriously|sure|guarantee\w*|proof|prove|genuine|real|reviews?|believe|claim"
        r"|sounds? (?:too good|fishy)|catch|legit|sach(?:me| me)?|pakka|asli|seguro que|de verdad)\b|सच में|असली"
        r"|वाकई|पक्का|متأكد|حقيقي|صدق|مضمون"
    ),
}  # fmt: skip
_PATTERNS = {name: re.compile(pattern) for name, pattern in _CUES.items()}


def cues_of(plain: str) -> list[str]:
    """The names of the cues that a lower-case text shows, and its length in four steps."""
    found = [name for name, pattern in _PATTERNS.items() if pattern.search(plain)]
    words = plain.count(" ") + 1
    length = "one" if words == 1 else "short" if words <= 4 else "middle" if words <= 12 else "long"
    return [*found, f"len_{length}", *(f"{a}+{b}" for i, a in enumerate(found) for b in found[i + 1 :])]
