"""How contacts doubt us, our product or its fit, or prefer another's: patterns behind `objections.py`."""

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

DOUBTS: dict[Objection, tuple[re.Pattern[str], ...]] = {
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
}  # fmt: skip
