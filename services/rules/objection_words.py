"""How contacts object, by what stands in the way: the patterns behind `objections.py`."""

import re

from services.rules.reading import Objection


def _any(*patterns: str) -> tuple[re.Pattern[str], ...]:
    return tuple(re.compile(pattern, re.IGNORECASE) for pattern in patterns)


_RIVALS = (
    r"(?:salesforce|hubspot|kommo|exotel|practo|fresha|freshchat|noon|ola|uber|airbnb|wix|wordpress|webflow"
    r"|mailerlite|keap|activecampaign|knowlarity|myoperator|vyapar|busy|marg|swiggy|zomato|blinkit|bigbasket"
    r"|apollo|1mg|pharmeasy|zoho|freshsales|freshdesk|freshworks|zendesk|intercom|pipedrive|leadsquared|kylas"
    r"|bitrix|gupshup|wati|interakt|aisensy|twilio|podium|tally|razorpay|paytm|payu|cashfree|stripe|shopify|canva"
    r"|byju'?s?|vedantu|unacademy|physics ?wallah|allen|aakash|upgrad|simplilearn|coursera|udemy|livspace"
    r"|homelane|design ?cafe|urban company|urbanclap|nobroker|magicbricks|99acres|housing\.com|lodha|godrej"
    r"|prestige|dlf|sobha|tata|hyundai|maruti|kia|mahindra|honda|toyota|amazon|flipkart|meesho|myntra|ajio|croma"
    r"|vijay sales|ikea|pepperfry|wakefit|sleepwell|lenskart|tanishq|kalyan|malabar|cult(?:\.?fit)?|gold'?s gym"
    r"|luminous|exide|microtek|loom solar|airtel|jio|act fibernet|policybazaar|lic|hdfc|icici|star health|bajaj"
    r"|groww|zerodha|makemytrip|thomas cook|sotc|oyo|justdial|indiamart|sulekha|odoo|sap|oracle|quickbooks|xero"
    r"|mailchimp|klaviyo|monday|asana|notion|slack|teams|zoom)"
)

PATTERNS: dict[Objection, tuple[re.Pattern[str], ...]] = {
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
    Objection.TRUST: _any(
        (
            r"\b(?:don'?t|do not|can'?t|cannot|can not|won'?t|hard to|difficult to|how (?:can|do) (?:i|we)"
            r"|why should (?:i|we)|not (?:able|ready) to|dont) (?:really )?(?:trust|believe|rely)|\b(?:scam|fraud"
            r"|fake|cheat\w*|phishing|suspicious|fishy|shady|sketchy|dodgy|bogus|con ?(?:man"
            r"|artist))\b(?! (?:detection|prevention|alert|score|check))|\b(?:is|are|r) (?:this|it|you|u"
            r"|your company|your site|these|those) (?:even |really |actually )?(?:genuine|legit|legitimate|real"
            r"|registered|authentic|trustworthy|for real)|\b(?:genuine|legit|legitimate|authentic"
            r"|trustworthy)\s*(?:\?|hai kya|ho kya|or not|na\b)|\b(?:no|zero|any|where are|show me|few|fake|bad"
            r"|poor|negative|mixed|terrible|1 star|can'?t (?:find|see) (?:any )?|not (?:a )?single|saw"
            r"|read)(?: \w+){0,2} (?:reviews?|testimonials?|references?|case stud(?:y|ies)|track record|proof"
            r"|ratings?)\b|\b(?:proof|guarantee|evidence)\b(?: \w+){0,4}\?|\bnever heard of (?:you|your|this|u)"
            r"|\bwho are you guys|\bsounds? (?:too good|fishy|shady|like a scam|suspicious)|\btoo good to be true"
            r"|\bnot convinced\b|\bdoubt(?:ful|s|ing|y)?\b(?!\w* (?:clear|session))|\bskeptic\w*|\bsceptic\w*"
            r"|\bguaranteed? leads.{0,25}nothing|\bhow do i know (?:you|this|it|that|they)|\bwhat if (?:you|u|it"
            r"|the company|they) (?:run|shut|disappear|don'?t|close|vanish|fail|doesn'?t)|\b(?:real"
            r"|actual) case stud\w+|\b(?:don'?t|do not) lie|\bnothing like the (?:pics?|photos?|pictures)"
            r"|\brumou?rs?\b|\bpeople said online|\bjust (?:marketing|claims?|promises?|talk)\b|\b(?:all"
            r"|sab) (?:talk|promises|hawa|jhooth|jhoot)|\bempty promises?|\bburn(?:ed|t) before.*trust"
            r"|\bbig claims"
        ),
        (
            r"\bsach ?me(?:in)? (?:hota|hoga|milta|hai|milega)|\bbina dekhe nahi|\boffice hi nahi|\b(?:bharosa"
            r"|vishwas|viswas|yakeen|yakin|trust)(?: \w+){0,3} (?:nahi|nhi|nai|kaise|kyu|kyun|kam)|\b(?:kaise|kyu"
            r"|kyun) (?:\w+ ){0,3}(?:bharosa|vishwas|yakeen|trust|maan|man lu)|\b(?:fraud|fake|farzi|farji|dhokha"
            r"|dhoka|thag|thagi|froud|420|jhooth|jhoot|jhoothe|loot)\b(?! se bach)|\b(?:asli|genuine|sachi|sachme"
            r"|sach me|original) (?:hai|ho) (?:kya|na|ya|\?)|\b(?:proof|saboot|guarantee|review|reviews) (?:kya"
            r"|hai|dikha|do|kaha|nahi|nhi)\b"
        ),
        (
            r"(?:भरोसा|विश्वास|यकीन|यक़ीन)[^।?]{0,20}(?:नहीं|कैसे|क्यों|कम)|(?:कैसे|क्यों)[^।?]{0,15}(?:भरोसा"
            r"|विश्वास|यकीन)|(?:फ्रॉड|फ़्रॉड|धोखा|धोखेबाज़|ठग|फर्ज़ी|फर्जी|नकली|झूठ|ठगी|स्कैम|फसवणूक|विश्वास नाही"
            r"|खोटं)|(?:বিশ্বাস (?:হয় না|করি না|নেই|করব)|প্রতারণা|ভুয়া|ভরসা নেই|વિશ્વાસ નથી|ભરોસો નથી|છેતરપિંડી"
            r"|ਭਰੋਸਾ ਨਹੀਂ|ਧੋਖਾ|ਠੱਗੀ|நம்பிக்கை இல்லை|நம்ப முடிய|ஏமாற்ற|మోసం|నమ్మకం లేదు|నమ్మలే|ನಂಬಿಕೆ ಇಲ್ಲ|ಮೋಸ"
            r"|വിശ്വാസമില്ല|തട്ടിപ്പ്|വിശ്വസിക്കാ)"
        ),
        (
            r"(?:لا أثق|ما أثق|مش واثق|لست واثق|ما واثق|كيف أثق|كيف أضمن|ما الضمان|نصب|نصابين|احتيال|غير موثوق"
            r"|هل (?:أنتم|هذا) (?:حقيقي|موثوق)|ما صدق|لا أصدق|اعتماد ندار|اعتماد نمی|کلاهبردار|دروغ|بھروسہ نہیں"
            r"|یقین نہیں|دھوکہ|فراڈ)|\b(?:no (?:me )?(?:f[ií]o|conf[ií]o|creo)|desconf\w+|estafa\w*|fraude"
            r"|enga[ñn]o|es real|son reales|son confiables|no me convence|dudo|sin rese[ñn]as|penipu\w*|arnaque"
            r"|golpe|betrug)\b"
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
    Objection.FEATURE_GAP: _any(
        (
            r"\b(?:no|without|lacks?|lacking|missing|doesn'?t (?:have|support|do|include|come with|integrate"
            r"|offer|cover|allow)|does not (?:have|support|do|include|come|integrate|offer|cover|allow)"
            r"|don'?t (?:have|support|offer|integrate|provide)|can'?t (?:do|handle|export|import|integrate|sync"
            r"|track|print|customi[sz]e|even)|cannot (?:do|handle|export|import|integrate)|isn'?t (?:available"
            r"|supported|included|possible)|not (?:supported|included|available|integrated|compatible|possible)"
            r"|if (?:only )?(?:it|you) had|wish (?:it|you) had|need(?:s)? (?:it )?to (?:have|support|integrate)"
            r"|unless it)\b(?: \w+){0,4} (?:integration|app|api|feature|module|option|support|payroll|gst|tally"
            r"|whatsapp|android|ios|offline|hindi|tamil|regional|language|dark mode|report\w*|dashboard|parking"
            r"|balcony|lift|pool|gym|sunroof|airbags?|cng|automatic|hybrid|warranty|sizes?|colou?rs?|variants?"
            r"|export|import|sso|lifts?|power backup|garden|tracking|analytics|customi[sz]ation|multi\w*|barcode"
            r"|inventory|billing|attendance|certificate|placement|weekend batch\w*|evening batch\w*|lab|hostel"
            r"|mobile app|bluetooth|fast charging|camera|inverter|5 ?star)\b"
        ),
        (
            r"\b(?:that'?s|thats|it'?s|that is|hmm(?:,)? (?:thats|that'?s)) (?:a |an? big |a big )?(?:miss"
            r"|deal ?breaker|drawback|bummer|minus|limitation|problem|pity|shame|downside|let ?down)\b"
            r"|\bdeal ?breaker\b|\bmissing (?:feature|module|option)|\b(?:feature|option|module|function\w*"
            r"|integration) (?:hi )?(?:nahi|nhi|missing|not there|isn'?t there|absent|kam hai|gap)"
            r"|\bnot (?:enough|what) (?:features?|we need|i need|i was looking)|\b(?:must have|we need|i need"
            r"|needed|wanted) (?:\w+ ){1,4}(?:which|that|but) (?:you|it|this) (?:don'?t|doesn'?t|lacks?|do not"
            r"|does not)|\b(?:3|three|1|one|2|two) year warranty is too little"
            r"|\bwarranty (?:is )?(?:too )?(?:short|less|little|kam)\b|\b(?:only|just) (?:in |one |1 |2 "
            r"|two )?(?:english|colou?rs?|one size|android|ios|web)\b|\btoo (?:small|big|short|slow|heavy|basic"
            r"|limited)\b(?! (?:team|business|for us to))|\bdoesn'?t fit (?:my|our)|\bnot compatible|\bno (?:cod"
            r"|parking|lift|app|api|hindi|tally|gst|integration)\b"
        ),
        (
            r"\b(?:\w+) (?:ka |ki |wala |wali )?(?:feature|option|support|integration|app|facility|suvidha"
            r"|parking|lift|warranty|balcony) (?:hi |to |bhi )?(?:nahi|nhi|nai) (?:hai|h|hoga|milta|diya|aata|he)"
            r"|(?:फीचर|फ़ीचर|सुविधा|विकल्प|ऑप्शन|ऐप|पार्किंग|लिफ्ट)[^।?]{0,10}(?:नहीं|नही|कम)|(?:لا يوجد|لا يدعم"
            r"|ما يدعم|مافي|ما فيه|مفيش|ناقص|ينقص)[^.؟]{0,25}(?:ميزة|خاصية|تطبيق|دعم|موقف|عربي|تكامل)"
            r"|\b(?:no (?:tiene|incluye|soporta|permite|se integra|trae)|le falta|sin (?:integraci[oó]n|app"
            r"|soporte))\b"
        ),
    ),
    Objection.COMPETITOR: _any(
        (
            rf"\b{_RIVALS}\b[^.?!]{{0,50}}\b(?:cheaper|better|less|lower|free|offers?|offering|giving|gives?"
            rf"|charges?|quot\w+|also|already|half|sasta|saste|kam|behtar|accha|acha|de raha|de rahe|de rha"
            rf"|talking|in talks|comparing|costs?|has|have|includes?|undercut\w*)\b|\b(?:vs|versus"
            rf"|compared? (?:to|with)|comparing (?:you )?(?:to|with)|better than|than|instead of|already (?:use"
            rf"|using|have|on|with)|tried|usa|usamos|uso|spend with|currently (?:use|using|on|with)|we use|i use"
            rf"|using|from|evaluating|considering|talking to|went with|go with|prefer|switch(?:ing)? from"
            rf"|quotes? from|like) (?:the )?{_RIVALS}\b"
        ),
        (
            r"\b(?:competitor\w*|(?:other|another|rival|different|local|two more|three more|few other"
            r"|couple of other|more) (?:vendors?|compan(?:y|ies)|dealers?|shops?|suppliers?|brokers?|builders?"
            r"|agenc(?:y|ies)|providers?|brands?|firms?|institutes?|academ(?:y|ies)|clinics?|gyms?|stores?"
            r"|quotes?|options?|tools?|platforms?|showrooms?|designers?|contractors?|schools?"
            r"|coaching))\b[^.?!]{0,50}(?:cheaper|better|less|lower|free|offer\w*|giv\w+|charg\w+|quot\w+|also"
            r"|already|half|%|off|for \d|at \d|talking|evaluat\w+|compar\w+|ready|faster)|\b(?:evaluating"
            r"|comparing|checking|talking to|considering|have|got|received|shortlisted"
            r"|looking at) (?:\w+ ){0,3}(?:other|another|more|competing|rival|two|three|2|3"
            r"|alternative) (?:\w+ ){0,2}(?:vendors?|compan\w+|dealers?|quotes?|quotations?|offers?|options?"
            r"|brokers?|builders?|agenc\w+|tools?|platforms?|brands?|firms?)|\b(?:someone|somebody|guy|dealer"
            r"|shop|vendor|agent|friend) (?:else|next door|opposite|nearby|down the (?:street|road)"
            r"|in my area)[^.?!]{0,30}(?:cheaper|less|lower|better|offer\w*|giv\w+|quot\w+|for)|\b(?:cheaper"
            r"|better (?:deal|price|offer|rate)|lower price|same thing (?:for|at)|less) (?:at|from|on|in|with"
            r"|elsewhere|online|outside|else ?where|next door|in the market)\b|\b(?:is what we use|we use now"
            r"|which we use|quoted us|quoted me|comparing you|price on the|their price)|\bgot a (?:better|cheaper"
            r"|lower) (?:deal|quote|offer|price|rate)"
        ),
        (
            rf"\b(?:dusr[aie]|doosr[aie]|dusron|dusre|aur|bagal|bagal wal[aie]|saamne|saamne wal[aie]|samne"
            rf"|padosi|market|bazaar|bahar|online|amazon|flipkart|wahan|udhar|ek aur"
            rf"|{_RIVALS})(?: \w+){{0,4}} (?:sast[aie]|kam|behtar|accha|acha|achha|free|de rah\w+|de rh\w+|deta"
            rf"|dete|mil rah\w+|mil rh\w+|milta|mil raha|offer|quote|bol rah\w+|me mil)\b|\b\w+ (?:pe|par|ka|wale"
            rf"|wala|me) \d[\d.,]* ?(?:k|hazar|hazaar|lakh)? ?(?:me |mein )?(?:aa raha|aa rha|mil raha|mil rha"
            rf"|bole|bol rah|de rah)\w*|\bka mil raha (?:bahar|hai)|\b(?:wahan|udhar|bahar) (?:se )?sast\w+"
            rf"|\bwala system hata|\b(?:unka|unke|unki|uska|uske) (?:rate|price|quote|offer|plan)\b"
        ),
        (
            r"(?:दूसरी|दूसरा|दूसरे|और|बगल|सामने|पड़ोस|बाज़ार|बाजार|ऑनलाइन)[^।?]{0,30}(?:सस्त|कम (?:में|दाम)|बेहतर"
            r"|दे रह|मिल रह|अच्छा)|(?:शेजारी|दुसरी|दुसऱ्या|दुसरा)[^।?]{0,25}(?:स्वस्त|कमी|चांगल)|(?:شركة|محل|مكتب"
            r"|تاجر|معرض|عيادة|مورد)[^.؟]{0,15}(?:أخرى|اخرى|ثاني|ثانية|آخر|تاني|غيركم)[^.؟]{0,30}|(?:المنافس"
            r"|منافسيكم|عرض (?:أفضل|أرخص|ثاني|آخر) من)|\b(?:otra|otro|otros|otras) (?:empresa|proveedor(?:es)?"
            r"|tienda|marca|agencia|cotizaci[oó]n|cotizaciones|opciones|oferta)\b[^.?!]{0,40}|\b(?:la competencia"
            r"|m[aá]s barato en|ya uso|toko sebelah|kedai sebelah|kompetitor)\b"
        ),
    ),
    Objection.COMPLEXITY: _any(
        (
            r"\b(?:complicated|complex|complicating|difficult to (?:use|learn|set ?up|understand|manage|install"
            r"|maintain)|hard to (?:use|learn|set ?up|manage|maintain|operate)|confusing (?:to use|interface|ui"
            r"|for my)|too (?:technical|many (?:steps|features|options|forms|documents|screens))|steep learning"
            r"|learning curve|not (?:tech|technical)(?:[- ]?savvy)?\b|non[- ]?tech\w*|no one (?:in|on) (?:my|our"
            r"|the) (?:team|staff|house|office) (?:will|can|knows?)|(?:aren'?t|not) (?:very )?(?:techy|technical"
            r"|tech savvy)|learn another tool|too many buttons|(?:my|our) (?:team|staff|people|guys|boys"
            r"|employees|parents|teachers) (?:won'?t|can'?t|cannot|will not|don'?t|are not|aren'?t|struggle)"
            r"|(?:lot|lots) of (?:work|effort|paperwork|training|hassle|setup)|too much (?:work|effort|paperwork"
            r"|hassle|training|setup|documentation)|hassle|headache|cumbersome|tedious|time[- ]?consuming"
            r"|who will (?:manage|maintain|run|operate|train|handle)|need(?:s)? (?:an? )?(?:it team|developer"
            r"|training)|migration (?:is|will be|looks|sounds|pain)|training (?:my|our) (?:team|staff) (?:is"
            r"|will))\b"
        ),
        (
            r"\b(?:mushkil|muskil|jhanjhat|jhamela|jhamele|complicated|complex|samajh (?:nahi|nhi) (?:aata|aayega"
            r"|aaega|ata)|(?:staff|team|log|ladke|bande|papa|mummy|mujhse) (?:ko |se )?(?:nahi|nhi) (?:aata"
            r"|aayega|hoga|chalega|chala|sikh|seekh|samjh|ho payega)\w*|chalana (?:nahi|nhi) aata"
            r"|kaun (?:chalayega|sambhalega|sikhayega|dekhega)|itna (?:lamba|jhanjhat) process|lambi process"
            r"|sir ?dard)\b|(?:मुश्किल|झंझट|झमेला|पेचीदा|जटिल|कठिन|समझ नहीं आएगा|कौन चलाएगा|कौन संभालेगा"
            r"|चलाना नहीं आता|अवघड|किचकट)|(?:معقد|معقدة|صعب (?:الاستخدام|علينا|التعلم|على)|صعوبة|وجع رأس|پیچیده"
            r"|سخت است|مشکل ہے|پیچیدہ)|\b(?:complicad[oa]|dif[ií]cil de (?:usar|aprender|manejar)"
            r"|mucho (?:papeleo|trabajo|l[ií]o)|enredad[oa]|ribet|rumit|susah|compliqu[ée]|kompliziert)\b"
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
    Objection.DATA_PRIVACY: _any(
        (
            r"\b(?:privacy|gdpr|dpdp|data (?:security|safe(?:ty)?|protection|leak\w*|breach\w*|misuse|sharing"
            r"|privacy|policy|residency|stored|localisation)|(?:my|our|customer|client|patient|personal|student"
            r"|company|financial) (?:data|details|information|info|number|records?"
            r"|documents?)\b[^.?!]{0,40}(?:safe|secure|shar\w+|leak\w*|sell|sold|misus\w+|stor\w+|private"
            r"|confidential|protect\w*|go|goes|outside|third part\w+|cloud|kept|stolen|exposed)|(?:where"
            r"|how) (?:is|are|do you|will) (?:\w+ ){0,3}data\b|where (?:our |my |the )?(?:\w+ )?(?:data|chats?"
            r"|records) (?:is|are|get|gets) stored|worried where|delete my (?:data|details|information|number"
            r"|account)|(?:how|where) did (?:you|u) (?:get|find) my (?:number|no|contact|details|info|email)"
            r"|who gave (?:you|u) my|(?:don'?t|do not|won'?t|not (?:comfortable|ok|okay|willing)|can'?t|hesitant"
            r"|prefer not) (?:to )?(?:want to |like to |be |feel comfortable )?(?:shar\w+|giv\w+|upload\w*"
            r"|put\w*) (?:\w+ ){0,3}(?:data|details|documents?|aadhaa?r|pan|number|information|id|bank|income"
            r"|salary|personal|otp|photo|address|location)|never (?:signed up|gave|consented|opted)"
            r"|without (?:my )?(?:consent|permission)|confidential\w*|nda\b|sell(?:ing)? my (?:data|number)"
            r"|spying|track(?:ing)? me)\b"
        ),
        (
            r"\b(?:data|chat) kaha(?:n)? (?:store|jata|rakha)|\bleak to nahi|\b(?:data|number|details|jankari"
            r"|document|documents|aadhaa?r|pan card|info) (?:\w+ ){0,4}(?:safe|secure|leak|bech\w*|share (?:nahi"
            r"|mat|kyu|to nahi)|misuse|chori|galat|surakshit)|\bmera (?:number|no|data|contact) (?:kaha|kahan"
            r"|kaise|kisne|kidhar)|(?:डेटा|डाटा|जानकारी|नंबर|आधार|दस्तावेज़)[^।?]{0,30}(?:सुरक्षित|लीक|बेच|शेयर"
            r"|साझा|कहाँ से|कहां से|किसने दिया|गोपनीय|चोरी)|(?:بيانات|معلومات|خصوصية|الخصوصية"
            r"|رقمي)[^.؟]{0,30}(?:آمنة|تسريب|مشارك|تبيع|سرية|من أين|كيف حصلت|محمية|خارج)|(?:اطلاعات|داده"
            r"|حریم خصوصی|شماره)[^.؟]{0,25}(?:امن|لو|فروش|از کجا|محرمانه)|(?:ڈیٹا|معلومات"
            r"|نمبر)[^۔؟]{0,25}(?:محفوظ|لیک|کہاں سے|شیئر)|\b(?:privacidad|mis datos|protecci[oó]n de datos"
            r"|datos (?:personales|seguros)|de d[oó]nde (?:sac\w+|tien\w+) mi n[uú]mero|datenschutz|data (?:saya"
            r"|pribadi)|donn[ée]es personnelles)\b"
        ),
    ),
    Objection.PAST_EXPERIENCE: _any(
        (
            r"\b(?:last|previous|prior|earlier|old|former|other|another) (?:time|vendor|agency|company|consultant"
            r"|broker|dealer|provider|supplier|contractor|builder|coach\w*|institute|tool|software|crm|one|guy"
            r"|designer|course|doctor|gym|experience|purchase|order|event planner|team)\b[^.?!]{0,60}(?:bad|worst"
            r"|terrible|horrible|waste\w*|cheat\w*|fail\w*|disappoint\w*|never|didn'?t|did not|ran away|ruin\w*"
            r"|messed|scam\w*|ghost\w*|useless|poor|pathetic|burn(?:t|ed)|lost|delay\w*|broke|left|vanish\w*"
            r"|disaster|zero|nothing|no results?)|\b(?:bad|terrible|horrible|worst|poor|negative|unpleasant"
            r"|bitter) (?:past |previous |earlier )?experiences?\b|\b(?:burn(?:t|ed)|cheated|duped|scammed|fooled"
            r"|bitten|looted|conned) (?:before|earlier|once|twice|already|last|by)|\b(?:tried|used|bought|did"
            r"|took|ordered|enrolled) (?:this|it|one|that|something|similar|your|such|these|a|the"
            r"|something like)[^.?!]{0,40}(?:before|earlier|once|last year|already)[^.?!]{0,40}(?:didn'?t|did not"
            r"|fail\w*|waste\w*|useless|no use|bad|never|nothing|disappoint\w*|stopped|broke|not)|\b(?:spent"
            r"|paid) [^.?!]{0,40}(?:last year|earlier|before)[^.?!]{0,20}(?:zero|no|nothing)|\bleft us (?:midway"
            r"|halfway)|\beverywhere i went|\bothers did\b|\b(?:been there|once bitten|same (?:thing )?happened"
            r"|wasted (?:\w+ ){0,4}(?:on|with|last|before|already)|lost (?:money|lakhs?|\d+)[^.?!]{0,20}(?:before"
            r"|earlier|last|with|to))\b"
        ),
        (
            r"\b(?:pichl[iae]|pehl[eai]|phle|last|purani|purane|pichhli) (?:baar|bar|time|agency|company|vendor"
            r"|wali|wale|wala|dukan|builder|dealer|saal|contractor|coaching|\w+)(?: \w+){0,5} (?:kharab|bekar"
            r"|bekaar|barbaad|barbad|dhokha|dhoka|doob|paisa|fraud|galat|bhaag|bhag|pareshan|ghatiya|nuksan|loot"
            r"|thag|kuch nahi|problem|late|bura|kaam nahi)\w*|\b(?:pehle|phle"
            r"|ek baar) (?:bhi )?(?:\w+ ){0,4}(?:dhokha|dhoka|doob|barbaad|loot|fraud|nuksan|kharab|bekar|fas"
            r"|phas)\w*|\bdoodh ka jala|\b(?:jal|toot|kharab ho) (?:chuki|gayi thi|chuka)|\bdoob gaye|(?:पिछली"
            r"|पिछले|पहले|पहली|पुरानी)[^।?]{0,40}(?:खराब|ख़राब|बेकार|बर्बाद|धोखा|डूब|भाग गए|भाग गया|घटिया|नुकसान"
            r"|ठग|परेशान)|(?:मागच्या|आधी|पूर्वी)[^।?]{0,30}(?:वाईट|फसव|खराब|बुडाल)|(?:تجربة (?:سيئة|سابقة|فاشلة"
            r"|مريرة)|تجربتي السابقة|جربت (?:قبل|من قبل|غيركم)|المرة (?:السابقة|الماضية|اللي فات\w*)"
            r"|نصب(?:وا)? علي|انخدعت|خسرت (?:من )?قبل)|(?:تجربه (?:بد|قبلی)|قبلا (?:گول|کلاه)|پچھلی بار"
            r"|پہلے بھی)[^.۔؟]{0,20}|\b(?:mala(?:s)? experiencia(?:s)?|la (?:vez pasada|[uú]ltima vez)"
            r"|el (?:anterior|proveedor anterior)|ya (?:me|nos) (?:enga[ñn]aron|estafaron|pas[oó]|fall\w+)"
            r"|me quemaron|antes (?:me|nos) (?:fue mal|fallaron)|pengalaman buruk|mauvaise exp[ée]rience)\b"
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
