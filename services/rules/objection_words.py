"""How contacts object to price, terms, time, need and place, or lack the say: patterns behind `objections.py`."""

import re

from services.rules.reading import Objection


def _any(*patterns: str) -> tuple[re.Pattern[str], ...]:
    return tuple(re.compile(pattern, re.IGNORECASE) for pattern in patterns)


CIRCUMSTANCES: dict[Objection, tuple[re.Pattern[str], ...]] = {
    Objection.PRICE: _any(
        (
            r"\b(?:too|very|so|quite|bit|little|way|really|rather|pretty|kind of|bohot|bahut|bhut|kaafi|kafi"
            r"|thoda|thodi|itna|itni|zyada|jyada) (?:too )?(?:much|high|expensive|costly|pricey|steep|mehng[aie]"
            r"|mehenga|mahang[aie]|mahenga|costly|zyada|jyada)\b(?! (?:traffic|volume|demand|rush|time|floor))"
            r"|\b(?:expensive|costly|pricey|overpriced|unaffordable|exorbitant|steep|mehng[aie]|mehenga"
            r"|mahang[aie]|mahenga)\b(?!\s*(?:\?|nahi hai|nhi hai))|\bup there\b|\b(?:can'?t|cannot|can not"
            r"|couldn'?t|won'?t) (?:really )?(?:afford|pay (?:this|that|so)|spend (?:this|that|so)|stretch)"
            r"|\b(?:beyond|over|above|out of|exceeds?|not (?:in|within)|more than|outside) (?:my|our"
            r"|the)? ?(?:budget|range|reach|pocket|means)|\b(?:no|low|tight|limited|small|don'?t have (?:the "
            r"|that |a |any )?(?:much |kind of )?) ?(?:budget|money|funds|cash)\b(?! (?:back|yet|decided|fixed"
            r"|set))|\bbudget (?:is )?(?:tight|limited|low|small|nahi|nhi|issue|problem|constraint|kam|cut)"
            r"|\b(?:lower|reduce|cheaper|kam (?:karo|kr|kar|kijiye|kro|karwa|ho|me)|discount (?:do|dijiye|milega"
            r"|dena|chahiye|nahi|please|possible)|less price|better price|best price|last price|final price"
            r"|negotia\w+|come down|bring (?:it |the price )?down)\b|\b(?:price|rate|cost|fees?|charges|amount"
            r"|quote|figure|emi|rent) (?:is |are |seems? |feels? |looks? |sounds? |to |bahut |bohot |thoda "
            r"|thodi |kaafi |bhi |a bit |too |very |little |quite |much )*(?:high\w*|heavy|steep|too much|zyada"
            r"|jyada|zyaada|on the higher side|hefty|shock\w*|mad|crazy|insane)|\bhigher side\b|\boverpric\w+"
            r"|\bi (?:only )?(?:got|have) \W?\d[\d,.k]* only|\b\d[\d,.]*k? can\?|\bno no\. we have"
            r"|\bmatch (?:the |their |\w+'?s? )?price|\b(?:usse|isse|us se|is se) (?:upar|jyada|zyada) nahi"
            r"|\bitna nahi (?:hai|h|de|dunga)|\bis not on\b|\bnot worth (?:it|the (?:price|money|cost|that|this)"
            r"|that|this|\W?\d)|\bpaise (?:nahi|nhi|kam|hi nahi)|\bpaisa nahi|\bitn[ei] (?:paise|paisa|me to"
            r"|mein to|rupaye|zyada|me nahi|mein nahi|mehng)|\b(?:aapka|apka|aapke|rate|price"
            r"|daam)(?: \w+){0,2} (?:zyada|jyada|jada|mehnga|high) (?:hai|lag|h\b)|\bpocket (?:pe|par) bhari"
            r"|\bfor (?:a|one|this|that) [\w ]{1,20}\?*(?: lol| really| seriously|!)|\b(?:daylight )?robbery\b"
            r"|\brip[- ]?off\b|\bhidden (?:charges?|fees?|costs?)|\bwhy so (?:much|costly|expensive|high)\b"
            r"|\b\d[\d,.]*k? (?:for|just for|only for) (?:a|this|that|one) \w+\s*(?:lol|\?\?|omg|wow|really"
            r"|seriously)"
        ),
        (
            r"(?:महंग|महँग|मंहग|ज़्यादा है|ज्यादा है|दाम ज़्यादा|कीमत ज़्यादा|कीमत ज्यादा|बजट (?:में )?नहीं"
            r"|बजट से (?:बाहर|ऊपर|ज़्यादा)|बजट कम|पैसे नहीं|पैसा नहीं|इतने (?:पैसे|में तो|में नहीं)|कम कीज|कम करो"
            r"|कम करें|सस्ता (?:कर|दो|नहीं)|छूट (?:दो|दीज|मिले)|महाग|किंमत जास्त|परवडत नाही|परवडणार नाही|খুব দামি"
            r"|দাম বেশি|বাজেটের বাইরে|মোંઘ|મોંઘ|ભાવ વધારે|બજેટ બહાર|ਮਹਿੰਗ|விலை அதிக|அதிகமா|பட்ஜெட்டுக்கு மேல"
            r"|ఎక్కువ|ఖరీదు|బడ్జెట్ దాట|ದುಬಾರಿ|ಜಾಸ್ತಿ|വില കൂടുത|കൂടുതലാ)"
        ),
        (
            r"(?:غالي|غاليه|غالية|مرتفع|مكلف|خارج (?:ميزاني|الميزاني)|فوق (?:ميزاني|الميزاني)|السعر (?:كثير|عالي"
            r"|مبالغ)|ما معي|لا أملك (?:المال|هذا)|خصم|تخفيض|نزل(?:وا)? السعر|گران|بودجه (?:ندار|نمی)|تخفیف|مہنگ"
            r"|بجٹ (?:سے|میں نہیں)|پیسے نہیں|قیمت زیادہ)|\b(?:car[oa]s?|car[ií]sim[oa]|costos[oa]|fuera de (?:mi"
            r"|nuestro) (?:presupuesto|alcance)|no (?:me |nos )?alcanza|no tengo (?:tanto|dinero|presupuesto)"
            r"|muy alto|descuento|rebaja|m[aá]s barato|no puedo pagar|mahal|kemahalan|cher|trop cher|teuer)\b"
        ),
    ),
    Objection.TERMS: _any(
        (
            r"\b(?:lock[- ]?in|locked in|lock in period|minimum (?:term|commitment|period|contract|order|quantity"
            r"|booking|months)|moq|(?:annual|yearly|1 ?year|one year|2 ?year|long(?:[- ]term)?|12 month"
            r"|6 month) (?:contract|commitment|plan only|lock|agreement|payment|billing|bond)|commit (?:for"
            r"|to) (?:a|one|1|2|two|full|an?) (?:year|annual|long)|full (?:payment|advance|amount) (?:up ?front"
            r"|in advance|first|before)|100 ?% advance|advance payment (?:not|is not|only|nahi|policy)|(?:pay"
            r"|paying|payment|charge|amount|fees?) (?:all |full |everything |100% )?(?:up ?front|in advance)"
            r"|up ?front (?:payment|cost|fee|charges?)|no (?:refunds?|return policy|returns?|exchange"
            r"|cancellation|trial|warranty|emi|credit period|instal+ments?|guarantee|monthly (?:plan|option"
            r"|billing))\b|non[- ]?refundable|refund policy (?:is|not|sucks|bad)|cancellation (?:charge|fee"
            r"|policy|terms)|(?:your|the|these|those|such|payment|contract|strict) (?:terms|conditions|clauses?"
            r"|policy|policies)\b[^.?!]{0,30}(?:not|too|strict|harsh|unfair|don'?t|won'?t|one ?sided|rigid"
            r"|problem|issue|unacceptable|accept)|auto[- ]?renew\w*|penalt(?:y|ies)|processing fee|notice period"
            r"|exit (?:clause|load|fee)|not (?:comfortable|ok|okay|fine|happy) with (?:the )?(?:terms|contract"
            r"|clause|advance|lock|payment terms|conditions)|(?:clause|t&c|terms and conditions|fine print)\b"
            r"|prepay|pre-?payment|your terms|security deposit (?:is|too|of)|credit (?:period|days|terms))\b"
        ),
        (
            r"\blikhit (?:me|mein)|\bwarranty badha\w*|\budhaar pe|\badvance pe kaam nahi|\b(?:advance|pura paisa"
            r"|poora paisa|full payment|saal bhar|ek saal|12 mahine|lock) (?:\w+ ){0,3}(?:nahi (?:dunga|denge"
            r"|de sakt|dena|karenge)|kyu|kyun|pehle kyu|ka contract nahi|ka commitment|bandh|bandhna)\w*"
            r"|\b(?:refund|return|wapas|wapsi) (?:nahi|nhi) (?:hoga|milega|hai|policy)|\b(?:sharten|shart|niyam"
            r"|terms|contract) (?:\w+ ){0,2}(?:theek nahi|galat|kharab|zyada|pasand nahi|strict|manzoor nahi)"
            r"|(?:शर्त|शर्तें|नियम|अनुबंध|लॉक|एडवांस|अग्रिम|रिफंड|वापसी)[^।?]{0,25}(?:नहीं|ठीक नहीं|क्यों"
            r"|मंज़ूर नहीं|मंजूर नहीं|पसंद नहीं|सख्त)|(?:पूरा पैसा पहले|पूरी रकम पहले|साल भर का)|(?:الشروط|شروط"
            r"|العقد|عقد سنة|عقد سنوي|الدفع المسبق|الدفع مقدم|دفعة مقدمة|غير مسترد|بدون استرجاع|الاسترجاع"
            r"|التزام سنوي)[^.؟]{0,25}(?:لا|غير|مو|مش|صعب|ما|قاسي)?|(?:پیش‌پرداخت|قرارداد (?:یک|سالانه)|شرایط"
            r"|شرائط|ایڈوانس)[^.۔؟]{0,20}(?:نه|نمی|نہیں|سخت)|\b(?:permanencia|contrato (?:de un|anual|largo"
            r"|m[ií]nimo)|pag(?:o|ar) (?:todo )?(?:por )?(?:adelantado|anticipado)|sin (?:reembolso"
            r"|devoluci[oó]n)|no reembolsable|letra chica|cl[aá]usulas?|penalizaci[oó]n|condiciones)\b"
        ),
    ),
    Objection.TIMING: _any(
        (
            r"\b(?:not (?:now|right now|at the moment|the right time|this (?:month|quarter|year|week|season)|yet"
            r"|today)|can'?t (?:do (?:it |this )?)?(?:right )?now|no time|don'?t have (?:the )?time|too (?:busy"
            r"|early|soon)|(?:very |so |super |bit )?busy (?:right now|now|these days|this (?:week|month)|season"
            r"|at the moment|until|till|with)|bad time|wrong time|maybe (?:later|next|after|some other time)"
            r"|(?:some other|another) time|on hold|postpone\w*|defer\w*|hold (?:it )?off|put (?:it "
            r"|this )?on hold|come back (?:later|after|next)|(?:ask|ping|call|contact|reach|check|message) (?:me "
            r"|us |out |back )*(?:after|next|later|in (?:a |two |three |\d)|again (?:in|after)|once)"
            r"|revisit (?:it |this )?(?:later|in|after|next)|(?:later|next) (?:this |in the )?(?:year"
            r"|quarter) (?:only|maybe|perhaps|may ?be)|after (?:diwali|holi|eid|exams?|march|april|the (?:season"
            r"|wedding|exams?|festival|holidays|monsoon|move)|appraisal|harvest|bonus|salary)"
            r"|season (?:is )?(?:on|going)|(?:appraisal|audit|peak|exam|wedding|harvest|busy|festive|tax) season"
            r"|let me sleep on|need (?:some |more )?time|give me (?:some |a |few )?(?:time|days|week)"
            r"|timing (?:is|isn'?t|not|issue|problem|bad|doesn'?t))\b"
        ),
        (
            r"\b(?:abhi|abi|filhal|filhaal|is mahine|is saal|aaj|iss time|is time) (?:to |toh |hum |main |hi "
            r"|time |budget |koi |plan )*(?:nahi|nhi|nai)\b|\b(?:baad|bad) (?:me|mein|m) (?:dekhenge|dekhte"
            r"|dekhunga|dekhungi|karenge|karunga|batat|batau|batay|batunga|sochenge|sochte|lenge|lunga|baat|aana"
            r"|call)|\b(?:time|samay|fursat|waqt) (?:nahi|nhi|hi nahi|chahiye|do|dijiye|lagega)|\b(?:agle"
            r"|next) (?:saal|mahine|hafte|month|year) (?:dekhenge|dekhte|karenge|sochenge|hi|baat|pucho)"
            r"|\b(?:agli|next) (?:garmi|sardi|season) (?:me|mein)|\bmausam badal|\b(?:soch|soch ke"
            r"|sochkar) (?:ke |kar )?(?:bata|dekh)\w*|\b(?:diwali|shadi|exam|holi|eid|fasal"
            r"|season) (?:ke )?baad\b|\bbusy (?:hu|hoon|hun|hai|chal|h)\b"
        ),
        (
            r"(?:अभी नहीं|अभी नही|फिलहाल नहीं|बाद में (?:देख|बता|कर|सोच|ले|बात)|समय नहीं|टाइम नहीं|वक्त नहीं"
            r"|सोच कर बता|सोचकर बता|के बाद (?:ही|देख|सोच|कर|लें)|अगले (?:साल|महीने) देख|आत्ता नाही|आता नको"
            r"|नंतर बघ|नंतर सांग|वेळ नाही|এখন না|এখন নয়|পরে (?:দেখ|জান|বল)|সময় নেই|હમણાં નહીં|હમણાં નથી|પછી જોઈ"
            r"|સમય નથી|ਹੁਣ ਨਹੀਂ|ਬਾਅਦ ਵਿੱਚ|இப்போ வேண்டாம்|இப்போது இல்லை|பிறகு பார்|ఇప్పుడు కాదు|ఇప్పుడు వద్దు"
            r"|తర్వాత చూ|ಈಗ ಬೇಡ|ಆಮೇಲೆ|ഇപ്പോൾ വേണ്ട|പിന്നെ നോക്ക)"
        ),
        (
            r"(?:ليس الآن|مو الحين|مش دلوقتي|مش الآن|مو هلا|لاحقا|لاحقًا|بعدين|ليس لدي وقت|ما عندي وقت|مشغول"
            r"|بعد (?:رمضان|العيد|الامتحانات|الصيف)|أفكر وأرد|خليني أفكر|الوقت غير مناسب|الان نه|الآن نه|فعلا نه"
            r"|فعلاً نه|بعدا|بعداً|وقت ندارم|ابھی نہیں|بعد میں|وقت نہیں)|\b(?:ahora no|por ahora no|todav[ií]a no"
            r"|no es (?:el|buen) momento|m[aá]s adelante|no tengo tiempo|estoy ocupad[oa]|lo pensar[eé]"
            r"|d[eé]jame pensarlo|despu[eé]s de (?:las|la|mi)|pas maintenant|agora n[ãa]o|belum|nanti (?:dulu"
            r"|saja|aja)|nicht jetzt)\b"
        ),
    ),
    Objection.AUTHORITY: _any(
        (
            r"\b(?:my|our|the|have to (?:ask|check with)|need to (?:ask|check with|convince)|ask|check with"
            r"|discuss with|talk to|run (?:it|this) (?:by|past)|convince|consult(?: with)?|approval (?:from|of)"
            r"|speak (?:to|with)) (?:my |our |the |own )?(?:boss(?:es)?|partners?|wife|husband|spouse|father"
            r"|mother|dad|mom|mum|parents?|family|board|directors?|management|manager|co-?founders?|committee|ceo"
            r"|cfo|cto|md|owner|chairman|principal|trustees?|in-?laws|brother|son|daughter|elders|hr|finance"
            r"|procurement|purchase (?:team|dept|department)|head ?office|ho|seniors?|team|accountant|ca"
            r"|fianc[eé]e?)\b[^.?!]{0,45}\b(?:approv\w*|decid\w*|nod\w*|sign\w*|agree\w*|ok(?:ay)?|permission"
            r"|first|before|convinc\w*|final\w*|say|says|said|ask\w*|confirm\w*|discuss\w*|consult\w*|check\w*"
            r"|think\w*|on board|onboard|wants?|not|isn'?t|hasn'?t|doesn'?t|won'?t|clear\w*|call)\b"
        ),
        (
            r"\b(?:need|needs|waiting for|awaiting|pending|subject to|get|seek|require|without|after"
            r"|take) (?:the |my |our |an? |final |internal |his |her |board |management |director'?s? |boss'?s? "
            r"|manager'?s? |hq |finance |budget )*(?:approval|sign[- ]?off|permission|consent|go[- ]?ahead"
            r"|clearance|nod|sanction|buy[- ]?in)\b(?! received)|\b(?:ask|check with|discuss with|talk to"
            r"|convince|consult(?: with)?|run (?:it|this) (?:by|past)|speak (?:to|with)) (?:my|our|the"
            r"|with) (?:\w+ )?(?:boss|partner|wife|husband|father|mother|dad|mom|mum|parents|family|board"
            r"|director|management|manager|co-?founder|committee|ceo|cfo|owner|principal|brother|son|spouse"
            r"|head ?office|seniors?|accountant|ca|team)\b|\b(?:(?:ceo|boss|director|md|owner|husband|wife"
            r"|partner|management|board|he|she|committee|it|finance|hr|legal) (?:decides|has to bless|must (?:see"
            r"|approve|agree)|will want to see|needs to see|wants to see)|(?:boss|manager|sir|madam) (?:asked"
            r"|told) me to|i only shortlist|must (?:see|approve|check) (?:it )?first|not my (?:decision|call)"
            r"|i (?:don'?t|do not|can'?t|cannot) decide|i'?m not the (?:decision|one who|owner)"
            r"|not (?:the )?decision ?maker|decision is (?:not mine|with|by|taken by)|(?:he|she|they|boss"
            r"|management|father|husband|wife|partner|director|owner) (?:will |has to |have to |needs to |must "
            r"|takes |should )(?:decide|approve|nod|sign|agree|the (?:final )?(?:call|decision)|take the (?:call"
            r"|decision))|up to (?:my|the) (?:boss|wife|husband|partner|manager|parents|father))\b"
        ),
        (
            r"\b(?:papa|mummy|pitaji|biwi|wife|husband|pati|patni|boss|malik|sir|bhai|bhaiya|ghar|gharwale"
            r"|ghar walo|gharwalon|partner|family|director|management|sasur|saas|manager|seth|mata ji|parents"
            r"|ca) (?:ji |ko |log |wale )*(?:se|ko|ki|ka|ne) (?:\w+ ){0,2}?(?:puch|pooch|baat|discuss|salah"
            r"|permission|ijazat|manana|mana|approval|haan|han|batana|dikhana|manzoori|raay|mana|decide|final"
            r"|nahi maan)\w*|\b(?:ghar (?:pe|par|me|mein)|gharwalo|ghar walo|family me|biwi"
            r"|papa)(?: \w+)? (?:puch|pooch|baat kar|discuss|salah|batana|decide)\w*|\b(?:papa|biwi|boss|malik"
            r"|husband|wife|partner|ghar wale|management|director|seth|mummy|bhaiya) (?:hi )?(?:decide|final|tay"
            r"|manenge|mane|maane|bolenge|batayenge|dekhenge|nahi maan|haan bol|approve)\w*|\bmere hath me nahi"
            r"|\b(?:log|committee|sab) (?:\w+ )?haan kare|\b(?:papa|ghar|wife|husband|biwi) se (?:\w+ )?(?:puch"
            r"|pooch)\w*|\b(?:accountant|ca|partner|papa|biwi|ghar wale) (?:bhi )?mana kar|\basawa ko"
        ),
        (
            r"(?:पापा|पिताजी|पत्नी|पति|बॉस|मालिक|घर ?वाल|परिवार|घर में|घर पर|पार्टनर|मैनेजर|निदेशक|प्रबंधन|मम्मी"
            r"|माँ|बेटे|भाई)[^।?]{0,20}(?:से (?:पूछ|बात|सलाह|मंज़ूरी|मंजूरी|अनुमति|चर्चा)|की (?:मंज़ूरी|मंजूरी"
            r"|अनुमति|राय|सहमति)|तय कर|फैसला|फ़ैसला|मान)|(?:मंज़ूरी|मंजूरी|अनुमति|स्वीकृति) (?:चाहिए|बाकी|लेनी"
            r"|मिलने)|(?:घरी|बायकोला|नवऱ्याला|बॉसला|वडिलांना|पार्टनरला)[^।?]{0,15}(?:विचार|बोल)|(?:বাবা|স্ত্রী"
            r"|স্বামী|বস|বাড়িতে|পার্টনার)[^।?]{0,20}(?:জিজ্ঞেস|কথা বলে|অনুমতি)|(?:ઘરે|પપ્પા|પત્ની|પતિ|બોસ"
            r"|ભાગીદાર)[^.?]{0,20}(?:પૂછ|વાત|મંજૂરી)|(?:ਘਰ|ਪਾਪਾ|ਪਤਨੀ|ਬੌਸ)[^।?]{0,15}(?:ਪੁੱਛ|ਸਲਾਹ)|(?:வீட்ல"
            r"|வீட்டில்|அப்பா|மனைவி|கணவ|பாஸ்|husband|wife)[^.?]{0,20}(?:கேட்|பேசி|சொல்ல)|(?:ఇంట్లో|నాన్న|భార్య"
            r"|భర్త|బాస్)[^.?]{0,20}(?:అడిగి|అడగాలి|మాట్లాడి)|(?:ಮನೆಯಲ್ಲಿ|ಅಪ್ಪ|ಹೆಂಡತಿ|ಗಂಡ|ಬಾಸ್)[^.?]{0,20}(?:ಕೇಳಿ"
            r"|ಕೇಳಬೇಕು)|(?:വീട്ടിൽ|അച്ഛ|ഭാര്യ|ഭർത്താവ|ബോസ)[^.?]{0,20}(?:ചോദി|പറഞ്ഞ)"
        ),
        (
            r"(?:مديري|المدير|زوجي|زوجتي|شريكي|شركائي|الإدارة|العائلة|أبي|والدي|أهلي|مجلس الإدارة|جوزي"
            r"|مراتي)[^.؟]{0,30}(?:أسأل|اسأل|موافق|يوافق|أستشير|يقرر|القرار|أشاور|أرجع|لازم)|(?:أسأل|اسأل|أستشير"
            r"|أشاور|موافقة|أرجع إلى|أرجع ل)[^.؟]{0,20}(?:مديري|المدير|زوجي|زوجتي|شريكي|الإدارة|العائلة|والدي"
            r"|أهلي|جوزي|مراتي)|(?:همسر|شوهر|رئیس|مدیر|شریک|پدر|خانواده)[^.؟]{0,20}(?:بپرس|مشورت|تایید|اجازه"
            r"|تصمیم)|(?:شوہر|بیوی|باس|ابو|گھر والوں|پارٹنر)[^۔؟]{0,20}(?:پوچھ|مشورہ|اجازت|بات)|\b(?:mi|mis"
            r"|con mi|preguntar a mi|consultar(?:lo)? con|hablar con mi|depende de) (?:jef[ea]|espos[oa]"
            r"|marid[oa]|mujer|soci[oa]s?|padres?|gerente|director\w*|familia|pareja|due[ñn]o|junta)\b"
            r"|\b(?:no (?:decido|soy quien decide)|aprobaci[oó]n de|tiene que aprobar|tanya (?:suami|istri|bos"
            r"|isteri|boss)|bincang dengan (?:suami|isteri))\b"
        ),
    ),
    Objection.NEED: _any(
        (
            r"\b(?:(?:don'?t|do not|dont|didn'?t|doesn'?t|no longer|never) (?:really |actually |even |think (?:i"
            r"|we) )?(?:need|require|want|use)(?! (?:to (?:wait|know|miss|lose)|any (?:help|more) (?:with|info)"
            r"|you to))|no (?:need|use|requirement|interest)\b|not (?:needed|required|interested|looking (?:for"
            r"|to)|for (?:me|us)|useful|necessary|relevant|my thing|in need)|already (?:have|got|bought|own"
            r"|using one|purchased|booked|done|taken|sorted|managed)|(?:we|i) (?:are|'m|'re|am) (?:fine|happy"
            r"|good|okay|ok|sorted|satisfied|managing|all set) (?:with|without|as)|(?:works|working) (?:fine|well"
            r"|ok) (?:for us |for me |as is|already|without)|why (?:do|would|should) (?:i|we) (?:even )?(?:need"
            r"|use|want|buy|switch|bother)|what'?s the (?:point|use|need)|volume is (?:tiny|low|small)|(?:too"
            r"|very) small (?:a )?(?:team|business|shop|volume|company)|overkill|pass(?: on (?:this|it))?$|nvm"
            r"|never ?mind|forget it|drop it|excel (?:is|works) (?:fine|enough|ok)|register (?:is|me) enough"
            r"|manually (?:only|manage|is fine)|just (?:curious|browsing|looking around|looking)"
            r"|no intention (?:to|of) (?:buy\w*)|(?:just |was )testing (?:your|the)|no plans? to (?:buy|switch"
            r"|change|move))\b"
        ),
        (
            r"\b(?:zarurat|jarurat|zaroorat|jaroorat|need|interest|matlab|kaam|use|jarurt) (?:hi |to |ki |ka "
            r"|abhi |koi |kuch |bhi )*(?:nahi|nhi|nai|kya hai|ka nahi)\b|\b(?:nahi|nhi|nai) (?:chahiye|chaiye"
            r"|chahie|lena|leni|karna|krna|karwana|khareedna|kharidna|lenge|lunga)\b(?! (?:kya|tha|hai to))"
            r"|\b(?:lena|chahiye) (?:nahi|nhi)\b|\b(?:pehle se|already|phle se) (?:hi |hamare paas "
            r"|mere paas )*(?:hai|le liya|khareed|kharid|use|h\b|laga)|\b(?:kaam|kam) chal (?:raha|jata|rha"
            r"|jayega)|\bkya (?:zarurat|jarurat|zaroorat|fayda|faida|karunga)|\binterested nahi|\bkuch hota nahi"
            r"|\bkoi fayda nahi|\bplan nahi\b|\baise hi p[ou]+ch\w*|\btheek chal raha|\brehne do\b|\bjaane do\b"
        ),
        (
            r"(?:ज़रूरत|जरूरत|आवश्यकता|ज़रुरत|जरुरत)[^।?]{0,12}(?:नहीं|नही|क्या)|(?:नहीं|नही) (?:चाहिए|लेना|लेनी"
            r"|खरीदना|करवाना)|पहले से (?:है|ही|ले)|काम चल|दिलचस्पी नहीं|रहने दो|रहने दीजिए|गरज नाही|नको आहे"
            r"|मला नको|नकोय|दरकार नाही|দরকার নেই|লাগবে না|চাই না|প্রয়োজন নেই|જરૂર નથી|નથી જોઈતું|નથી જોઈતી"
            r"|જોઈતું નથી|ਲੋੜ ਨਹੀਂ|ਨਹੀਂ ਚਾਹੀਦ|தேவையில்லை|தேவை இல்லை|வேண்டாம்|అవసరం లేదు|అక్కర్లేదు|వద్దు|ಬೇಡ"
            r"|ಅಗತ್ಯವಿಲ್ಲ|ಬೇಕಾಗಿಲ್ಲ|വേണ്ട|ആവശ്യമില്ല|ଦରକାର ନାହିଁ"
        ),
        (
            r"(?:لا (?:أحتاج|احتاج|نحتاج)|ما (?:أحتاج|احتاج|نحتاج|يلزمني|بدي|أبغى|ابي)|مش (?:محتاج|عايز|مهتم)"
            r"|لست (?:بحاجة|مهتم)|غير مهتم|ليس ضروري|مو ضروري|مو محتاج|لا داعي|عندي (?:واحد|مثله)|نیاز ندار"
            r"|لازم ندار|نمی‌خوا|نمیخوا|علاقه ندار|ضرورت نہیں|نہیں چاہیے|دلچسپی نہیں)|\b(?:no (?:lo |la |me "
            r"|nos )?(?:necesit\w+|interesa|hace falta|quiero|ocupo)|ya (?:tengo|tenemos|compr\w+)"
            r"|para qu[eé] (?:quiero|necesito)|solo (?:curiosidad|mirando)|tidak (?:perlu|butuh|minat)"
            r"|gak (?:perlu|butuh|minat)|tak (?:perlu|berminat)|pas besoin|n[ãa]o preciso|kein bedarf"
            r"|brauche (?:ich )?nicht)\b"
        ),
    ),
    Objection.LOCATION: _any(
        (
            r"\b(?:too far|(?:very|so|quite|bit|little|really|kinda) far|far (?:from|away|off)|long (?:commute"
            r"|drive|way|distance|travel)|not (?:in|near|available in|serviceable in|delivering to|around) (?:my"
            r"|our|this) (?:city|area|town|location|place|pincode|locality|state|region)|no (?:branch|store"
            r"|office|center|centre|outlet|service cent(?:er|re)|clinic|showroom|delivery|service)(?: \w+)? (?:in"
            r"|near|around|here|at|to) ?|don'?t (?:deliver|ship|serve|service|operate|come) (?:to|in|here|at)"
            r"|(?:location|area|locality|place|neighbou?rhood|address)(?: is| isn'?t| was| seems)? (?:not (?:good"
            r"|great|convenient|suitable|ideal|preferred|right)|bad|inconvenient|too|an issue|a problem|remote"
            r"|unsafe|far|outskirts|interior|crowded|doesn'?t suit)|don'?t like the (?:location|area|locality)"
            r"|outskirts|remote area|distance (?:is|issue|problem)|other (?:side|end) of (?:the )?(?:city|town)"
            r"|nothing (?:closer|nearby|near)|service cent(?:er|re) (?:\w+ ){0,3}nahi|anything (?:closer|nearer)"
            r"|wrong (?:city|location|area|side)|travel(?:l?ing)? (?:daily|that far|so far|every ?day))\b"
        ),
        (
            r"\b(?:bahut|bohot|bhut|kaafi|kafi|thoda|itna|itni|zyada|jyada)? ?(?:door|dur|duur) (?:hai|h|padta"
            r"|padega|pad|lag|rahega|ho)\b|\b(?:area|location|jagah|jagha|ilaka) (?:\w+ ){0,2}(?:accha nahi"
            r"|acha nahi|theek nahi|sahi nahi|kharab|pasand nahi|door|dur|bekar)|\b(?:hamare|humare|mere|yaha"
            r"|yahan|idhar) (?:\w+ ){0,3}(?:branch|delivery|service|center|store|office|dukan) (?:nahi|nhi)"
            r"|(?:बहुत दूर|काफी दूर|काफ़ी दूर|दूर (?:है|पड़|पड|लग)|जगह (?:ठीक|अच्छी|सही) नहीं|इलाका (?:ठीक"
            r"|अच्छा) नहीं|शाखा नहीं|खूप लांब|लांब (?:आहे|पडत))|(?:بعيد|بعيدة|بعيده|الموقع (?:غير|مو|مش|ما|سيئ"
            r"|بعيد)|لا يوجد فرع|ما في فرع|مافي فرع|المنطقة (?:غير|مو|مش)|دور است|خیلی دور|خیلی دوره|بہت دور"
            r"|دور (?:ہے|پڑ))|\b(?:(?:muy|demasiado|tan) lejos|queda lejos|no (?:hay|tienen) (?:sucursal|tienda"
            r"|oficina) (?:en|cerca|aqu[ií])|no (?:llegan|env[ií]an|entregan) (?:a|aqu[ií])|mala (?:zona"
            r"|ubicaci[oó]n)|terlalu jauh|jauh (?:banget|sekali|sangat)|trop loin|muito longe|zu weit)\b"
        ),
    ),
}  # fmt: skip
