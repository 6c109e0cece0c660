"""The closed list of things the AI may say on its own, by language: nothing here states anything of the tenant.

Each entry has variants so that nothing is repeated at once. What is said about the tenant comes from its facts.
Hinglish is Hindi in Latin script; a language that is not listed is answered in the tenant's own.
"""

from collections.abc import Mapping
from enum import StrEnum


class Segment(StrEnum):
    """What a part of a reply does."""

    DISCLOSURE = "disclosure"
    GREETING = "greeting"
    ACKNOWLEDGE = "acknowledge"
    ACKNOWLEDGE_OBJECTION = "acknowledge_objection"
    ACKNOWLEDGE_FRUSTRATION = "acknowledge_frustration"
    ASK_INTENT = "ask_intent"
    ASK_BUDGET = "ask_budget"
    ASK_TIMELINE = "ask_timeline"
    NO_FACT = "no_fact"
    OFFER_PERSON = "offer_person"
    CLOSE_HOT = "close_hot"
    CLOSE_WARM = "close_warm"
    CLOSE_COLD = "close_cold"
    HANDING_OVER = "handing_over"
    PLACEHOLDER = "placeholder"
    HOLDING = "holding"
    STOP_CONFIRMATION = "stop_confirmation"
    WELCOME_BACK = "welcome_back"


ENGLISH, HINGLISH, HINDI, ARABIC, SPANISH = "en", "hinglish", "hi", "ar", "es"

WORDING: Mapping[str, Mapping[Segment, tuple[str, ...]]] = {
    ENGLISH: {
        Segment.DISCLOSURE: ('I am {company}\'s AI assistant; say "person" at any time to talk to our team.',),
        Segment.GREETING: ("Hello!", "Hi there!"),
        Segment.ACKNOWLEDGE: ("Thank you, noted.", "Got it, thanks.", "Thanks for telling me."),
        Segment.ACKNOWLEDGE_OBJECTION: ("I understand your concern.", "That is a fair point.", "I hear you."),
        Segment.ACKNOWLEDGE_FRUSTRATION: ("I am sorry for the trouble.", "I am sorry this has been frustrating."),
        Segment.ASK_INTENT: (
            "What are you looking for, so that I can point you the right way?",
            "Could you tell me a little about what you need?",
        ),
        Segment.ASK_BUDGET: (
            "Roughly what budget do you have in mind?",
            "Is there a budget range you would like to stay within?",
        ),
        Segment.ASK_TIMELINE: ("By when would you like to have it?", "What timing do you have in mind?"),
        Segment.NO_FACT: (
            "I do not have a confirmed answer to that here; our team can tell you.",
            "I would rather not guess at that; our team can confirm it.",
        ),
        Segment.OFFER_PERSON: ("Would you like to talk to someone from our team?",),
        Segment.CLOSE_HOT: ("Shall I ask a colleague to call you?", "Would you like a colleague to take it from here?"),
        Segment.CLOSE_WARM: ("Would a short call help to clarify things?", "What else would help you decide?"),
        Segment.CLOSE_COLD: ("Is there anything you would like to know?", "I am here whenever you have a question."),
        Segment.HANDING_OVER: ("Thank you. A colleague from our team will take over here.",),
        Segment.PLACEHOLDER: ("Thank you for telling us. A colleague will look at this personally and reply.",),
        Segment.HOLDING: ("Thank you for your message. A colleague from our team will get back to you here.",),
        Segment.STOP_CONFIRMATION: (
            "You will not get any more messages from us here. Send START to hear from us again.",
        ),
        Segment.WELCOME_BACK: ("You will hear from us here again. How can we help?",),
    },
    HINGLISH: {
        Segment.DISCLOSURE: (
            'Main {company} ka AI assistant hoon; team se baat karni ho to kabhi bhi "person" likhein.',
        ),
        Segment.GREETING: ("Namaste!", "Hello ji!"),
        Segment.ACKNOWLEDGE: ("Shukriya, note kar liya.", "Theek hai, dhanyavaad.", "Batane ke liye shukriya."),
        Segment.ACKNOWLEDGE_OBJECTION: (
            "Aapki baat samajh sakta hoon.",
            "Sahi baat hai aapki.",
            "Main samajh raha hoon.",
        ),
        Segment.ACKNOWLEDGE_FRUSTRATION: (
            "Takleef ke liye maaf kijiye.",
            "Pareshani hui, iske liye maafi chahte hain.",
        ),
        Segment.ASK_INTENT: (
            "Aapko kya chahiye, thoda bata sakte hain?",
            "Aap kis cheez ke liye dekh rahe hain?",
        ),
        Segment.ASK_BUDGET: ("Aapka budget lagbhag kitna hai?", "Kitne budget tak soch rahe hain?"),
        Segment.ASK_TIMELINE: ("Aapko kab tak chahiye?", "Kab tak lene ka plan hai?"),
        Segment.NO_FACT: (
            "Iska pakka jawab mere paas abhi nahi hai; hamari team bata degi.",
            "Andaaza nahi lagana chahta; hamari team confirm kar degi.",
        ),
        Segment.OFFER_PERSON: ("Kya aap hamari team mein kisi se baat karna chahenge?",),
        Segment.CLOSE_HOT: ("Kya main apne colleague se aapko call karne ko kahun?", "Colleague se baat karwa dun?"),
        Segment.CLOSE_WARM: (
            "Kya ek chhoti call se baat clear ho jayegi?",
            "Aur kya jaanna chahenge decide karne ke liye?",
        ),
        Segment.CLOSE_COLD: ("Aur kuch jaanna chahenge?", "Koi bhi sawaal ho to yahin pooch lijiye."),
        Segment.HANDING_OVER: ("Shukriya. Ab hamari team se ek colleague yahan baat karenge.",),
        Segment.PLACEHOLDER: ("Batane ke liye shukriya. Ek colleague ise khud dekhkar jawab denge.",),
        Segment.HOLDING: ("Message ke liye shukriya. Hamari team se ek colleague yahin jawab denge.",),
        Segment.STOP_CONFIRMATION: (
            "Ab aapko yahan hamari taraf se message nahi aayenge. Dobara shuru karne ke liye START bhejein.",
        ),
        Segment.WELCOME_BACK: ("Ab aapko yahan phir se message milenge. Kaise madad karein?",),
    },
    HINDI: {
        Segment.DISCLOSURE: ('मैं {company} का AI सहायक हूँ; हमारी टीम से बात करने के लिए कभी भी "person" लिखें।',),
        Segment.GREETING: ("नमस्ते!",),
        Segment.ACKNOWLEDGE: ("धन्यवाद, नोट कर लिया।", "ठीक है, शुक्रिया।", "बताने के लिए धन्यवाद।"),
        Segment.ACKNOWLEDGE_OBJECTION: ("आपकी बात समझ सकता हूँ।", "आपकी चिंता सही है।"),
        Segment.ACKNOWLEDGE_FRUSTRATION: ("परेशानी के लिए क्षमा करें।", "आपको हुई असुविधा के लिए खेद है।"),
        Segment.ASK_INTENT: ("आपको किस चीज़ की ज़रूरत है, थोड़ा बताएँगे?", "आप क्या ढूँढ रहे हैं?"),
        Segment.ASK_BUDGET: ("आपका बजट लगभग कितना है?", "आप कितने बजट तक सोच रहे हैं?"),
        Segment.ASK_TIMELINE: ("आपको यह कब तक चाहिए?", "कब तक लेने का विचार है?"),
        Segment.NO_FACT: ("इसका पक्का जवाब अभी मेरे पास नहीं है; हमारी टीम बता देगी।",),
        Segment.OFFER_PERSON: ("क्या आप हमारी टीम में किसी से बात करना चाहेंगे?",),
        Segment.CLOSE_HOT: ("क्या मैं किसी सहकर्मी से आपको कॉल करने को कहूँ?",),
        Segment.CLOSE_WARM: ("क्या एक छोटी कॉल से बात साफ़ हो जाएगी?", "निर्णय के लिए और क्या जानना चाहेंगे?"),
        Segment.CLOSE_COLD: ("और कुछ जानना चाहेंगे?", "कोई भी सवाल हो तो यहीं पूछ लीजिए।"),
        Segment.HANDING_OVER: ("धन्यवाद। अब हमारी टीम से एक सहकर्मी यहाँ बात करेंगे।",),
        Segment.PLACEHOLDER: ("बताने के लिए धन्यवाद। एक सहकर्मी इसे स्वयं देखकर जवाब देंगे।",),
        Segment.HOLDING: ("संदेश के लिए धन्यवाद। हमारी टीम से एक सहकर्मी यहीं जवाब देंगे।",),
        Segment.STOP_CONFIRMATION: ("अब आपको यहाँ हमारी ओर से संदेश नहीं आएँगे। फिर से पाने के लिए START भेजें।",),
        Segment.WELCOME_BACK: ("अब आपको यहाँ फिर से संदेश मिलेंगे। हम कैसे मदद करें?",),
    },
    ARABIC: {
        Segment.DISCLOSURE: ('أنا مساعد {company} الآلي؛ اكتب "person" في أي وقت للتحدث مع فريقنا.',),
        Segment.GREETING: ("مرحباً!", "أهلاً بك!"),
        Segment.ACKNOWLEDGE: ("شكراً، تم تسجيل ذلك.", "حسناً، شكراً لك.", "شكراً على التوضيح."),
        Segment.ACKNOWLEDGE_OBJECTION: ("أتفهم ملاحظتك.", "ملاحظة في محلها."),
        Segment.ACKNOWLEDGE_FRUSTRATION: ("نعتذر عن الإزعاج.", "نأسف لما واجهته."),
        Segment.ASK_INTENT: ("ما الذي تبحث عنه لأتمكن من مساعدتك؟", "هل تخبرني قليلاً عما تحتاجه؟"),
        Segment.ASK_BUDGET: ("ما الميزانية التقريبية لديك؟", "هل لديك حدود معينة للميزانية؟"),
        Segment.ASK_TIMELINE: ("متى تحتاج إليه؟", "ما الموعد المناسب لك؟"),
        Segment.NO_FACT: ("ليس لدي جواب مؤكد على ذلك هنا؛ يمكن لفريقنا أن يخبرك.",),
        Segment.OFFER_PERSON: ("هل تود التحدث مع أحد من فريقنا؟",),
        Segment.CLOSE_HOT: ("هل أطلب من زميل أن يتصل بك؟",),
        Segment.CLOSE_WARM: ("هل تفيدك مكالمة قصيرة للتوضيح؟", "ما الذي يساعدك أيضاً على القرار؟"),
        Segment.CLOSE_COLD: ("هل هناك ما تود معرفته؟", "أنا هنا لأي سؤال."),
        Segment.HANDING_OVER: ("شكراً لك. سيتابع معك زميل من فريقنا هنا.",),
        Segment.PLACEHOLDER: ("شكراً لإخبارنا. سينظر زميل في الأمر شخصياً ويرد عليك.",),
        Segment.HOLDING: ("شكراً على رسالتك. سيرد عليك زميل من فريقنا هنا.",),
        Segment.STOP_CONFIRMATION: ("لن تصلك رسائل منا هنا بعد الآن. أرسل START لتصلك من جديد.",),
        Segment.WELCOME_BACK: ("ستصلك رسائلنا هنا من جديد. كيف نساعدك؟",),
    },
    SPANISH: {
        Segment.DISCLOSURE: ('Soy el asistente de IA de {company}; escriba "person" para hablar con nuestro equipo.',),
        Segment.GREETING: ("¡Hola!",),
        Segment.ACKNOWLEDGE: ("Gracias, tomo nota.", "Entendido, gracias.", "Gracias por contármelo."),
        Segment.ACKNOWLEDGE_OBJECTION: ("Entiendo su preocupación.", "Es una observación justa."),
        Segment.ACKNOWLEDGE_FRUSTRATION: ("Lamento las molestias.", "Siento que haya sido frustrante."),
        Segment.ASK_INTENT: ("¿Qué está buscando, para orientarle bien?", "¿Me cuenta un poco lo que necesita?"),
        Segment.ASK_BUDGET: ("¿Qué presupuesto aproximado tiene?", "¿Hay un presupuesto que no quiera superar?"),
        Segment.ASK_TIMELINE: ("¿Para cuándo lo necesita?", "¿Qué plazo tiene en mente?"),
        Segment.NO_FACT: ("No tengo aquí una respuesta confirmada; nuestro equipo puede decírselo.",),
        Segment.OFFER_PERSON: ("¿Quiere hablar con alguien de nuestro equipo?",),
        Segment.CLOSE_HOT: ("¿Pido a un colega que le llame?",),
        Segment.CLOSE_WARM: ("¿Le ayudaría una llamada breve?", "¿Qué más le ayudaría a decidir?"),
        Segment.CLOSE_COLD: ("¿Hay algo que le gustaría saber?", "Estoy aquí para cualquier pregunta."),
        Segment.HANDING_OVER: ("Gracias. Un colega de nuestro equipo continuará por aquí.",),
        Segment.PLACEHOLDER: ("Gracias por contárnoslo. Un colega lo verá personalmente y le responderá.",),
        Segment.HOLDING: ("Gracias por su mensaje. Un colega de nuestro equipo le responderá por aquí.",),
        Segment.STOP_CONFIRMATION: ("No recibirá más mensajes nuestros aquí. Envíe START para volver a recibirlos.",),
        Segment.WELCOME_BACK: ("Volverá a recibir nuestros mensajes aquí. ¿En qué podemos ayudarle?",),
    },
}


def language_for(spoken: str | None, *, is_hinglish: bool, default: str) -> str:
    """The language to answer in: the contact's where it is worded, else the tenant's, else English."""
    wanted = HINGLISH if is_hinglish else spoken
    known = [language for language in (wanted, default) if language and language in WORDING]
    return known[0] if known else ENGLISH


def say(segment: Segment, language: str, turn_number: int) -> str:
    """The wording of a segment; the turn's number picks the variant, so that two turns in a row differ."""
    variants = WORDING[language][segment]
    return variants[turn_number % len(variants)]
