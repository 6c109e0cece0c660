"""Legal threats and requests for legal, financial or medical advice: patterns behind `sensitive.py`."""

import re

from services.rules.reading import SensitiveTopic


def _compiled(*patterns: str) -> tuple[re.Pattern[str], ...]:
    return tuple(re.compile(pattern, re.IGNORECASE) for pattern in patterns)


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

ADVICE: dict[SensitiveTopic, tuple[re.Pattern[str], ...]] = {
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
}  # fmt: skip
