"""Violence, abuse and self-harm, and the harmless phrases that sound alike: patterns behind `sensitive.py`."""

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

HARM: dict[SensitiveTopic, tuple[re.Pattern[str], ...]] = {
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
