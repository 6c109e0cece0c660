"""Patterns of sensitive messages by topic: the data behind `sensitive.py`."""

import re

from services.rules.reading import SensitiveTopic


def _compiled(*patterns: str) -> tuple[re.Pattern[str], ...]:
    return tuple(re.compile(pattern, re.IGNORECASE) for pattern in patterns)


# Figures of speech and trades that use the words in another sense; removed before looking.
HARMLESS = re.compile(
    r"\bshut up and take|\bbewakoof ban\w*|\bstupid question|\blawsuit waiting|\bkill(?:s|ed|ing|er)? (?:the "
    r"|this |that |a |my |your |our |it|two birds|time|deal|vibe|mood|battery|motivation|idea|project|look"
    r"|price|offer|it with)\w*|\bkiller (?:deal|offer|price|look|feature|product|design)\w*|\bdressed to kill"
    r"|\bprice is killing|\bkilling it"
    r"|\b(?:heart|panic|market|price|shark|snack) attack(?= (?:ad|pack|campaign))"
    r"|\battack(?:ing)? (?:the )?(?:market|price|problem|segment|competition)|\bsnack attack|\bbomb(?:ay"
    r"|astic)?(?= (?:product|look|design|dish|biryani))|\bdeadline\w*|\bdead stock|\bshoot(?:ing)? (?:me "
    r"|us )?(?:an? |the |over |your |across )?(?:email|mail|message|video|photo|wedding|ad|reel|film|details"
    r"|quote|link)\w*|\b(?:photo|video|pre ?wedding|product|ad|film|wedding) ?shoots?\b"
    r"|\b(?:food|tennis|basketball|badminton|volley ?ball|squash|supreme|high"
    r"|district)? ?court(?:yard)?(?= (?:facing|side|road|circle|view|booking|timing|size|area|wear))"
    r"|\b(?:food|tennis|basketball|badminton|squash|play|volleyball|pickleball) courts?\b|\bcourt marriage\b"
    r"|\bdying to (?:try|see|get|know|have|buy)|\bto die for\b|\bmar gaya (?:network|phone|charger|battery)"
    r"|\bblood(?:y)? (?:good|brilliant|amazing|nice|orange|red|test|sugar monitor|bank app|mary)"
    r"|\bfree legal\b|\blegal (?:size|paper|entity|name|heir certificate format)\b",
    re.IGNORECASE,
)

_ADVICE = (
    r"(?:should (?:i|we|my)|shall (?:i|we)|is it (?:wise|good|ok|okay|safe|smart|better|worth|advisable|halal"
    r"|a good)|which (?:is|one is|would be) (?:better|best|safer|wiser)|what (?:should|would|do|shall) (?:i|we"
    r"|you)|advi[sc]e|suggest|recommend|better (?:to|for me|option)|wise(?:r)? to|tell (?:me|us) what|what to do"
    r"|good idea|safe(?:r)? (?:to|for)|salah|salaah|kya karu|kya kru|kya karoon|karu ya|lu ya|loon ya|lagau"
    r"|lagaun|daalu|dalu|bechu|bech du|(?:kya|konsa|kaunsa|kaha|kahan|kisme|kis me).{0,40}(?:sahi|theek|thik"
    r"|better|best|safe|fayda|faida|nuksan|lagau|daalu|dalu|lu)|sahi rahega|theek rahega|thik rahega|theek hoga"
    r"|aap batao|aap hi batao|bataiye kya)"
)
_MONEY_TOPIC = (
    r"(?:invest\w*|mutual funds?|\bsips?\b|stocks?\b|shares?\b|share market|stock market|trading|crypto\w*"
    r"|bitcoin|\bfd\b|fixed deposit|\bppf\b|\bnps\b|\bulip\b|\bpf\b|provident fund|pension|retirement (?:fund"
    r"|money|corpus|savings)|life savings|my savings|annuit\w*|bonds?\b|gold or|in gold|portfolio|equity|nifty"
    r"|sensex|tax(?:es)?\b|80c|itr|capital gains?|income tax|gst evasion|loan\b|home loan|mortgage|\bemi\b|debt"
    r"|credit card (?:due|debt|bill)|personal loan|top ?up loan|settlement|cibil|bankrupt\w*|chit fund|ponzi|karz"
    r"|karza|udhaar|byaj|paisa|paise|subsidy|hypothec\w*)"
)
_BODY = (
    r"(?:pregnan\w*|breast ?feeding|lactating|diabet\w*|\bbp\b|blood pressure|hypertension|heart (?:patient"
    r"|problem|condition|disease|attack|surgery)|pace ?maker|asthma\w*|thyroid|pcos|pcod|cancer|tumou?r|kidney"
    r"|liver|epilep\w*|seizures?|arthritis|slip(?:ped)? disc|spondyl\w*|sciatica|hernia|ulcers?|migraine|eczema"
    r"|psoriasis|melasma|acne|fungal|infection|allerg\w*|rash(?:es)?|swelling|swollen|fever|chest pain|breathing"
    r"|breathless\w*|dizz\w*|vomit\w*|nausea|bleeding|fits|faint\w*|unconscious|stroke|depress\w*|anxiety"
    r"|insomnia|bipolar|adhd|autis\w*|covid|dengue|malaria|anaemi\w*|anemi\w*|platelets?|hba1c|tsh|cholesterol"
    r"|sugar (?:level|\d|patient|badh|high|low)|insulin|metformin|antibiotic\w*|paracetamol|steroids?"
    r"|isotretinoin|blood thinner\w*|anticoagul\w*|epipen|vaccin\w*|surgery|operation|symptoms?|side effects?"
    r"|dose|dosage|overdose|tablets?|capsules?|medicines?|medication|pills?|syrup|injection|dawai|dawa|dava|goli"
    r"|ilaaj|bimari|beemari|bukhar|dard|ulti|chakkar|sujan|sugar ki|bp ki|garbh\w*|garbhvati)"
)
_BODY_ASK = (
    r"(?:safe|harm(?:ful)?|allowed|can (?:i|we|she|he|they|my|a|people|someone|pregnant|you|kids|children)"
    r"|should (?:i|we|she|he|my)|is it (?:ok|okay|fine|good|bad)|ok (?:for|to|with|\?|or not)|may (?:i|she|he)"
    r"|suitable|what (?:to|do|should|can|cream|medicine|dose)|which (?:medicine|dose|cream|tablet|one|oil)"
    r"|how (?:much|many|often).{0,20}(?:take|give|dose|tablet|mg|ml)|cure[sd]?|treat(?:s|ment)?|heal|help with"
    r"|advi[sc]e|diagnos\w*|prescri\w*|does it (?:cure|help|work)|will (?:it|this) (?:cure|help|affect|harm)"
    r"|interact|together|apply|instead of (?:medicine|insulin|tablet)|stop (?:my|the|taking)|le sakt\w*|lesakt\w*"
    r"|kha sakt\w*|kar sakt\w*|kar skt\w*|le skt\w*|le lu\b|khau|khaun|lagau|lagaun|lagaye|kya du\b|kya de\b"
    r"|kya karu|kya kare|konsi|kaunsi|konsa|kaunsa|band karu|band kar du|double kar|theek ho|thik ho|safe hai"
    r"|nuksan|asar)"
)

PATTERNS: dict[SensitiveTopic, tuple[re.Pattern[str], ...]] = {
    SensitiveTopic.LEGAL: _compiled(
        (
            r"\b(?:sue|suing|sued) (?:you|u|your|them|the|him|over|for|company)|\blaw ?suits?\b|\blitigation\b"
            r"|\blegal (?:action|notice|case|proceedings?|route|steps?|advice|opinion|problem|trouble|recourse"
            r"|remed\w+|rights?|team will|department will|consequences)|\b(?:take|drag|see|meet|face) (?:you|u"
            r"|this|them|us|it|me) (?:in|to) (?:the )?(?:\w+ )?(?:court|forum|tribunal)|\b(?:in|to|before"
            r"|approach\w*|move|moving|go(?:ing)? to|file\w* in) (?:the )?(?:consumer|civil|high|district|labour"
            r"|family|small claims|supreme|dubai|commercial)? ?(?:courts?|tribunal|magistrate|ombudsman|lokpal)\b"
        ),
        (
            r"\bconsumer (?:court|forum|commission|help ?line|complaint|case|protection|cell)|\b(?:police"
            r"|cyber ?(?:crime|cell)?|rera|dld|sebi|rbi|trai|irdai|fssai|ncdrc|ftc|gdpr|dpdp) (?:complaint|case"
            r"|report|me case|me complaint|court)|\b(?:file|filing|filed|lodge|lodging|register|registering"
            r"|submit|raise) (?:an? |the )?(?:fir|police|complaint (?:with|to|in|at|against) (?:the )?(?:police"
            r"|rera|court|consumer|cyber|rbi|authorit\w+|ministry|trai|sebi)|case|criminal|civil|suit"
            r"|chargesheet)|\bfir (?:has been |was |is |to be )?(?:file|filed|darj|lodg\w+|regist\w+|kar\b|karu"
            r"|karunga|kara\w*|karwa\w*|likhwa\w*|against|number)\b|\bsection (?:420|406|138|498|66)"
            r"|\b420 ka case"
        ),
        (
            r"\b(?:my|our|the|his|her|a|with|spoken to|talk(?:ed|ing)? to|consult\w*|hired?|engag\w*) (?:own "
            r"|family |company )?(?:lawyers?|advocates?|attorney|solicitor|counsel|legal team)\b.{0,40}(?:send"
            r"|sent|will|draft|notice|contact|talk|speak|spoken|advis|says?|said|ask|file|fil"
            r"|review(?:ing)? (?:my|our) (?:case|complaint)|sue|already|about (?:you|this|your))|\b(?:spoken"
            r"|talked|speaking|consulted|consulting|going|gone) (?:to|with) (?:a |my |our )?(?:lawyer|advocate"
            r"|attorney|counsel)|\b(?:lawyer|advocate|counsel|attorney|vakil|vakeel|wakil|wakeel)(?: saab| sahab"
            r"| sb)? (?:will|is|has|ka|se|ko|ke|ne|asked|sent|says|told)\b.{0,30}(?:notice|summons|letter|court"
            r"|case|baat|bheja|bhej|jawab|action|contact|sue|aayega|milega|proceed|draft|file|reply)|\bsummons\b"
            r"|\bgone to our counsel|\bformal proceedings"
        ),
        (
            r"\b(?:is (?:this|it|that) (?:even )?(?:legal|illegal|lawful)|is it legal|this is illegal"
            r"|it'?s illegal|\bis illegal|illegally|unlawful\w*|against the law|under (?:the )?(?:\w+ )?(?:law"
            r"|act|rera)\b|served (?:a |the )?notice|suit for damages|clause of \w+ law|ombudsman|petition"
            r"|what (?:does|do) the law|law say|by law|liable|liabilit(?:y|ies) (?:if|for me)|enforceable|void"
            r"|breach of contract|statutory (?:reply|notice|period)|can (?:i|we|they|he|the (?:developer|builder"
            r"|landlord|owner|company)) (?:legally|sue|evict|terminate)|legally (?:\w+ ){0,3}(?:cancel|bound"
            r"|allowed|entitled|required|responsible|do|terminate|recover|binding)|my (?:legal )?rights|penal"
            r"|prosecut\w+|criminal (?:case|complaint|charges|action)|defamation|child custody|custody (?:of"
            r"|order|case|battle)|divorce (?:case|settlement|ke)|alimony|evict(?:ion)?|injunction|affidavit se"
            r"|bail\b|jail\b|stay order)"
        ),
        (
            r"\b(?:court|adalat|kachehri|kachahri|forum|rera|police)\b.{0,25}(?:ghaseet|ghasit|jaunga|jaunga"
            r"|jayenge|jaenge|jauga|jaungi|case|mukadma|le ja|dekh l|complaint kar|shikayat|report kar|milenge"
            r"|milte|me milo)|\b(?:case|kes|mukadma|muqadma|keis) (?:kar|thok|thoke|darj|file|daal|dal|kaise|karu"
            r"|karunga|karenge|ho skta|ho sakta)|\blegal (?:notice|action|karwai|karyawahi|kadam|case) "
            r"|\b(?:kanoon|kanooni|kanuni|qanoon|qanooni)\b|\bconsumer (?:forum|court) |\bjail (?:hoti|ho|bhej"
            r"|jaoge|karwa)|\bpolice (?:me|mein|ko|station|bula|complaint|case|ke paas)|\bvakil se|\bvakeel"
            r"|\bwakeel|\btalaq\b"
        ),
        (
            r"(?:अदालत|क़ानून में|कानून में|कोर्ट|न्यायालय|उपभोक्ता (?:फोरम|आयोग|न्यायालय|मंच|अदालत)|लोकपाल"
            r"|मुकदमा|मुक़दमा|मुकदमे|वकील|क़ानूनी|कानूनी|क़ानूनन|कानूनन|एफआईआर|एफ़आईआर|लीगल नोटिस|पुलिस में"
            r"|पुलिस को|थाने|केस कर|केस दर्ज|केस ठोक|ग्राहक मंच|ग्राहक न्यायालय|न्यायालयात|वकिला|कायदेशीर"
            r"|पोलीस तक्रार|पोलिसात|खटला)"
        ),
        (
            r"(?:আদালত|মামলা|উকিল|আইনি|ভোক্তা (?:আদালত|অধিকার)|থানায়|পুলিশে|এফআইআর|કોર્ટ|વકીલ|કાનૂની|કેસ કર"
            r"|પોલીસ|ગ્રાહક (?:કોર્ટ|ફોરમ)|ફરિયાદ નોંધા|ਅਦਾਲਤ|ਕਚਹਿਰੀ|ਵਕੀਲ|ਕਾਨੂੰਨੀ|ਕੇਸ ਕਰ|ਮੁਕੱਦਮਾ|ਪੁਲਿਸ|நீதிமன்ற"
            r"|வழக்கறிஞ|வழக்கு|வக்கீல்|சட்ட நடவடிக்கை|சட்டப்படி|போலீஸ|நுகர்வோர் (?:நீதிமன்ற|மன்ற)|కోర్టు"
            r"|న్యాయస్థాన|లాయర్|న్యాయవాది|కేసు|చట్టపర|పోలీస|వినియోగదారుల (?:కోర్టు|ఫోరం)|ನ್ಯಾಯಾಲಯ|ವಕೀಲ|ಕಾನೂನು"
            r"|ಕೇಸ್ ಹಾಕ|ದಾವೆ|ಪೊಲೀಸ|ಗ್ರಾಹಕ (?:ನ್ಯಾಯಾಲಯ|ವೇದಿಕೆ)|കോടതി|വക്കീല|നിയമ(?:നടപടി|പര)|കേസ് കൊടു"
            r"|കേസ് കൊടുക്കു|പോലീസ|ഉപഭോക്തൃ|ଅଦାଲତ|ଓକିଲ|ମକଦ୍ଦମା|ଆଇନଗତ|ପୋଲିସ|କୋର୍ଟ)"
        ),
        (
            r"(?:محكمة|محاكم|المحكمة|قضية|قضيه|دعوى|محامي|محاميي|المحامي|محامٍ|قانوني|القانون|قانونيا|قانونيًا"
            r"|مقاضا|أقاضي|سأقاضي|بقاضي|نقاضي|الشرطة|النيابة|بلاغ رسمي|حماية المستهلك|إنذار رسمي|دادگاه|وکیل"
            r"|شکایت قانونی|شکایت می‌کنم|شکایت میکنم|قانونی|پلیس|دادخواست|عدالت|مقدمہ|کنزیومر کورٹ|پولیس|تھانے"
            r"|ایف آئی آر)"
        ),
        (
            r"\b(?:demanda(?:r|ré|remos|rlos|rles|ndo)?|abogad[oa]s?|juicio|tribunal(?:es)?|denunci(?:a|ar|aré"
            r"|arlos|o|aremos)\w*|querella|acci[oó]n(?:es)? legal(?:es)?|v[ií]a legal|legalmente|es legal|ilegal"
            r"|la ley|profeco|juzgado|problema penal|fiscal[ií]a|defensa del consumidor|derechos (?:legales"
            r"|como consumidor)|me pueden (?:echar|demandar|embargar))\b|\b(?:avocat|tribunal|porter plainte"
            r"|poursuites|advogado|processar|processo judicial|procon|pengacara|somasi|lapor polisi|gugat|peguam"
            r"|mahkamah|anwalt|verklagen|klage)\b"
        ),
    ),
    SensitiveTopic.FINANCIAL: _compiled(
        rf"\b{_ADVICE}(?!\w).{{0,80}}\b{_MONEY_TOPIC}(?!\w)",
        rf"\b{_MONEY_TOPIC}(?!\w).{{0,80}}\b{_ADVICE}(?!\w)",
        (
            r"\b(?:guaranteed?|assured|fixed|double|confirmed?) (?:returns?|profit|income|roi)\b|\bponzi"
            r"|\bchit fund|\bpyramid scheme|\bmoney launder\w*|\bblack money|\btax evasion|\bevade tax"
            r"|\bsave (?:some |my |on |more )?(?:income )?tax\b|\btax (?:bach|sav|benefit|implication|liab|advice"
            r"|deduct)\w*|\bsebi (?:approved|registered)|\bwhich section do i claim|\bcapital gains?\b"
            r"|\binvestment (?:advice|tip)|\bpaisa double|\bpaise double|\blost (?:all )?(?:my |our )?(?:money"
            r"|savings|lakhs|everything) (?:in|on) (?:crypto|stock|share|trading|market|invest|scheme)\w*"
            r"|\bmy (?:entire|whole|full|life'?s?) (?:retirement|savings|pension|pf|provident)"
            r"|\btake a loan (?:for|to)\b|\b(?:loan|debt|karz|karza|udhaar|emi)\b.{0,30}\b(?:doob|dub gaya|bounce"
            r"|recovery agent|recovery wale|default|settle)|\bcan'?t repay|\bbankrupt|\bbetter returns"
            r"|\breturns? for \d+ (?:yrs|years)|\bloan (?:restructure|chukane|chukau)|\b(?:nikalu|nikaalu|todu"
            r"|tudwa\w*) ya\b|\b(?:pledge|mortgage) (?:the|my|our) \w+ or\b|\b(?:gold|dollar|shares?"
            r"|plot) (?:\w+ )?(?:hold|bech)\w* (?:\w+ )?ya\b|\bclose my (?:home )?loan early|\bpre ?close (?:my"
            r"|the) loan.{0,20}(?:or|should)"
        ),
        (
            r"\b(?:share market|stock market|mutual fund|sip|crypto|fd|gold|plot|property|policy|lic|ppf"
            r"|nps)\b.{0,60}\b(?:lagau|lagaun|lagaye|lagaoon|lagana (?:chahiye|sahi|theek)|daalu|dalu|invest karu"
            r"|karu ya|lu ya|le lu|nikal ke|nikaal ke|chhod ke|tudwa ke|salah|batao kya)|\bpaisa (?:kaha|kahan"
            r"|kisme|kis me) (?:lagau|lagaun|daalu|dalu|invest)|\b(?:loan|karz|karza|udhaar)\b.{0,30}\b(?:lu ya"
            r"|le lu|leke.{0,25}(?:sahi|theek|thik)|se lu|chuka du|le kya)|\binvest nahi karna.*doob"
            r"|\bsab doob gaya"
        ),
        (
            r"(?:निवेश|इन्वेस्ट|शेयर बाज़ार|शेयर मार्केट|म्यूचुअल|म्यूचुअल फ़ंड|एफडी|फ़िक्स डिपॉज़िट|क्रिप्टो"
            r"|टैक्स|आयकर|लोन|ऋण|कर्ज़?|क़र्ज़|पैसा|पैसे|पीएफ|सोने में|गुंतवणूक)[^।]{0,50}(?:लगाऊ|लगाना चाहिए"
            r"|सलाह|लूँ या|लूं या|करूँ या|करूं या|या सोन|क्या करूँ|क्या करूं|फ़ायदा किस|फायदा किस|बचाऊ|कैसे बच"
            r"|सही रहेगा|ठीक रहेगा|भर दूँ|भर दूं|कुठे|करावी का|करू का|घेऊ का)|पैसा दोगुना|पैसे दुगुने"
            r"|गारंटीड रिटर्न|कर बचत"
        ),
        (
            r"(?:বিনিয়োগ|শেয়ার বাজার|মিউচুয়াল|ঋণ|লোন)[^।?]{0,40}(?:করব|পরামর্শ|উচিত|ভালো হবে|নেব)|(?:રોકાણ"
            r"|શેરબજાર|મ્યુચ્યુઅલ|લોન)[^.?]{0,40}(?:કરું|સલાહ|લઉં|સારું રહેશે|કરવું જોઈએ)|(?:ਨਿਵੇਸ਼|ਸ਼ੇਅਰ|ਕਰਜ਼ਾ"
            r"|ਲੋਨ)[^।?]{0,40}(?:ਕਰਾਂ|ਸਲਾਹ|ਲਵਾਂ|ਠੀਕ ਰਹੇ)|(?:முதலீடு|பங்கு சந்தை|மியூச்சுவல்"
            r"|கடன்)[^.?]{0,40}(?:செய்யலாமா|ஆலோசனை|நல்லதா|வாங்கலாமா|பண்ணலாமா|எடுக்கலாமா)|(?:పెట్టుబడి"
            r"|షేర్ మార్కెట్|మ్యూచువల్|అప్పు|రుణం|లోన్)[^.?]{0,40}(?:పెట్టాలా|సలహా|మంచిదా|తీసుకోవాలా|పెట్టొచ్చా)"
            r"|(?:ಹೂಡಿಕೆ|ಷೇರು|ಸಾಲ|ಲೋನ್)[^.?]{0,40}(?:ಮಾಡಲೇ|ಮಾಡಬಹುದಾ|ಸಲಹೆ|ಒಳ್ಳೆಯದ|ತೆಗೆದುಕೊಳ್ಳ)|(?:നിക്ഷേപ|ഷെയർ"
            r"|മ്യൂച്വൽ|ലോൺ|വായ്പ|കടം)[^.?]{0,40}(?:ചെയ്യണോ|ഉപദേശ|നല്ലതാണോ|എടുക്കണോ|ചെയ്യാമോ)|(?:ନିବେଶ|ଋଣ"
            r"|ସେୟାର)[^।?]{0,40}(?:କରିବି|ପରାମର୍ଶ|ଉଚିତ|ନେବି)"
        ),
        (
            r"(?:تنصح|نصيحت|رأيك|رايك|أفضل لي|هل الأفضل|أيهما أفضل|ايهما افضل|هل يجب أن|هل أستثمر|وين أستثمر"
            r"|أين أستثمر)[^.؟]{0,60}(?:أستثمر|استثمار|أسهم|اسهم|قرض|تمويل|ضريب|عملات|بيتكوين|ذهب|مدخرات|رهن)"
            r"|(?:أستثمر|استثمر|استثمار|أسهم|أسهمي|قرض|تمويل|ضريبة|ضرائب|بيتكوين|مدخراتي"
            r"|أشتري أرض)[^.؟]{0,60}(?:تنصح|نصيحت|رأيك|رايك|أم |ولا |والا |أفضل|كاستثمار)|عائد مضمون|أرباح مضمونة"
            r"|تهرب ضريبي|(?:سرمایه‌گذاری|سرمایه گذاری|بورس|وام|سهام|طلا)[^.؟]{0,40}(?:کنم|بگیرم|بهتر|پیشنهاد"
            r"|توصیه|بخرم)|(?:سرمایہ کاری|قرض|شیئر|لون|سرمایہ)[^۔؟]{0,40}(?:کروں|لوں|مشورہ|بہتر|ٹھیک رہے)"
        ),
        (
            r"\b(?:recomiend\w*|recomendar[ií]a\w*|aconsej\w*|deber[ií]a|me conviene|conviene|es buena idea"
            r"|qu[eé] hago)\b.{0,60}\b(?:invert\w*|inversi[oó]n|cr[eé]dito|pr[eé]stamo|hipoteca|acciones|bolsa"
            r"|cripto\w*|ahorros|impuestos?|vender (?:el|mi|la))|\b(?:invert\w*|inversi[oó]n|cr[eé]dito"
            r"|pr[eé]stamo|hipoteca|acciones|bolsa|cripto\w*|ahorros|impuestos?)\b.{0,60}\b(?:recomiend\w*"
            r"|aconsej\w*|deber[ií]a|me conviene|conviene m[aá]s|o mejor|es buena idea)|\bevadir impuestos"
            r"|\brentabilidad (?:garantizada|asegurada)|\bganancias aseguradas"
        ),
    ),
    SensitiveTopic.MEDICAL: _compiled(
        rf"\b{_BODY}\b.{{0,90}}\b{_BODY_ASK}(?!\w)",
        rf"\b{_BODY_ASK}(?!\w).{{0,90}}\b{_BODY}\b",
        (
            r"\bmedically safe|\b(?:chest pain|trouble breathing|can'?t breathe|not breathing|unconscious|behosh"
            r"|heart attack (?:aa|ho)|overdose|anaphyla\w*|ambulance (?:bhej|send|call|number|please)"
            r"|saans (?:nahi|phool|lene))|\bseene (?:me|mein) dard|\b(?:my|our) (?:dog|cat|puppy|beagle|baby|son"
            r"|daughter|child|mother|father|mom|dad|kid|wife|husband|toddler|infant)\b.{0,40}\b(?:ate|swallowed"
            r"|poison\w*|choking|has (?:fever|rash|fits|seizure)|is vomiting|bleeding)|\b(?:blister\w*|pus\b"
            r"|burn(?:t|ed)? (?:my|skin|after)|reaction (?:after|from|to)|allergic reaction|swell\w* (?:since"
            r"|after))|\bdo i need (?:admission|surgery|a scan|hospitali)|\bbukhar\b.{0,25}\b(?:kya|dawai|du)\b"
            r"|\b(?:collapsed|isn'?t waking|not waking up|snake ?bite|bitten by)\b|\bis it (?:diabetes|cancer"
            r"|dengue|typhoid|serious|infection)|\b(?:report|scan|mri|x-?ray|ecg|test)\b.{0,40}\b(?:positive"
            r"|abnormal|matlab|mean|cancer|normal hai)|\bdoctor (?:ne|told|said|says|bola"
            r"|has)\b.{0,60}\b(?:medicine|dawa|dawai|goli|tablet|laser|surgery|operation|mana|no |not to|avoid"
            r"|stop|so i don'?t)|\b(?:epipen|accutane|isotretinoin|gripe water|retinol|c ?section|chemo\w*"
            r"|dialysis|ivf|abortion|miscarriage)\b|\bmedical (?:advice|condition|emergency)"
        ),
        (
            r"साँप ने काट|सांप ने काट|(?:गर्भ(?:वती|ावस्था)|गर्भ में|प्रेगनेंट|प्रेग्नेंट|शुगर|मधुमेह|डायबिटीज"
            r"|बीपी|ब्लड प्रेशर|रक्तचाप|दमा|थायराइड|किडनी|दिल की|हृदय|बुखार|ताप|सीने में दर्द|साँस|सांस|चक्कर"
            r"|उल्टी|एलर्जी|खुजली|दाने|पस आ|सूजन|दवा|दवाई|गोली|गोळी|औषध|इंजेक्शन|डोज|खुराक|बीमारी|इलाज"
            r"|साइड इफेक्ट|कैंसर|मिर्गी|ऑपरेशन|गरोदर)[^।]{0,60}(?:सकत|सकते|क्या |कौन सी|कौनसी|कितनी|सुरक्षित"
            r"|ठीक हो|लूँ|लूं|दूँ|दूं|दें|डालूँ|डालूं|लगाऊ|बंद कर|खा लूँ|नुकसान|चालेल|चालेल का|घेऊ|काय)"
            r"|(?:सुरक्षित|कौन सी दवा|क्या दवा)[^।]{0,40}(?:गर्भ|शुगर|बीपी|बच्चे|दिल)"
        ),
        (
            r"(?:গর্ভবতী|গর্ভাবস্থ|ডায়াবেটিস|রক্তচাপ|প্রেসার|ওষুধ|ঔষধ|জ্বর|বুকে ব্যথা|শ্বাস|অ্যালার্জি"
            r"|সুগার)[^।]{0,50}(?:নিরাপদ|পারি|পারব|খাব|খেতে|কী |কি |দেব|উচিত)|(?:ગર્ભવતી|ડાયાબિટીસ|બીપી|દવા|તાવ"
            r"|છાતીમાં|શ્વાસ|એલર્જી|સુગર)[^.]{0,50}(?:સુરક્ષિત|શકે|શકાય|લઉં|કઈ|આપું|ચાલશે)|(?:ਗਰਭਵਤੀ|ਸ਼ੂਗਰ|ਬੀਪੀ"
            r"|ਦਵਾਈ|ਬੁਖਾਰ|ਛਾਤੀ|ਸਾਹ|ਐਲਰਜੀ)[^।]{0,50}(?:ਸੁਰੱਖਿਅਤ|ਸਕਦ|ਲਵਾਂ|ਕਿਹੜੀ|ਦੇਵਾਂ)|(?:கர்ப்ப|சர்க்கரை|நீரிழிவு"
            r"|ரத்த அழுத்த|மருந்து|மாத்திரை|காய்ச்சல்|நெஞ்சு வலி|மூச்சு|அலர்ஜி|பிபி)[^.]{0,50}(?:பாதுகாப்பா|லாமா"
            r"|முடியுமா|கொடுக்க|எடுக்க|சாப்பிட|என்ன)|(?:గర్భిణీ|గర్భవతి|షుగర్|మధుమేహ|బీపీ|మందు|టాబ్లెట్|జ్వరం"
            r"|ఛాతీ|శ్వాస|అలర్జీ)[^.]{0,50}(?:సురక్షిత|వచ్చా|వొచ్చా|చ్చా|మంచిదా|వేసుకో|ఇవ్వాలి|ఏం|ఏ )|(?:ಗರ್ಭಿಣಿ"
            r"|ಸಕ್ಕರೆ|ಮಧುಮೇಹ|ಬಿಪಿ|ಔಷಧ|ಮಾತ್ರೆ|ಜ್ವರ|ಎದೆ ನೋವು|ಉಸಿರಾಟ|ಅಲರ್ಜಿ)[^.]{0,50}(?:ಸುರಕ್ಷಿತ|ಬಹುದ|ಬಹುದಾ|ಕೊಡ"
            r"|ತೆಗೆದು|ಏನು|ಯಾವ)|(?:ഗർഭിണി|ഗര്‍ഭ|പ്രമേഹ|ഷുഗർ|ബിപി|മരുന്ന്|ഗുളിക|പനി|നെഞ്ചുവേദന|ശ്വാസ"
            r"|അലർജി)[^.]{0,50}(?:സുരക്ഷിത|പറ്റുമോ|ആമോ|ാമോ|കൊടുക്ക|കഴിക്ക|എന്ത്|ഏത്)|(?:ଗର୍ଭବତୀ|ମଧୁମେହ|ସୁଗାର|ଔଷଧ"
            r"|ଜ୍ୱର|ଛାତି|ଶ୍ୱାସ)[^।]{0,50}(?:ନିରାପଦ|ପାରିବ|ଖାଇ|ଦେବି|କେଉଁ|କଣ)"
        ),
        (
            r"(?:حامل|الحامل|حوامل|مرضع|مرضعة|سكري|السكري|السكر|الضغط|ضغط الدم|القلب|الربو|حساسية|حرارته|حرارتها"
            r"|حمى|ألم في الصدر|ضيق تنفس|دواء|الدواء|الدوا(?!م)|دوا(?!م)|جرعة|حبوب|حقن|مضاد حيوي|أعراض|طلعت حبوب"
            r"|نزيف|علاج)[^.]{0,70}(?:هل|آمن|مأمون|يضر|يضرني|أقدر|ممكن|كم|أعطي|أديله|آخذ|ينفع|مناسب|أحط|شنو|ايش"
            r"|إيش|؟)|(?:هل|آمن|يضر|ينفع)[^.]{0,60}(?:حامل|للحامل|الحوامل|السكري|الضغط|القلب|مرضع|الأطفال الرضع"
            r"|الربو)|(?:باردار|دیابت|فشار خون|قند|دارو|قرص|تب |قلبی|آلرژی|حساسیت|حاملہ|شوگر|بلڈ پریشر|دوا|دوائی"
            r"|بخار|سینے میں درد|سانس|الرجی|گولی)[^.۔]{0,60}(?:بی‌خطر|ضرر|می‌تونم|میتونم|می‌توانم|میتوانم|مصرف"
            r"|بخورم|بدم|چه |محفوظ|سکت|لوں|دوں|کون سی|کیا )"
        ),
        (
            r"\b(?:embaraz\w+|lactan\w+|diab[eé]tic\w+|diabetes|hipertens\w+|presi[oó]n alta|al[eé]rgic\w+"
            r"|alergia|coraz[oó]n|asma|anticoagulantes|medicamentos?|medicina|pastillas?|dosis|antibi[oó]tic\w+"
            r"|s[ií]ntomas?|fiebre|dolor (?:de|en el) pecho|embarazo|efectos secundarios|paciente|epilep\w+"
            r"|hinchad\w+)\b.{0,80}(?:puedo|puede|pueden|es seguro|segur[oa]|qu[eé] (?:dosis|tomo|hago|le|crema)"
            r"|recomiend\w*|debo|me hace|afecta|cura|sirve|\?)|\b(?:puedo|es segur[oa]|pueden usarlo|sirve para"
            r"|cura)\b.{0,60}\b(?:embaraz\w+|diab[eé]tic\w+|diabetes|presi[oó]n|al[eé]rgic\w+|asma|coraz[oó]n"
            r"|c[aá]ncer|artritis)|\b(?:enceinte|m[ée]dicament|gr[áa]vida|rem[ée]dio|hamil|obat|buntis|schwanger"
            r"|medikament)\b.{0,50}\?"
        ),
    ),
    SensitiveTopic.VIOLENT: _compiled(
        (
            r"\b(?:i'?ll|i will|we'?ll|we will|gonna|going to|want to|wanna|somebody will|someone will|my (?:boys"
            r"|men|people|brothers|guys) will|i swear i|about to|should)\b.{0,25}\b(?:kill|murder|beat|smash"
            r"|break|burn|bash|thrash|slap|punch|hit|shoot|stab|hurt|attack|destroy|bomb|blow up|strangle|hang"
            r"|slit|crush|set fire|torch|hunt|finish)\b.{0,25}\b(?:you|u|your|him|her|them|his|their|ur"
            r"|the (?:office|shop|showroom|store|place|manager|guy|agent|boy|driver|technician)|someone|everyone"
            r"|legs?|face|bones|head|teeth|hands)"
        ),
        (
            r"\b(?:break|smash|crack|cut) (?:his|her|your|their|ur|both) (?:legs?|bones|face|head|skull|teeth"
            r"|hands?|neck|jaw|knees?|throat)|\b(?:burn|torch|blow up|smash|vandali[sz]e|bomb"
            r"|set fire to) (?:down )?(?:your|the|ur|this|that) (?:\w+ )?(?:shop|office|showroom|store|building"
            r"|house|car|branch|place|godown|outlet)|\bset the dogs on|\bsomeone\b.{0,35}\b(?:get|be"
            r"|gets) (?:hurt|killed|beaten)|\bi know where (?:you|your|u) .{0,25}(?:live|office|house|kids|family"
            r"|work|shop)|\bcome out alone|\bwatch your back|\byou will (?:regret|pay for this with|die)"
            r"|\byou'?ll (?:die|regret this badly|be dead)|\bdeath threat|\b(?:gun|pistol|knife|acid"
            r"|bomb)\b.{0,25}\b(?:you|your|office|shop|throw|bring|show|bring)|\b(?:boys|men|goons"
            r"|gang) will (?:visit|come|handle|teach|pay)|\bkill (?:you|him|her|them|everyone|your|u)\b"
            r"|\bdrop dead\b|\bcoming to your (?:\w+ ){1,2}with (?:a |my )?(?:rod|stick|knife|gun|bat|men|boys"
            r"|friends)"
        ),
        (
            r"\b(?:jaan se (?:maar|mar)|maar (?:dunga|doonga|dalunga|daalunga|denge|dungi|daalenge|padegi|khayega"
            r"|ke)|mar dunga|marunga|maarunga|maarenge|marenge|pitunga|peetunga|pitoge|peetenge|kaat (?:dunga"
            r"|dalunga|denge)|goli (?:maar|mar|chala)|aag laga|aag lga|jala (?:dunga|denge|dalunga|dunga|du)"
            r"|phod (?:dunga|denge|du)|fod (?:dunga|denge|du)|tod (?:dunga|denge|du|dalunga)(?= .*(?:tum|tera"
            r"|teri|tere|uski|uska|haddi|haath|hath|pair|taang|muh|dukan|shop|office|showroom|sar))|(?:haddi"
            r"|haath|hath|pair|taang|tang|muh|sar|dant|hath pair|haath pair)\b.{0,12}(?:tod|todunga|tor|phod|fod"
            r"|todenge|tudwa)|thok dunga|thok denge|gundo|gunde|shutter ukhad|ukhad d(?:enge|unga)|ladke bhej"
            r"|bandook|katta|bomb (?:se|laga|phod)|khoon kar|zinda nahi|zinda ja?la|dekh lunga tujhe"
            r"|ghar me ghus)\b"
        ),
        (
            r"(?:जान से मार|मार (?:दूँगा|दूंगा|डालूँगा|डालूंगा|देंगे|डालेंगे)|मारूँगा|मारूंगा|पीटूँगा|पीटूंगा"
            r"|आग लगा|जला (?:दूँगा|दूंगा|देंगे|डालूँगा)|फोड़ (?:दूँगा|दूंगा|देंगे)|हाथ-?\s?पैर|हड्डी|टाँग तोड़"
            r"|टांग तोड़|सिर फोड़|गोली मार|काट (?:दूँगा|दूंगा|डालूँगा)|तोड़फोड़|लड़के भेज|पीटेंगे|पीट देंगे"
            r"|ख़ून कर|खून कर|ठार मार|जिवे मार|फोडून टाक|हात-?\s?पाय तोड|मारून टाक|जाळून)"
        ),
        (
            r"(?:মেরে ফেল|মারব তো|খুন কর|আগুন লাগি|হাত-?\s?পা ভে|পিটি|গুলি কর|মেরে দেব|মাথা ফাট|મારી નાખ"
            r"|જાનથી માર|આગ લગાડ|આગ લગાવી|હાથ-?\s?પગ|હાડકા|ગોળી માર|મારીશ|ਮਾਰ ਦੇ|ਮਾਰ ਦਿਆਂ|ਜਾਨੋਂ ਮਾਰ|ਅੱਗ ਲਾ"
            r"|ਅੱਗ ਲਗਾ|ਲੱਤਾਂ ਤੋੜ|ਹੱਡੀਆਂ|ਗੋਲੀ ਮਾਰ|கொன்று|கொல்லுவேன்|கொன்னுடுவேன்|கொளுத்த|தீ வைப்|அடிச்சு"
            r"|அடித்து நொறுக்|கை கால|வெட்டுவேன்|உடைப்பேன்|చంపుతా|చంపేస్తా|చంపేస్తాను|తగలబెడ|కాల్చేస్తా"
            r"|కాళ్ళు విరగ|కొడతా|పగలగొడతా|నరికేస్తా|ಕೊಲ್ಲುತ್ತ|ಕೊಂದು|ಸಾಯಿಸ|ಬೆಂಕಿ ಹಚ್ಚ|ಕಾಲು ಮುರಿ|ಹೊಡೆ(?:ಯುತ್ತೇನೆ"
            r"|ದು ಹಾಕ)|ಸುಟ್ಟು|കൊല്ലും|കൊന്നുകളയ|തല്ലി|തല്ലും|കത്തിക്ക(?:ും|ും)|തീ വയ്ക്ക|കാല് ഒടി|കൈകാല|വെട്ടും"
            r"|ମାରିଦେବି|ମାରି ଦେବି|ନିଆଁ ଲଗା|ଗୋଡ଼ ଭାଙ୍ଗ|ହାଣି|ଜୀବନରୁ ମାର)"
        ),
        (
            r"(?:سأقتل|بقتل|أقتلك|اقتلك|هقتل|راح أقتل|سأكسر|أكسر (?:المحل|راس|رجل|عظام)|لأكسر|بكسر (?:راس|المحل"
            r"|رجل)|هكسر|سأحرق|بحرق|أحرق (?:المحل|المكتب)|هحرق|سأضرب|بضربك|أضربك|هضربك|أفجر|بفجر|أذبح|بذبح|تهديد"
            r"|أعرف (?:بيتك|وين تسكن|أين تسكن)|میکشم|می‌کشم|می‌کشمت|میکشمت|آتش می|آتیش می|کتکت|می‌زنم(?:ت)? "
            r"|دست و پا|جان سے مار|مار دوں|مار ڈال|آگ لگا|ہاتھ پاؤں|ہڈیاں|گولی مار|سر پھوڑ)"
        ),
        (
            r"\b(?:los |te |lo |la |les |le )?(?:voy a|vamos a|v[ao]n a) (?:matar|golpear|quemar|partir|romper"
            r"|pegar|disparar|reventar|destruir|incendiar)\w*|\b(?:te|los|les|lo) (?:mato|matar[eé]|quemo"
            r"|quemar[eé]|parto|rompo)\b|\b(?:a golpes|a palos|a balazos|quemar[eé]|romper[eé]|matar[eé]"
            r"|reventar[eé]|destrozar[eé])\b|\b(?:s[eé] d[oó]nde (?:viv|trabaj|qued)\w+)|\b(?:je vais (?:vous"
            r"|te) (?:tuer|frapper|casser)|vou (?:te )?(?:matar|quebrar|bater|queimar)|aku bunuh|saya bunuh"
            r"|bakar (?:toko|kedai|kantor)|umbringen|verprügel\w*)"
        ),
    ),
    SensitiveTopic.ABUSIVE: _compiled(
        (
            r"\b(?:f+u+c+k+\w*|f\*+\w*|fck\w*|fuk\w*|phuck|motherf\w+|mofo|sh[i!1]t(?:ty|head|hole)?s?|bull ?shit"
            r"|assholes?|a\*+holes?|arsehole|bastards?|b[i!1]tch\w*|b\*{2,}\w*|s\*+t|dick ?heads?|dickheads?"
            r"|cunts?|wankers?|twats?|pricks?|morons?|imbeciles?|retard(?:s|ed)?|dumb ?(?:ass|bot|people|idiots?"
            r"|f\w+)?(?= (?:bot|people|idiot|ass|fool|company|f))|idiots?|idiotic|scum(?:bag)?s?|filthy (?:lot"
            r"|people|animals?|dogs?|pigs?)|piss off|sod off|screw you|stfu|shut (?:up|ur|your)|go (?:to hell|die"
            r"|choke|kill yourself)|rot in hell|family rots?|loser company|nonsense people|useless (?:idiots?"
            r"|people|fools?|bunch|fellows?|company of)|stupid (?:people|idiots?|bot|fellow|company|fools?"
            r"|morons?|woman|man|cow|ass)|bloody (?:fools?|idiots?|hell|fraud\w*|cheat\w*|thie\w*|crooks?|liars?"
            r"|company|scam\w*)|you (?:are |r |all |guys |people |lot )*(?:are |r )?(?:all )?(?:a bunch of |such "
            r"|bloody |lying |total |complete )*(?:donkeys?|dogs?|pigs?|thieves|thief|crooks|scumbags|animals"
            r"|fools?|idiots?|parasites|vermin|trash|garbage|liars and|scammers, go|shameless))\b"
            r"|\ball you donkeys|\bson of a\b|\bgo back to your (?:village|country)"
            r"|(?:typical of )\byour (?:caste|religion|race|community)\b|\bpeople of your (?:religion|caste|kind"
            r"|community|race)|\byour (?:kind|religion|caste|people|community) (?:are|always|should|is)"
            r"|\b(?:don'?t|do not|never|won'?t) (?:buy|deal|talk|speak|work) (?:from|with|to) (?:women|muslims?"
            r"|hindus?|christians?|dalits?|blacks?|females?|a woman|you people|girls)|\b(?:lying|dirty|filthy"
            r"|cheating) (?:thieves|pigs?|dogs?|rats?|scum)"
        ),
        (
            r"\b(?:madarch[o0]d\w*|m[ae]+d[ae]rch\w*|behenchod\w*|bhenchod\w*|bh?enchod|bahenchod|bhosd\w*"
            r"|bhosad\w*|bhosri\w*|bsdk|bkl|mkc|mc bc|bc mc|lode|lodu|lawde|lauda|laude|lavde|lund|chutiy\w*"
            r"|chutia\w*|chu+tiya|chuth?iya|gaand\w*|gandu|gaandu|g@ndu|randi\w*|raand|harami\w*|haramkhor\w*"
            r"|haramzad\w*|kamin[aei]\w*|kutt[aei]\b|kutton|kutte|kuttey|saal[ae] (?:chor|kutte|harami|kamine|tum"
            r"|log|bewakoof|fraud|gadhe|kutta|nikamme)|gadh[aei]\b|gadho|ullu ke|ullu ka|suar|suwar|sooar"
            r"|bewakoof|bevkoof|bewkoof|nikamm[aeio]\w*|besharam\w*|bhaad (?:me|mein) ja|bhad (?:me|mein) ja"
            r"|bhadw[aei]\w*|bhadv[aei]\w*|jhaant\w*|jhat[ua]\b|tatti|chup (?:kar|ho ja|be|saale|kutte)|neech log"
            r"|neech jaat|aukat|aukaat|teri maa|teri ma |tere baap|teri behen|maa ki|ma ki aankh|hijra\w*|chakka"
            r"|chapri|chamars?|bhangi\w*|katua\w*|mulle|sharam nahi aati|chor ho (?:tum|sab)|tum (?:sab |log "
            r"|saare )*(?:chor|fraud|nalayak|nikamme)|nalayak\w*)\b"
        ),
        (
            r"(?:मादरचोद|बहनचोद|भोसड़|चूतिय|गांडू|गाँडू|रंडी|हरामी|हरामख़ोर|हरामखोर|हरामज़ाद|हरामजाद|कमीन|कुत्ते"
            r"|कुत्ता कहीं|कुत्तों|साले|गधे|गधा कहीं|गधा है|उल्लू के|सूअर|सुअर|बेवकूफ|बेवक़ूफ़|निकम्म|नालायक"
            r"|बेशर्म|भाड़ में|चुप कर|नीच |औकात|तमीज़ नहीं|तमीज नहीं|चोर हो|भड़व|मूर्ख|गाढव|हरामखोर|नालायक|भिकारड"
            r"|चोर आहात)"
        ),
        (
            r"(?:শালা|হারামজাদ|কুত্তার|কুত্তা|শুয়োর|বেয়াদব|মাদারচোদ|গাধা|বোকাচোদা|খানকি|মাগি|চোরের দল|હરામી"
            r"|કૂતરા|ગધેડા|સાલા|બેવકૂફ|નાલાયક|ભડવા|ચોર છો|ਹਰਾਮੀ|ਹਰਾਮਜ਼ਾਦ|ਕੁੱਤੇ|ਕੁੱਤਿਆ|ਖੋਤੇ|ਸਾਲੇ|ਬੇਵਕੂਫ|ਭੈਣਚੋਦ"
            r"|ਕੰਜਰ|முட்டாள்|நாயே|நாய்ங்க|தேவடியா|பொறுக்கி|கழுதை|ஓத்தா|புண்ட|திருட்டுப் பய|வெட்கம் இல்|దొంగ (?:నా"
            r"|వెధవ|లు|ల్లా)|వెధవ|కుక్క|గాడిద|లంజ|పిచ్చి (?:నా|కుక్క)|సిగ్గు లేద|ನಾಯಿ|ಕತ್ತೆ|ಸೂಳೆ|ಬೋಳಿ|ಮೂರ್ಖ"
            r"|ಹಲ್ಕಟ್|ಕಳ್ಳ ನನ್ಮಕ್ಕ|നായിന്റെ|പട്ടി(?:കൾ|ക്ക്|ടെ മോ)|കഴുത|തെണ്ടി|മൈര|പുലയാടി|വിഡ്ഢി|കള്ളന്മാ|ଶଳା"
            r"|କୁକୁର|ଗଧ|ହାରାମି|ମୂର୍ଖ)"
        ),
        (
            r"(?:يا كلب|يا كلاب|كلاب|يا حمار|حمير|يا حيوان|حيوانات|ابن الكلب|ابن ال|ولاد ال|يا غبي|أغبياء|اغبياء"
            r"|يا حقير|حقراء|يا وسخ|أوساخ|زبالة|خنزير|تفو|لعنة|الله يلعن|ينعن|يلعن|منيوك|شرموط|قحبة|عرص|خرا "
            r"|يا نصاب|لصوص|حثالة|يا حرامي|حراميين|نصابين يا|اخرس|انقلع|احمق|حرامزاده|حرام‌زاده|بی‌شرف|بیشرف"
            r"|بی شرف|کثافت|خفه شو|گمشو|گوه|احمق|الاغ|سگ |حرامی|حرام خور|کتے|کمینے|گدھے|بے شرم|بیوقوف|سالے|نالائق"
            r"|لعنت)"
        ),
        (
            r"\b(?:put[ao]s?|hij[oa]s? de|hdp|mierda|imb[eé]cil(?:es)?|idiotas?|est[uú]pid[oa]s?|pendej[oa]s?"
            r"|cabr[oó]n(?:es)?|maric[oó]n|gilipollas|cojones|chinga\w*|verga|co[ñn]o|carajo|malparid[oa]s?"
            r"|hueputa|boludos?|pelotudos?|culer[oa]s?|c[aá]llate|c[aá]llense|v[aá]yanse a|vete a la|ratas"
            r"|in[uú]tiles de|basura de (?:gente|empresa)|asquerosos?|ladrones de mierda|rateros|malnacid[oa]s?"
            r"|se pudran|ojal[aá] se mueran|sinverg[uü]enzas?|desgraciados?)\b|\b(?:connard|salope|putain|merde"
            r"|encul[ée]|idiot|porra|caralho|filho da puta|babaca|burro do|anjing|bangsat|goblok|tolol|babi|bodoh"
            r"|arschloch|schei(?:ß|ss)e|wichser|idioten|gago|putangina|siguk|podaa|thevdiya|otha|poda patti"
            r"|thendi|donga nayala|lanja|erri puka|bokachoda|shala kutta|khankir)\b"
        ),
    ),
    SensitiveTopic.SELF_HARM: _compiled(
        (
            r"\b(?:kill(?:ing)? my ?self|end(?:ing)? (?:my (?:own )?life|it all|everything)|suicid\w*"
            r"|self[- ]?harm\w*|hurt(?:ing)? myself|cut(?:ting)? myself|hang(?:ing)? myself|(?:(?:want|wish|going"
            r"|ready) to|wanna|gonna) die|wish i (?:was|were) dead|better off (?:dead|without me)|no (?:reason"
            r"|point|will|desire) (?:to|in|of) (?:live|living|go(?:ing)? on)|don'?t (?:want|wish"
            r"|feel like) to (?:live|be alive|exist|go on living|wake up)|don'?t see (?:any )?(?:reason"
            r"|point).{0,20}(?:liv|go(?:ing)? on)|can'?t (?:go on|live) (?:any ?more|like this)|not worth living"
            r"|life is (?:over|not worth|pointless|meaningless)|tired of (?:living|life)|(?:so )?i will also go"
            r"|take my (?:own )?life|ending my life|thinking about ending|jump (?:off|from) (?:the |a )?(?:bridge"
            r"|roof|building|terrace)|overdose on|won'?t be (?:here|alive|around) (?:much longer|tomorrow)"
            r"|goodbye forever)\b|\bi want to end everything|\bi won'?t need it\b.*\bliv"
        ),
        (
            r"\b(?:khud ?kushi|khudkushi|atma ?hatya|aatmahatya|suicide|zeher (?:kha|pee|pi|le)|zeher peene"
            r"|chhat se kood|chat se kood|(?:main|mai) (?:hi )?na rahu|jeene ka koi|kood jau|zehar (?:kha|pee|pi)"
            r"|jeher kha|fansi (?:laga|lagana|lga|pe)|faansi|phansi|latak (?:jau|jaunga|ja)|train ke (?:niche"
            r"|neeche|aage)|nas kaat|jaan (?:de|dene|de du|dedu|de dunga|dedunga)|apni jaan|jeene? (?:ka|ki"
            r"|ko) (?:koi )?(?:man|mann|matlab|dil|ichha|icha|wajah|fayda|mood|himmat)|jeena? nahi|jeena nhi"
            r"|jina nahi|jee nahi|jee ke kya|ji ke kya|mar (?:jana|jaana) (?:chahta|chahti|hi|behtar|accha)"
            r"|marna chah|marna hai mujhe|mar jau(?:n|nga|ngi)? (?:to|tabhi|sab|kya|yahi|kisi)|mar jaungi"
            r"|zindagi (?:khatam|khtm|se (?:thak|tang|haar))|jindagi (?:khatam|se (?:thak|tang|haar))"
            r"|khatam kar (?:lu|lena|loon|du|dena) .{0,15}(?:khud|apne|zindagi|jindagi)|khud ko (?:khatam|khtm"
            r"|maar|hurt|nuksan)|(?:lena|karna) chahta hu khud ko|duniya chhod|sab khatam kar)\b"
        ),
        (
            r"(?:आत्महत्या|ख़ुदकुशी|खुदकुशी|जान दे(?:ने|ना|\s?दूँ|\s?दूं|\s?दूँगा|\s?दूंगा)|जीने का मन"
            r"|जीने की इच्छा|जीने का (?:कोई )?मतलब|जीना नहीं|जीना नही|मर जाना चाह|मरना चाह|मर जाऊँ|मर जाऊं"
            r"|मर जाऊँगा|ज़हर (?:खा|पी)|जहर (?:खा|पी)|फांसी लगा|फाँसी|ज़िंदगी (?:ख़त्म|खत्म|से (?:थक|तंग|हार))"
            r"|जिंदगी (?:खत्म|ख़त्म|से (?:थक|तंग|हार))|ख़ुद को (?:ख़त्म|मार)|खुद को (?:खत्म|मार)|जीवन संपव"
            r"|जगायचं नाही|जगायचे नाही|जगण्याची इच्छा|मरायचं आहे|मरावंसं|जीव दे)"
        ),
        (
            r"(?:আত্মহত্যা|মরে যেতে|মরতে চাই|বাঁচতে (?:চাই না|ইচ্ছ)|বেঁচে থাকার|জীবন শেষ|নিজেকে শেষ|আপন প্রাণ"
            r"|বিষ খা|આત્મહત્યા|આપઘાત|મરી જવ|જીવવું નથી|જીવવાની ઇચ્છા|જીવન ટૂંકાવ|ઝેર (?:પી|ખા)|ਖੁਦਕੁਸ਼ੀ"
            r"|ਖ਼ੁਦਕੁਸ਼ੀ|ਆਤਮ ਹੱਤਿਆ|ਮਰਨਾ ਚਾਹ|ਜੀਣਾ ਨਹੀਂ|ਜੀਣ ਦਾ ਮਨ|ਜ਼ਹਿਰ|தற்கொலை|சாக(?:ணும்| வேண்டும்|லாம்)|சாகப் போ"
            r"|செத்துப்? போ(?:கலாம்|யிட|ய்|றேன்)|வாழ (?:விருப்பம்|பிடிக்க|ஆசை)|வாழவே|உயிரை (?:விட|மாய்)"
            r"|விஷம் குடி|ఆత్మహత్య|చచ్చిపో(?:తా|వాల)|చనిపోవాల|చావాలని|బతకాలని లేదు|బ్రతకాలని లేదు|ప్రాణం తీసుకో"
            r"|విషం తాగ|ಆತ್ಮಹತ್ಯೆ|ಸಾಯಬೇಕ|ಸಾಯಲು ಬಯ|ಬದುಕ(?:ಲು ಇಷ್ಟ|ಬೇಕು ಅನಿಸ|ುವ ಆಸೆ)|ಜೀವ ಕಳೆದು|ವಿಷ ಕುಡಿ|ആത്മഹത്യ"
            r"|മരിക്ക(?:ണം|ാൻ|ാന്‍)|ജീവിക്കാൻ (?:വയ്യ|തോന്ന|ആഗ്രഹ)|ജീവിക്കാന്‍ |ജീവിതം (?:അവസാനി|മടുത്തു)|ചാകണം"
            r"|വിഷം കഴി|ଆତ୍ମହତ୍ୟା|ମରିଯିବ|ମରିବାକୁ ଚାହ|ବଞ୍ଚିବାକୁ (?:ଇଚ୍ଛା ନାହିଁ|ଚାହୁଁ ନ)|ଜୀବନ ଶେଷ|ବିଷ ପି)"
        ),
        (
            r"(?:انتحار|أنتحر|انتحر|الانتحار|أقتل نفسي|اقتل نفسي|أنهي حياتي|انهي حياتي|إنهاء حياتي|أريد أن أموت"
            r"|اريد ان اموت|أبغى أموت|ابي اموت|عايز أموت|عايزة أموت|بدي موت|بدي أموت|أموت أحسن"
            r"|لا أريد (?:أن )?(?:أعيش|العيش|الحياة)|ما أبغى أعيش|مش عايز(?:ة)? (?:أعيش|أكمّ?ل حياتي)"
            r"|تعبت من الحياة|مليت من الحياة|لا معنى لحياتي|أؤذي نفسي|خودکشی|خودم را بکشم|خودمو بکشم|خودم رو بکشم"
            r"|می‌خواهم بمیرم|میخوام بمیرم|می‌خوام بمیرم|نمی‌خوام زنده|نمیخوام زنده|از زندگی خسته"
            r"|به زندگی‌ام پایان|خودکشی|خود کشی|مرنا چاہت|مر جانا چاہت|جینا نہیں|جینے کا (?:دل|من)|جینے کی"
            r"|زندگی (?:ختم|سے تنگ|سے تھک)|جان دے|زہر کھا|اپنی جان)"
        ),
        (
            r"\b(?:suicid\w+|matarme|quitarme la vida|acabar con (?:mi vida|todo)|terminar con mi vida"
            r"|quiero morir(?:me)?|me quiero morir|no quiero (?:seguir )?viv(?:ir|iendo)|no tengo ganas de vivir"
            r"|sin ganas de vivir|ya no (?:quiero|aguanto|puedo) (?:vivir|la vida|m[aá]s con mi vida)"
            r"|hacerme da[ñn]o|cortarme las venas|no vale la pena vivir|mejor muert[oa]|me tuer"
            r"|en finir avec la vie|envie de mourir|me matar|tirar minha vida|quero morrer|bunuh diri|mau mati"
            r"|ingin mati|nak mati|umbringen will|nicht mehr leben|selbstmord)\b|\b(?:saaganum|sagalam"
            r"|sethu poiduven|saavalani|chachipotha|sayabeku|marikkanam|jeevikkan|morte chai|banchte chai na"
            r"|marvu che|jivvu nathi|jaun marto|jagaycha nahi)\b"
        ),
    ),
}  # fmt: skip
