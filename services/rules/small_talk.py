"""Whether a message is only a greeting, thanks or an acknowledgement: nothing to escalate on, whatever the confidence."""

import re

_WORDS = frozenset(
    """hi hii hello helo hey heyy hiya yo hola buenas buenos dias días tardes noches namaste namaskar namaskaram vanakkam salaam salam assalamualaikum assalam walekum alaikum
    aleikum sat sri akal ram radhe jai kem cho good morning afternoon evening night gm gn gd mrng day dear sir madam maam mam ji bhai bro team there everyone all friend brother boss anna akka didi
    ok okay okk k kk okie okey oky alright fine sure yes yep yeah yup ya haan han ha hanji haanji ji hmm hm mm oh ah achha accha acha theek thik thk hai h no nope nahi nah noted got it done great nice cool super awesome perfect wow
    thanks thank you thankyou thx ty tysm tnx u so much very lot dhanyavad dhanyawad shukriya gracias muchas vale si sí claro merci obrigado terima kasih welcome np bye goodbye tata cya see later take care
    lol haha hahaha hehe please pls happy how are doing kaise ho kya haal chaal and the a is test testing anyone""".split()
)
_NATIVE = re.compile(
    r"(?:नमस्ते|नमस्कार|प्रणाम|राम राम|धन्यवाद|शुक्रिया|ठीक है|ठीक|हाँ|हां|जी|अच्छा|शुभ (?:प्रभात|रात्रि"
    r"|संध्या)|सर|मैडम|हेलो|हैलो|हाय|आभारी आहे|बरं|हो|নমস্কার|ধন্যবাদ|হ্যাঁ|ঠিক আছে|আচ্ছা|હેલો|નમસ્તે|આભાર|હા"
    r"|બરાબર|ਸਤ ਸ੍ਰੀ ਅਕਾਲ|ਧੰਨਵਾਦ|ਹਾਂ|ਠੀਕ ਹੈ|வணக்கம்|நன்றி|சரி|ஆமாம்|నమస్కారం|ధన్యవాదాలు|సరే|అవును|ನಮಸ್ಕಾರ"
    r"|ಧನ್ಯವಾದ(?:ಗಳು)?|ಸರಿ|ಹೌದು|നമസ്കാരം|നന്ദി|ശരി|അതെ|ନମସ୍କାର|ଧନ୍ୟବାଦ|ହଁ|ଠିକ ଅଛି"
    r"|السلام عليكم|وعليكم السلام|ورحمة الله|وبركاته|مرحبا|أهلا|اهلا|هلا|صباح الخير|صباح النور|مساء الخير"
    r"|شكرا|شكرًا|مشكور|نعم|تمام|أوكي|اوكي|حسنا|طيب|ماشي|سلام|درود|ممنون|مرسی|بله|باشه|خوبه|شکریہ|جی|ہاں"
    r"|ٹھیک ہے|اچھا|السلام علیکم)",
)
_TRIVIAL = re.compile(r"[\W\d_]+")


def is_small_talk(text: str) -> bool:
    """True for greetings, thanks, "ok" and emoji alone; a question mark after more than that makes it a question."""
    rest = _NATIVE.sub(" ", text.lower().replace("’", "'"))
    words = _TRIVIAL.sub(" ", rest).split()
    return (
        len(words) <= 7
        and all(_unstretched(word) in _WORDS or word in _WORDS for word in words)
        and not _is_bare_number(text)
    )


def _unstretched(word: str) -> str:
    return re.sub(r"(.)\1+", r"\1", word)


def _is_bare_number(text: str) -> bool:
    """ "5000" may answer a question and is no small talk."""
    return any(character.isdecimal() for character in text)
