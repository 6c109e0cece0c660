"""What the AI may say on its own in English."""

from collections.abc import Mapping

from services.rules.segments import Segment

ENGLISH: Mapping[Segment, tuple[str, ...]] = {
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
    Segment.STOP_CONFIRMATION: ("You will not get any more messages from us here. Send START to hear from us again.",),
    Segment.WELCOME_BACK: ("You will hear from us here again. How can we help?",),
    Segment.ERASURE_NOTED: (
        "We have noted that you want your data erased. A person checks the request and we will do it without delay.",
    ),
    Segment.ACKNOWLEDGE_FIGURE: (
        "Noted: {words}.",
        "Thank you, I have noted {words}.",
    ),
    Segment.ACKNOWLEDGE_CHANGE: ("Thank you, I have changed it to {words}.",),
    Segment.ACKNOWLEDGE_PRICE: (
        "I understand, the price has to fit.",
        "Fair enough, money matters here.",
    ),
    Segment.ACKNOWLEDGE_TRUST: (
        "It is fair to want to be sure first.",
        "I understand that you want to be certain.",
    ),
    Segment.ACKNOWLEDGE_TIME: ("No problem, this can wait until it suits you.",),
    Segment.ACKNOWLEDGE_OTHERS: ("Of course, please talk it over first.",),
    Segment.CONFIRM_AI: (
        'Yes, I am {company}\'s AI assistant, not a person; write "person" and a colleague takes over.',
    ),
    Segment.NO_PROMISE: (
        "I can only say what our team has confirmed, so I cannot promise that.",
        "That is not mine to promise; only what our team has confirmed.",
    ),
    Segment.GIVE_TIME: (
        "No problem, take your time.",
        "Of course, there is no hurry.",
    ),
    Segment.WELCOME: (
        "You are welcome!",
        "Happy to help!",
    ),
}
