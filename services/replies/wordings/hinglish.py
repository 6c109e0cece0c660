"""What the AI may say on its own in Hinglish, Hindi in Latin script."""

from collections.abc import Mapping

from services.rules.segments import Segment

HINGLISH: Mapping[Segment, tuple[str, ...]] = {
    Segment.DISCLOSURE: ('Main {company} ka AI assistant hoon; team se baat karni ho to kabhi bhi "person" likhein.',),
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
    Segment.ERASURE_NOTED: (
        "Aapka data mitane ki request humne note kar li hai. Hamari team ise dekhkar jaldi poora karegi.",
    ),
    Segment.ACKNOWLEDGE_FIGURE: (
        "Note kar liya: {words}.",
        "Shukriya, {words} note kar liya.",
    ),
    Segment.ACKNOWLEDGE_CHANGE: ("Theek hai, ab {words} note kiya hai.",),
    Segment.ACKNOWLEDGE_PRICE: (
        "Samajh gaya, price budget mein hona chahiye.",
        "Sahi hai, daam ka khayal to rakhna padta hai.",
    ),
    Segment.ACKNOWLEDGE_TRUST: (
        "Pehle tasalli kar lena sahi hai.",
        "Bharosa hona zaroori hai, samajhta hoon.",
    ),
    Segment.ACKNOWLEDGE_TIME: ("Koi baat nahi, jab aapko theek lage tab.",),
    Segment.ACKNOWLEDGE_OTHERS: ("Bilkul, pehle sabse baat kar lijiye.",),
    Segment.CONFIRM_AI: (
        'Haan, main {company} ka AI assistant hoon, insaan nahi; "person" likhein to colleague baat karenge.',
    ),
    Segment.NO_PROMISE: ("Main wahi bata sakta hoon jo team ne confirm kiya hai, iska vaada nahi kar sakta.",),
    Segment.GIVE_TIME: (
        "Koi baat nahi, aaram se sochiye.",
        "Bilkul, koi jaldi nahi hai.",
    ),
    Segment.WELCOME: (
        "Aapka swagat hai!",
        "Khushi hui madad karke!",
    ),
}
