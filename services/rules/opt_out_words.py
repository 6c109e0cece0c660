"""How contacts of each supported language ask us to stop writing: the patterns behind `opt_out.py`."""

import re

WHOLE_MESSAGES = frozenset(
    line.strip()
    for line in """
stop|stop it|stop all|stopall|stop this|stop these|stop that|unsubscribe|unsubscribe me|unsubcribe|unsuscribe|unsubscibe|unsub|un subscribe|opt out|optout|opt-out|opt me out|unfollow|quit|remove|remove me|remove my number|leave me alone|dnd|no more|no more messages|no messages|stop messages|stop messaging|stop msg|stop msgs|stop texting|stop promotions|end chat forever|do not contact|don't contact|dont contact|do not disturb|don't disturb me|dont disturb me|enough stop|stp|stop sms|stop whatsapp|not interested stop|stop spam|stop spamming
band karo|band kro|band kar do|band kardo|band krdo|bandh karo|bas karo|bas kro|bas kar|bs kro|bas bahut hua|mat bhejo|mat bhejiye|mt bhejo|message mat karo|msg mat karo|msg mat kro|message mat bhejo|msg mat bhejo|pareshan mat karo|tang mat karo|disturb mat karo|hata do|hatao mujhe|mujhe hatao|number hata do|naam hata do
बंद करो|बंद करें|बंद कीजिए|बंद कर दो|बन्द करो|बस करो|रोको|रोक दो|स्टॉप|मत भेजो|मत भेजिए|मैसेज मत भेजो|मैसेज बंद करो|संदेश बंद करें|हटाओ|हटा दो|मुझे हटाओ|अनसब्सक्राइब|सदस्यता समाप्त|परेशान मत करो
थांबा|थांबवा|बंद करा|मेसेज बंद करा|पाठवू नका|नको पाठवू|मेसेज पाठवू नका|नकोत मेसेज
বন্ধ করুন|বন্ধ করো|বন্ধ কর|থামুন|থামো|স্টপ|মেসেজ বন্ধ করুন|পাঠাবেন না|আর পাঠাবেন না|মেসেজ পাঠাবেন না|আনসাবস্ক্রাইব
બંધ કરો|બંધ કરી દો|રોકો|સ્ટોપ|ના મોકલો|મોકલશો નહીં|મેસેજ બંધ કરો|મેસેજ ન મોકલો|મેસેજ ના કરો
ਬੰਦ ਕਰੋ|ਬੰਦ ਕਰ ਦਿਓ|ਰੋਕੋ|ਸਟਾਪ|ਨਾ ਭੇਜੋ|ਮੈਸੇਜ ਨਾ ਭੇਜੋ|ਮੈਸੇਜ ਬੰਦ ਕਰੋ
நிறுத்து|நிறுத்துங்கள்|நிறுத்தவும்|ஸ்டாப்|அனுப்பாதீர்கள்|அனுப்பாதே|அனுப்ப வேண்டாம்|மெசேஜ் அனுப்பாதீங்க|அனுப்பாதீங்க|செய்தி அனுப்ப வேண்டாம்|வேண்டாம் நிறுத்துங்கள்
ఆపండి|ఆపు|ఆపేయండి|స్టాప్|పంపకండి|పంపొద్దు|పంపవద్దు|మెసేజ్‌లు ఆపండి|మెసేజ్ పంపకండి|మెసేజ్ పంపొద్దు
ನಿಲ್ಲಿಸಿ|ನಿಲ್ಲಿಸು|ಸ್ಟಾಪ್|ಕಳುಹಿಸಬೇಡಿ|ಕಳಿಸಬೇಡಿ|ಮೆಸೇಜ್ ಮಾಡಬೇಡಿ|ಮೆಸೇಜ್ ಕಳುಹಿಸಬೇಡಿ|ಸಂದೇಶ ಕಳುಹಿಸಬೇಡಿ
നിർത്തുക|നിർത്തൂ|നിര്‍ത്തൂ|നിർത്തു|സ്റ്റോപ്പ്|അയക്കരുത്|അയക്കണ്ട|മെസേജ് അയക്കരുത്|മെസ്സേജ് അയക്കരുത്
ବନ୍ଦ କରନ୍ତୁ|ବନ୍ଦ କର|ଷ୍ଟପ୍|ପଠାନ୍ତୁ ନାହିଁ|ମେସେଜ ପଠାନ୍ତୁ ନାହିଁ|ମେସେଜ ବନ୍ଦ କରନ୍ତୁ
بند کرو|بند کریں|بند کر دیں|روکو|روک دیں|مت بھیجیں|مت بھیجو|نہ بھیجیں|میسج مت کریں|میسج بند کریں|میسج نہ کریں|اسٹاپ
توقف|توقفوا|أوقف|أوقفوا|اوقف|اوقفوا|وقف|وقفوا|إيقاف|ايقاف|الغاء الاشتراك|إلغاء الاشتراك|ألغ الاشتراك|إلغاء|ستوب|كفى|كفاية|بس خلاص|لا ترسل|لا ترسلوا|لا تراسلني|لا تراسلوني|لا تزعجني|لا تزعجوني|احذفوني|احذف رقمي
لغو|لغو عضویت|لغو اشتراک|قطع کنید|پیام ندهید|پیام ندید|پیام نفرستید|نفرستید|دیگر پیام ندهید|دیگه پیام ندید|بس کنید|متوقف کنید|تمامش کنید|استاپ
basta|basta ya|pare|paren|para|parar|para ya|detener|detente|deténganse|baja|darme de baja|dame de baja|darse de baja|dar de baja|quiero darme de baja|quiero baja|cancelar suscripción|cancelar suscripcion|no más mensajes|no mas mensajes|no me escriban|no me escribas|no me escriba|no escriban más|no más|no molestar|no molesten|eliminar|bórrenme|borrame|quítenme|dejen de escribir|deja de escribirme|anular suscripción|ya no me escriban
arrêtez|arreter|désabonner|désinscrire|parem|pare de me mandar mensagens|sair|descadastrar|berhenti|jangan kirim lagi|jangan whatsapp lagi|stopp|стоп|abmelden|niruthu|niruthunga|aapandi|aapu|nillisi|nirthu|bondho korun|bondho koro|bandh karo|bandh kari do|mesej band karo|thamba|thambva|band kara|awqif|waqef|la tersel|la trsl|khalas la trsl
""".replace("|", "\n").splitlines()
    if line.strip()
)  # fmt: skip

# "Alto" is a stop in Spanish and a car in India: heard only of who is known to speak Spanish.
IN_SPANISH = frozenset({"alto", "alto ya"})

# Words heard in any disguise as a whole message: "S T O P", "st0p", "STOOOP", Cyrillic letters that look like Latin ones.
# Few on purpose: disguised, shorter or rarer words would meet names and ordinary answers.
DISGUISED = (
    "stop", "stop all", "stop it", "stop now", "stop messages", "stop msg", "unsubscribe", "unsub", "opt out",
    "remove me", "no more", "parar", "band karo", "mat bhejo",
)  # fmt: skip

_SENT = (
    r"(?:messag\w*|mesag\w*|msgs?|msging|text(?:s|ing)?|txt|sms|whats ?app\w*|whatsap\w*|wapp|spam\w*|mail\w*"
    r"|e-?mail\w*|contact\w*|promo\w*|offers?|ads?|advert\w*|marketing|notification\w*|updates?|forward\w*"
    r"|broadcast\w*|newsletter\w*|ping\w*|brochures?|pamphlets?)"
)
_CALLING = r"(?:call(?:s|ing)?|phon(?:e|ing)|ring(?:ing)?)"
_HINDI_SENT = (
    r"(?:message|messages|msg|msgs|mesage|mesej|messege|sms|whatsapp|whatsap|watsapp|mail|email|promotion"
    r"|promotions|offer|offers|ad|ads|spam|forward|sandesh|notification|notifications|update|updates)"
)


def _compiled(*patterns: str) -> tuple[re.Pattern[str], ...]:
    return tuple(re.compile(pattern, re.IGNORECASE) for pattern in patterns)


REQUESTS = _compiled(
    # English
    (
        rf"\b(?:please |pls |plz |kindly |just )?(?:stop|quit|cease|halt|end)(?: all| all of| with| these| those"
        rf"| this| the| your| sending| sending me| bombarding| flooding| bothering| harassing| disturbing"
        rf"| pestering| me| us| to| any| more| such| daily| random| stupid| bloody| damn| fucking)* {_SENT}\b"
    ),
    rf"\b(?:stop|quit) (?:all )?(?:these |the |your )?{_CALLING} (?:me|us|and|or|my)\b",
    (
        r"\b(?:stop|quit) (?:bothering|disturbing|harassing|pestering|bugging|annoying|spamming|troubling"
        r"|irritating|chasing|following up with|writing to|writing|contacting|pinging|sending) ?(?:me|us|this"
        r"|these|it|so many)?\b"
    ),
    (
        rf"\b(?:do not|don'?t|dnt|donot|never|no need to|please not|plz not|stop to|pls dont|dont ever"
        rf"|don'?t ever)(?: ever| ever again| you| please| dare| dare to| keep)* (?:{_SENT}|write|send|contact"
        rf"|disturb|bother|spam|reach)(?: to| out to| out)?(?: (?:me|us|this number|my number|here|on this number"
        rf"|any|anything|again|more)\b| ?$)"
    ),
    rf"\b(?:do not|don'?t|dnt|donot|never)(?: ever| please| you)* {_CALLING} (?:or|and|nor|/) ?(?:{_SENT}|write)",
    (
        rf"\b(?:do not|don'?t|dnt|donot|never)(?: ever| please| you)* {_CALLING}(?: me| us| this number"
        rf"| on this number| here)*(?: again| any ?more| ever)\b"
    ),
    r"\b(?:do not|don'?t|donot|dnt)(?: please)? call (?:me|us|this number|on this number)(?: please| pls| sir)? ?$",
    rf"\b(?:no|not any|zero) (?:more|further) (?:of (?:these|your) )?{_SENT}",
    (
        rf"\b(?:don'?t|dont|do not|didn'?t|no longer|never|not|dnt) (?:want|wish|like|need|interested|care"
        rf"|ask)(?:ed)?(?: to)?(?: get| receive| see| have| hear| be| in| for)*(?: any| any more| these| those"
        rf"| your| ur| such| more| of| further| anything| it| all| the| this)* ?(?:(?:promotional|marketing|spam"
        rf"|daily|random) )?(?:{_SENT}(?! leads| calls| filter)|messages?|from (?:you|your|u)\b)"
    ),
    rf"\bcancel (?:my )?(?:subscription|registration) (?:to|for|of) (?:\w+ ){{0,2}}{_SENT}|\bblock me\b",
    (
        r"\b(?:don'?t|do not|dont|never) want (?:you )?(?:to (?:be contacted|hear from you|be messaged"
        r"|be disturbed|receive)|you (?:to )?(?:messag|contact|text|writ))"
    ),
    (
        r"\b(?:unsubscribe|unsub|un-subscribe|opt[ -]?out|opt me out|deregister|unregister) (?:me|us|my|this|from"
        r"|please|pls|now|immediately|asap)\b"
    ),
    (
        r"\b(?:want|wish|like|need|please|how) (?:to )?(?:be )?(?:unsubscribed?|opted out|opt out"
        r"|unsub)\b(?! (?:users|customers|contacts|option|link|button|people))"
    ),
    (
        r"\b(?:remove|delete|take|drop|scrub|strike|erase) (?:me|us|my (?:name|number|no|contact|phone|details"
        r"|info|email|mobile|contact (?:details|info|number)|phone number|mobile number)|this (?:number|contact)|our (?:number|contact))(?: and number| details| completely"
        r"| right now| immediately| off| out)*(?: (?:from|off|of|out of|in) (?:your|the|this|ur|all|any)\b(?! invoice| bill| order| quote| cart| form)"
        r"| ?(?:please|pls|now|immediately)?$)"
    ),
    (
        r"\b(?:leave me alone|lose my number|forget my number|blacklist me|put me on (?:the )?(?:dnd"
        r"|do not (?:call|contact))|i withdraw (?:my )?consent|withdraw my consent|revoke (?:my )?consent"
        r"|i am on dnd|i'?m on dnd|activate dnd|(?:take|get) (?:me|us) off)\b"
    ),
    r"\b(?:i|we) (?:already )?(?:said|told you(?: to)?|asked you to|am telling you to|keep saying) stop\b",
    rf"\bkeep(?:s)? (?:on )?(?:sending|messaging|texting|spamming|{_SENT}).{{0,30}}?\bstop\b",
    (
        rf"\b(?:enough|sick|tired|fed up) (?:of|with) (?:all )?(?:your|these|the|this|ur) (?:constant |daily "
        rf"|endless |silly |stupid )?(?:{_SENT}|messages?)"
    ),
    (
        rf"\b(?:will|gonna|going to|'ll) (?:block|report) (?:you|u|this|your)\b.{{0,25}}(?:{_SENT}|again|stop)"
        rf"|\bstop (?:or|else|otherwise|before) (?:i|we)(?:'ll| will)? (?:block|report|complain)"
    ),
    r"\bthis is (?:my )?(?:last|final) warning.{0,20}(?:stop|don'?t) (?:messag|contact|text|send)",
    # Hinglish
    (
        rf"\b{_HINDI_SENT}(?: aur| and| ya| or| /)?(?: call| calls| sms| msg)?(?: wagera| vagera| wgera| ye| yeh"
        rf"| sab| saare| ko| karna| krna| bhejna| dena| aana| wagairah| karne| bhejne| ka| aur| mujhe| muje| mjhe"
        rf"| yaha| dobara| phir se| fir se| roz| daily| humko| hume| humein| is| number| pe| par)* (?:band|bandh"
        rf"|bnd|rok|roko|stop|mat|mt|matt|nahi|nhi|na|nai) ?(?:karo|kro|kar|kr|kardo|krdo|kijiye|karein|kare"
        rf"|karna|krna|karwao|karwa|karaye|do|dijiye|chhod|chod|chhodo|chodo|khatam|bhejo|bhej|bhejiye|bheja"
        rf"|bhejna|bheje|dena|bhejein|chahiye|chaiye|chahie|chahiyen|chahte|chahta|kiya|hona|jao|lena)"
    ),
    (
        r"^(?:bhai |yaar |ab |roz |roz roz |baar baar |daily |aage |please |pls |plz |kuch |ye |yeh |sab |aage se |sir |kripya |ji )*(?:mat|mt"
        r"|matt|na) (?:bhejo|bheja|bhejna|bhejiye|bhej|bheje|bhejiyega|bhejo na) ?(?:karo|kro|kariye"
        r"|kare)?(?: aage| ab| kuch| dobara| mujhe| muje| yaar| bhai)*(?: (?:message|msg|sms|messages|kuch bhi|ye"
        r"|yeh|ye sab|yeh sab|sab)| ?$| ?(?:please|plz|pls))"
    ),
    rf"\b{_HINDI_SENT} (?:karna|krna|bhejna) (?:chhod|chod|choddo|khatam|bas)",
    (
        r"\b(?:mujhe|muje|mjhe|mujhko|hume|humein|humko|mereko|mere ko|is number pe|is number par|dobara|aage se"
        r"|ab se|aaj ke baad|phir se|fir se|kabhi) (?:kabhi |kuch |kuch bhi |ye |yeh |aur |koi |bhi |se |aage "
        r"|roz |daily |dobara |phir |is no pe |please |plz )*(?:message|msg|messages|msgs|sms|whatsapp|mail|ping"
        r"|contact|promotion|offer|offers|ads)? ?(?:mat|mt|matt|na|nahi|nhi) (?:karo|kro|kare|karein|karna|krna"
        r"|kijiye|bhejo|bhejna|bhejiye|bheje|bhej|chahiye|chaiye) ?(?:message|msg|aap|ji|aage|please)?"
    ),
    (
        r"\b(?:message|msg|sms|whatsapp|contact|ping)(?: aur call| ya call| call)? (?:na|mat|mt) (?:karo|kro"
        r"|karna|krna|kare|karein|kijiye|kijiyega|kariye|kr|kar|bhejo|bheja)"
    ),
    r"\b(?:call|phone|fon)(?: aur| ya| and| or| na| /) ?(?:message|msg|sms|whatsapp) ?(?:mat|mt|na|band|dono|nahi)",
    (
        r"\b(?:list|group|database|broadcast|system|record)(?: me| mein)? ?(?:se|sey|s) (?:mera|meri|mere|mujhe"
        r"|muje|mjhe|number|naam|no|hume|is number ko|ye number|mera number| )*(?:hata|hatao|nikal|nikaal|nikalo"
        r"|delete|remove|htao|hta|kaat|kaato)"
    ),
    r"\b(?:number|no|naam) (?:ko )?(?:hata|delete|remove|nikal|nikaal) (?:\w+ ){0,2}(?:mera|hamara|humara)\b",
    rf"\bmat (?:karo|kro|kijiye|kiya karo) (?:\w+ ){{0,2}}{_HINDI_SENT}\b|\bbas (?:karo|kro|kar) (?:\w+ ){{0,2}}{_HINDI_SENT}\b",
    (
        r"\b(?:mera|meri|mere|hamara|humara|ye|yeh|is) (?:ye )?(?:number|no|num|naam|contact|nmbr)(?: ko| apni"
        r"| apne| aapki| list| se| wali| database| yaha| system)* (?:hata|hatao|htao|hta|nikal|nikaal|nikalo"
        r"|delete|remove|block) ?(?:do|dijiye|kar|kro|karo|kardo|krdo|dena|de|kijiye)?"
    ),
    (
        r"\b(?:mujhe|muje|mjhe|hume|hame)(?: apni| is| aapki| ye| yaha| yahan)*(?: list| group| broadcast)?(?: se"
        r"| me se)? (?:hatao|hata do|hta do|nikalo|nikaal do|nikal do|unsubscribe|remove kar|remove kro|opt out)"
    ),
    (
        r"\b(?:unsubscribe|opt out|unsub|dnd)(?: kar(?!ne)| kr| karo| kro| kardo| krdo| karna| krna| karwana"
        r"| me daal| pe daal| laga| activate| chalu| krwa| kijiye| karein| chahiye| karenge| karwao| karva)"
    ),
    (
        r"\b(?:pareshan|preshan|tang|disturb|irritate|spam|torture) (?:karna |krna )?(?:mat|mt|na|band"
        r"|bnd) ?(?:karo|kro|kare|kariye|kijiye|kiya karo|karna|kr|kar do|krdo|kardo)?"
    ),
    (
        r"\b(?:nahi|nhi|nai) chahiye (?:aapke |apke |tumhare |ye |yeh |koi |ab )*(?:message|msg|messages|msgs|sms"
        r"|promotion|offers?|ads)"
    ),
    (
        r"\b(?:aapke|apke|tumhare|ye|yeh|itne|roz roz|roz|koi) (?:roz |roz roz |faltu |bakwas |saare |ke "
        r"|promotional |marketing )*(?:message|msg|messages|msgs|sms|promotions?|offers?|ads|mail)(?: aur calls"
        r"| ya call)? (?:nahi|nhi|nai) (?:chahiye|chaiye|chahie)"
    ),
    (
        r"\b(?:aage se|ab se|aaj ke baad|dobara|phir kabhi|dubara|kabhi) (?:koi |mujhe |is number pe "
        r"|kabhi )*(?:message|msg|call|contact|phone|sms)\w*(?: ya message| ya msg)? (?:mat|mt|na|nahi|nhi)\b"
    ),
    (
        r"\b(?:block kar|block kr|report kar)\w* (?:dunga|doonga|dungi|denge|du|dena padega).{0,25}(?:message|msg"
        r"|bhej|mat)|(?:message|msg|bhej)\w*.{0,30}\b(?:warna|nahi to|nhi to|otherwise).{0,15}(?:block|report"
        r"|complain)"
    ),
    (
        rf"\b(?:band|bandh|bnd|rok|stop) ?(?:karo|kro|kar do|kr do|kardo|krdo|kijiye|karein|kare|do|dijiye)"
        rf"(?: \w+){{0,3}}? {_HINDI_SENT}\b"
    ),
    # Hindi, Marathi
    (
        r"(?:मैसेज|मेसेज|मेसेजेस|संदेश|सन्देश|एसएमएस|व्हाट्सएप|वॉट्सऐप|ऑफर|विज्ञापन|प्रमोशन|ईमेल|कॉल और मैसेज"
        r"|कुछ भी)[^।!?]{0,25}?(?:मत (?:भेज|कर|कीज|दीज|दो)|न भेज|ना भेज|न करें|ना करें|बंद कर|बन्द कर|बंद की"
        r"|बन्द की|रोक|नहीं चाहिए|नही चाहिए|नहीं चाहते|नहीं चाहता|नहीं चाहती|पाठवू नका|करू नका|नको|थांबवा|थांबव"
        r"|बंद करा)"
    ),
    r"^(?:अब |आगे |आगे से |भाई |यह |ये |सब |कुछ |मुझे |हमें )*(?:मत|न|ना) (?:भेजो|भेजिए|भेजें|भेजना|भेजा कर)",
    (
        r"(?:दोबारा|दुबारा|आगे से|फिर कभी|अब से|आज के बाद|आगे|कभी)[^।!?]{0,20}(?:संपर्क|मैसेज|मेसेज|कॉल|फोन"
        r"|फ़ोन)[^।!?]{0,12}(?:मत|न |ना |नहीं)"
    ),
    r"(?:लिस्ट|सूची|ग्रुप|डेटाबेस|डाटाबेस|यादी)[^।!?]{0,12}(?:से|मधून|तून)[^।!?]{0,20}(?:हटा|निकाल|काट|डिलीट|काढ)",
    (
        r"(?:मेरा|मेरे|मेरी|हमारा|यह|ये|माझा|माझे|आमचा|मुझे|इस)[^।!?]{0,15}(?:नंबर|नम्बर|नाम|नाव|लिस्ट|यादी"
        r"|सूची)[^।!?]{0,25}(?:हटा|निकाल|डिलीट|काढ|काट)"
    ),
    r"(?:परेशान|तंग|डिस्टर्ब|त्रास) (?:करना )?(?:मत|न |ना |बंद|देऊ नका|करू नका|देणं बंद)",
    (
        r"(?:अनसब्सक्राइब|अनसबस्क्राइब) (?:कर|किया)|(?:सब्सक्रिप्शन|सदस्यता)[^।!?]{0,10}(?:कर|हटा|समाप्त|रद्द)(?=.*(?:मैसेज|संदेश"
        r"|मुझे|लिस्ट|सूची|कर दो|करें|करो|कीजिए))"
    ),
    (
        r"(?:मला|आम्हाला|पुन्हा|परत)[^।!?]{0,20}(?:मेसेज|मेसेजेस|संदेश|कॉल|संपर्क|पाठव)[^।!?]{0,15}(?:नका|नको"
        r"|बंद)|पाठवू नका|पाठवणे बंद|पाठवणं बंद"
    ),
    # Bengali, Gujarati, Punjabi
    (
        r"(?:মেসেজ|ম্যাসেজ|বার্তা|এসএমএস|অফার|বিজ্ঞাপন|যোগাযোগ|আমাকে)[^।!?]{0,25}(?:পাঠাবেন না|পাঠিও না"
        r"|পাঠানো বন্ধ|দেবেন না|দিবেন না|করবেন না|করো না|বন্ধ কর|চাই না|চাইনা|পাঠিয়ো না|পাঠাবে না)|(?:লিস্ট"
        r"|তালিকা)[^।!?]{0,15}(?:থেকে)[^।!?]{0,25}(?:বাদ|সরা|মুছ|কেটে)|(?:নম্বর|নাম্বার|নাম)[^।!?]{0,20}(?:মুছে"
        r"|সরিয়ে|বাদ দ|কেটে)|বিরক্ত করবেন না|পাঠানো বন্ধ"
    ),
    (
        r"(?:મેસેજ|સંદેશ|એસએમએસ|ઓફર|જાહેરાત|સંપર્ક|મને)[^।!?]{0,25}(?:ન મોકલ|ના મોકલ|મોકલશો ન|મોકલવાનું બંધ"
        r"|બંધ કર|નથી જોઈ|ન કર|ના કર|કરશો ન|મોકલો નહીં|મોકલતા નહીં)|(?:લિસ્ટ"
        r"|યાદી)[^।!?]{0,10}(?:માંથી)[^।!?]{0,20}(?:કાઢ|હટાવ|દૂર)|(?:નંબર|નામ)[^।!?]{0,20}(?:કાઢી|હટાવ|દૂર કર"
        r"|ડિલીટ)|હેરાન (?:ન|ના) કર|પરેશાન (?:ન|ના) કર"
    ),
    (
        r"(?:ਮੈਸੇਜ|ਮੈਸਜ|ਸੁਨੇਹ|ਸੰਦੇਸ਼|ਆਫਰ|ਮੈਨੂੰ)[^।!?]{0,25}(?:ਨਾ ਭੇਜ|ਨਾ ਕਰ|ਬੰਦ ਕਰ|ਨਹੀਂ ਚਾਹੀਦ|ਭੇਜਣੇ ਬੰਦ|ਭੇਜਣਾ ਬੰਦ"
        r"|ਮਤ ਭੇਜ|ਨਹੀਂ ਚਾਹੁੰਦ)|(?:ਲਿਸਟ|ਸੂਚੀ)[^।!?]{0,12}(?:ਵਿੱਚੋਂ|ਵਿਚੋਂ|ਚੋਂ|ਤੋਂ)[^।!?]{0,15}(?:ਕੱਢ|ਹਟਾ)|(?:ਨੰਬਰ"
        r"|ਨਾਂ|ਨਾਮ)[^।!?]{0,15}(?:ਹਟਾ|ਕੱਢ|ਡਿਲੀਟ)|ਤੰਗ ਨਾ ਕਰ|ਪਰੇਸ਼ਾਨ ਨਾ ਕਰ"
    ),
    # Tamil, Telugu, Kannada, Malayalam, Odia
    (
        r"(?:மெசேஜ்|மெஸேஜ்|செய்தி|குறுஞ்செய்தி|எனக்கு|விளம்பர|தொடர்பு|இனி)[^.!?]{0,30}(?:அனுப்பாதீ|அனுப்பாதே"
        r"|அனுப்ப வேண்டாம்|அனுப்புவதை நிறுத்|வேண்டாம்|நிறுத்த|கொள்ளாதீ|பண்ணாதீ|செய்யாதீ)|(?:பட்டியல"
        r"|லிஸ்ட)[^.!?]{0,20}(?:நீக்க|எடுத்து|அகற்ற)|(?:எண்ணை|நம்பரை|நம்பர)[^.!?]{0,20}(?:நீக்க|எடுத்து|அழி"
        r"|டெலீட்)|தொந்தரவு செய்யாதீ|தொந்தரவு பண்ணாதீ|அனுப்பாதீர்கள்|அனுப்புவதை நிறுத்து"
    ),
    (
        r"(?:మెసేజ్|మెసేజ|మెసేజీ|సందేశ|ఆఫర్|ప్రకటన|నాకు|సంప్రదిం|ఇక)[^.!?]{0,30}(?:పంపకండి|పంపొద్దు|పంపవద్దు"
        r"|పంపడం ఆప|పంపటం ఆప|ఆపండి|ఆపేయండి|వద్దు|చేయకండి|చేయొద్దు|చెయ్యొద్దు|పెట్టకండి|పెట్టొద్దు)|(?:లిస్ట్"
        r"|జాబితా)[^.!?]{0,15}(?:నుండి|నుంచి)[^.!?]{0,20}(?:తీసేయ|తొలగి)|(?:నంబర్|నెంబర్"
        r"|పేరు)[^.!?]{0,20}(?:తీసేయ|తొలగి|డిలీట్)|విసిగించ(?:కండి|వద్దు|ొద్దు)|ఇబ్బంది పెట్టకండి"
    ),
    (
        r"(?:ಮೆಸೇಜ್|ಸಂದೇಶ|ಮೆಸೇಜು|ಆಫರ್|ಜಾಹೀರಾತು|ನನಗೆ|ಸಂಪರ್ಕ|ಇನ್ನು)[^.!?]{0,30}(?:ಕಳುಹಿಸಬೇಡಿ|ಕಳಿಸಬೇಡಿ"
        r"|ಕಳುಹಿಸುವುದನ್ನು ನಿಲ್ಲಿಸಿ|ಮಾಡಬೇಡಿ|ನಿಲ್ಲಿಸಿ|ಬೇಡ|ಹಾಕಬೇಡಿ)|(?:ಪಟ್ಟಿ|ಲಿಸ್ಟ್)[^.!?]{0,15}(?:ಇಂದ|ಯಿಂದ"
        r"|ನಿಂದ)[^.!?]{0,20}(?:ತೆಗೆ|ತೆಗೀ)|(?:ನಂಬರ್|ಹೆಸರು|ಸಂಖ್ಯೆ)[^.!?]{0,20}(?:ತೆಗೆ|ಅಳಿಸಿ|ಡಿಲೀಟ್)|ತೊಂದರೆ (?:ಕೊಡ"
        r"|ಮಾಡ)ಬೇಡಿ"
    ),
    (
        r"(?:മെസേജ|മെസ്സേജ|മെസ്സേജുകൾ|സന്ദേശ|ഓഫർ|പരസ്യ|എനിക്ക്|ഇനി)[^.!?]{0,30}(?:അയക്കരുത്|അയക്കണ്ട|അയയ്ക്കരുത്"
        r"|അയക്കല്ലേ|അയക്കുന്നത് നിർത്ത|നിർത്ത|വേണ്ട|ചെയ്യരുത്|ബന്ധപ്പെടരുത്)|(?:ലിസ്റ്റ"
        r"|പട്ടിക)[^.!?]{0,20}(?:ഒഴിവാക്ക|മാറ്റ|നീക്ക)|(?:നമ്പർ|നമ്പര്|പേര്)[^.!?]{0,20}(?:ഒഴിവാക്ക|ഡിലീറ്റ്"
        r"|നീക്ക|കളയ)|ശല്യം ചെയ്യരുത്|ശല്യപ്പെടുത്ത(?:രുത്|ല്ലേ)|അയക്കുന്നത് നിർത്ത"
    ),
    (
        r"(?:ମେସେଜ|ମେସେଜ୍|ବାର୍ତ୍ତା|ଅଫର|ମୋତେ)[^।!?]{0,25}(?:ପଠାନ୍ତୁ ନାହିଁ|ପଠାଅ ନାହିଁ|ପଠାଇବା ବନ୍ଦ|ବନ୍ଦ କର"
        r"|ଦରକାର ନାହିଁ|କରନ୍ତୁ ନାହିଁ)|(?:ତାଲିକା|ଲିଷ୍ଟ)[^।!?]{0,12}(?:ରୁ)[^।!?]{0,15}(?:ହଟା|ବାହାର|କାଢ)|(?:ନମ୍ବର"
        r"|ନାମ)[^।!?]{0,15}(?:ହଟା|ଡିଲିଟ|କାଢ)|ବିରକ୍ତ କରନ୍ତୁ ନାହିଁ|ହଇରାଣ କରନ୍ତୁ ନାହିଁ"
    ),
    # Romanised neighbours
    (
        r"\b(?:message|msg|messages|sms|whatsapp)(?: ?kal| ?lu| ?gal| ?ukal| ?galu)? (?:anuppa(?:dhinga|dheenga"
        r"|adheenga|thinga|theenga|vendam|ve vendam|adhinga|dhe)|pannadhinga|pannadheenga|panna vendam|vendam"
        r"|venda|niruthunga|pampa(?:kandi|vaddu|ddu|oddu|ku)|pampoddu|cheyyoddu|cheyyakandi|cheyakandi|aapandi"
        r"|aapeyandi|vaddu|beda|madabedi|maadbedi|kalisbedi|kaluhisabedi|nillisi|ayakkaruthu|ayakkaruth|ayakkanda"
        r"|ayakkalle|venda|nirthu|nirthoo|pathaben na|pathabe na|pathiyo na|bondho|korben na|korbe na|na moklo"
        r"|na mokalo|mokalso nahi|bandh karo|na karo|na bhejo|pathvu naka|pathau naka|karu naka|nako|bandh kara"
        r"|band kara|jangan)"
    ),
    (
        r"\b(?:list (?:nundi|nunchi|theke|mathi|mathun|tun|la irundhu|il ninnu|inda)|number|ennoda number"
        r"|na number|amar number|maro number|majha number) (?:\w+ ){0,2}?(?:theeseyandi|tiseyandi|teeseyandi"
        r"|eduthidunga|eduthudunga|delete pannunga|bad din|muche|soriye|kadhi nakho|kadho|kadhun taka|kadha"
        r"|ozhivakku|tegiri|tegeyiri)"
    ),
    # Spanish, French, Portuguese, Indonesian, German
    (
        r"\b(?:dej[ae]n?|dejad|dejes|pare|paren|cesen|cese|basta)(?: ya)? (?:de )?(?:escribir|mandar|enviar"
        r"|contactar|molestar|llamar|mensajear|acosar)\w*|\b(?:basta|no más|no mas|ya no más"
        r"|ningún) (?:de )?(?:mensajes?|mensajitos|publicidad|spam|correos)"
    ),
    (
        r"\b(?:no|ya no|nunca|jamás) (?:me |nos )(?:vuelvan? a |vuelvas a |sigan? |sigas )?(?:escrib|mand|env[ií]"
        r"|contact|molest|mensaj|acos|busqu)(?:a|as|an|e|es|en|ar|ir|iendo|ando|áis)\b"
    ),
    (
        r"\bno (?:me )?(?:quiero|deseo|queremos) (?:(?:recibir|que me|saber|más|mas"
        r"|tener)[\w ]{0,20})?(?:mensajes?|publicidad|correos|spam|escrib\w*|contact\w*|promociones"
        r"|nada más de ustedes)"
    ),
    (
        r"\b(?:d[aeéá]n?me|darme|darnos|dénme|denme|darse|solicito la|quiero la) (?:de )?baja\b(?! (?:en"
        r"|el servicio|la línea|del plan))"
    ),
    (
        r"\b(?:b[oó]rr\w+|elim[ií]n\w+|qu[ií]t\w+|s[aá]qu\w+|s[aá]c\w+|remuev\w+) (?:me |mi (?:n[uú]mero|contacto"
        r"|tel[eé]fono|nombre|correo) )?(?:ya )?(?:de|del) (?:su|la|esta|tu|sus|esa) (?:lista|base|grupo|agenda"
        r"|sistema|registro)"
    ),
    r"\b(?:b[oó]rr|elim[ií]n|qu[ií]t)\w+ mi (?:n[uú]mero|contacto|tel[eé]fono)",
    (
        r"\b(?:arr[êe]tez|arr[êe]te|cessez) de (?:m'|me |nous )?(?:[ée]crire|envoyer|contacter|harceler"
        r"|[ée]crivez)|ne m'[ée]crivez plus|ne me contactez plus|plus de messages|me d[ée]sabonner"
        r"|d[ée]sinscri\w+"
    ),
    (
        r"\b(?:par[ea]m?|parem|chega) de (?:me )?(?:mandar|enviar|escrever|ligar|encher)"
        r"|n[ãa]o (?:me )?(?:mand\w+|envi\w+|escrev\w+) mais|n[ãa]o quero (?:mais )?receber|me tir[ea]m? (?:da"
        r"|dessa|desta) lista|remov\w+ meu n[úu]mero|descadastr\w+"
    ),
    (
        r"\b(?:jangan|berhenti|stop)(?: lagi)? (?:kirim|hubungi|whatsapp|wa|chat|sms|mesej|hantar|ganggu)(?: saya"
        r"| pesan| promo| lagi)*|hapus (?:nomor|kontak) saya|tak nak terima mesej|keluarkan saya dari"
        r"|padam nombor saya"
    ),
    (
        r"\b(?:keine|bitte keine) (?:weiteren |mehr )?(?:nachrichten|werbung|mails)|schreib\w* mir nicht mehr"
        r"|hör\w* auf,? mir zu schreiben|von der liste|lösch\w* meine nummer"
    ),
    # Arabic, Persian, Urdu
    r"(?:عدم|بعدم) (?:مراسلت|التواصل|إرسال|ارسال|الإرسال|الإزعاج|ازعاج|إزعاج|الاتصال)\w*",
    r"\bno escriban? m[aá]s|\bno (?:m[aá]s|sigan) (?:escrib|mand|envi)\w+",
    (
        r"(?:لا|ما|مش|ماعاد|لاعاد|بطلوا?|بطلو|توقفوا?|توقف|أوقفوا?|اوقفوا?|كفوا?|وقفوا?|وقف|خلاص|كفاية|كفى|يكفي"
        r"|بلاش)(?: عن| من)?\s*(?:تعيدوا?\s)?(?:ترسل|تراسل|تبعت|تبعث|ارسال|إرسال|الإرسال|الارسال|الرسائل|رسائل"
        r"|هالرسائل|المراسلة|مراسل|تكتب|تزعج|إزعاج|ازعاج|تتواصل|التواصل|تواصل|تكلم|ترسلون|ترسلولي|تتصل|تدز|تطرش"
        r"|بعت|الإعلانات|إعلانات|الدعاية)\w*"
    ),
    (
        r"(?:لا|ما|مش|مو) (?:أريد|اريد|أبغى|ابغى|ابي|أبي|عايز|عاوز|بدي|أرغب|ارغب|عايزة|ودي)(?: في| استلام"
        r"| استقبال| أي| اي| تلقي| اكتر| المزيد| توصلني| تجيني| من)*\s*(?:رسائل|الرسائل|رسايل|رسالة|إعلانات"
        r"|اعلانات|إشعارات|عروضكم|تواصل|دعاية)"
    ),
    (
        r"(?:احذف|أحذف|امسح|شيل|أزيل|ازيل|أزل|الغ|ألغ|إلغاء|الغاء|حذف|اشطب|طلع)\w*\s*(?:رقمي|اسمي|اشتراكي"
        r"|الاشتراك|اشتراك|بياناتي من|ني من|من القائمة|رقمي من)(?!\s*(?:المدفوع|الشهري))"
    ),
    (
        r"(?:دیگه|دیگر|لطفا|به من|برام|برای من)?[^.!?]{0,15}(?:پیام|پیامک|تبلیغ|اس ام اس)[^.!?]{0,12}(?:نده|ندهید"
        r"|ندید|ندین|نفرست|نفرستید|نفرستین|قطع|متوقف|نمی‌خواهم|نمیخواهم|نمی‌خوام|نمیخوام)|(?:شماره|اسم)\s?(?:من"
        r"|ام|م|منو|مرا)?[^.!?]{0,15}(?:حذف|پاک|خط بزن)|مزاحم نش|تماس نگیرید|از (?:لیست|فهرست)[^.!?]{0,15}(?:حذف"
        r"|پاک|خارج)"
    ),
    (
        r"(?:میسج|میسیج|پیغام|پیغامات|ایس ایم ایس|اشتہار|مجھے|آئندہ|دوبارہ)[^۔!?]{0,25}(?:مت (?:بھیج|کر)"
        r"|نہ (?:بھیج|کر)|بند کر|نہیں چاہ|روک)|(?:لسٹ|فہرست)[^۔!?]{0,10}سے[^۔!?]{0,15}(?:ہٹا|نکال)|(?:نمبر"
        r"|نام)[^۔!?]{0,15}(?:ہٹا|نکال|ڈیلیٹ|حذف)|تنگ (?:مت|نہ) کر|پریشان (?:مت|نہ) کر"
    ),
)  # fmt: skip

# Another channel, another hour or a pause is a preference, not an opt-out.
CHANNEL_CHANGE = re.compile(
    r"\b(?:just|only|rather|instead|prefer)\b.{0,20}\b(?:text|message|msg|whatsapp|mail|email|call|write"
    r"|here)\b|\b(?:text|message|msg|whatsapp|email|mail|write|call)\b.{0,12}\b(?:instead|only|rather)\b"
    r"|\b(?:before|after|until|till|at|during|between) (?:\d|noon|lunch|office|work|monday|tuesday|wednesday"
    r"|thursday|friday|night|midnight|meeting)|\bin the (?:morning|night|afternoon)\b|\bat (?:night|work"
    r"|office)\b|\bright now\b.{0,20}\b(?:meeting|driving|busy)"
    r"|\b(?:whatsapp|message|msg|text|mail|email|call|phone) (?:karo|kro|kar do|krdo|kardo|kijiye|kar lo"
    r"|pe baat|kr do|bhej do|bhejo)\b|\b(?:weekly|monthly|once a (?:week|month)|fewer|less often"
    r"|not so (?:many|often)) ?(?:is|would|will|please|fine|ok|only)?\b|\b(?:old|previous) (?:number|no|email"
    r"|account)\b|\b(?:abhi|meeting|office|busy|so raha|drive)\b.{0,25}\b(?:mat|na|mt)\b|\b(?:baje|ke baad"
    r"|se pehle)\b.{0,25}\b(?:mat|karo|karna|kro)\b"
    r"|\b(?:wrong|other|old|different|second|wife'?s|husband'?s|office) (?:number|no"
    r"|account)\b.{0,30}\b(?:use|send|message|call)\b|\b(?:send|message|call|contact|write"
    r"|text)\b.{0,15}\b(?:to|on|at) (?:my|this|the) (?:other|new|second|office|personal|wife|husband|email"
    r"|mail)"
    r"|\b(?:escr[ií]b|mejor por|por (?:correo|whatsapp|mensaje))\w*.{0,15}(?:mejor|solo|mensaje)|(?:रात को"
    r"|ऑफिस में|अभी|मीटिंग)[^।]{0,15}मत|व्हाट्सएप (?:करो|पर)",
    re.IGNORECASE,
)  # fmt: skip

# Messages that go to the contact's own customers, or that failed to come.
NOT_ABOUT_US = re.compile(
    r"\b(?:my|our|their|his|her) (?:customers?|clients?|users?|contacts|patients?|students?|subscribers?"
    r"|leads?|guests?|parents|members|buyers|audience|team|staff)\b"
    r"|\b(?:customers?|clients?|users?|contacts?|patients?|students?|subscribers?|leads?|recipients|people"
    r"|someone|anyone|parents) (?:can|who|to|will|want|say|reply|opt|unsubscribe|stop|ask|get)\b"
    r"|\b(?:stopped|stops|not) (?:getting|receiving|coming|working|delivering|sending)\b|\b(?:otp|alert"
    r"|alerts|reminder)s?\b.{0,25}\b(?:band|stop\w*|nahi|not|aana)\b|\b(?:aana|ana|aane|jana|jaana) (?:band"
    r"|bnd|ruk)(?! ?(?:kar|kr))|band (?:ho|hai|hogaya|hua|pada|rahega|hota)\b"
    r"|\b(?:does|do|can|how|is there|what|will|when|where|why) (?:your|the|this|it|you|i|we|does|do"
    r"|is)?.{0,25}\b(?:handle|manage|support|have|provide|offer|allow|process|track|block)\b.{0,25}(?:opt"
    r"|unsub|stop|dnd)"
    r"|\b(?:don'?t|do not|never|dont) stop\b|\bnon ?stop\b|\b(?:bus|full|pit|one|door|last|next"
    r"|first) ?stop\b|\bstop ?(?:loss|over|watch|by|at|gap|start)\b"
    r"|\b(?:auto ?(?:renew|debit|pay|reply|send)\w*|subscription|membership|plan|policy|mandate|sip|emi|order"
    r"|service|engine|car|machine|sale|offer|classes?|class)\b.{0,20}\b(?:stop|band"
    r"|cancel)\b(?!.{0,20}(?:messag|msg))|\b(?:stop|band|cancel)\b.{0,15}\b(?:auto ?(?:renew|debit|pay"
    r"|reply)\w*|subscription|membership|mandate|sip|emi|order|payment|machine|sale)\b"
    r"|ग्राहकों को|कस्टमर को|आना बंद|बंद हो|बंद है|मैसेज नहीं आ|मैसेज नहीं मिल|clientes|لعملائي|عملائنا|للعملاء",
    re.IGNORECASE,
)  # fmt: skip
