"""What the AI may say on its own in Hindi."""

from collections.abc import Mapping

from services.rules.segments import Segment

HINDI: Mapping[Segment, tuple[str, ...]] = {
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
    Segment.ERASURE_NOTED: ("आपका डेटा मिटाने का अनुरोध हमने दर्ज कर लिया है। हमारी टीम इसे देखकर बिना देरी पूरा करेगी।",),
    Segment.ACKNOWLEDGE_FIGURE: (
        "नोट कर लिया: {words}।",
        "धन्यवाद, {words} नोट कर लिया।",
    ),
    Segment.ACKNOWLEDGE_CHANGE: ("ठीक है, अब {words} नोट किया है।",),
    Segment.ACKNOWLEDGE_PRICE: ("समझता हूँ, कीमत बजट में होनी चाहिए।",),
    Segment.ACKNOWLEDGE_TRUST: ("पहले तसल्ली कर लेना सही है।",),
    Segment.ACKNOWLEDGE_TIME: ("कोई बात नहीं, जब आपको ठीक लगे तब।",),
    Segment.ACKNOWLEDGE_OTHERS: ("बिल्कुल, पहले सबसे बात कर लीजिए।",),
    Segment.CONFIRM_AI: ('हाँ, मैं {company} का AI सहायक हूँ, इंसान नहीं; "person" लिखें तो सहकर्मी बात करेंगे।',),
    Segment.NO_PROMISE: ("मैं वही बता सकता हूँ जो हमारी टीम ने पक्का किया है, इसका वादा नहीं कर सकता।",),
    Segment.GIVE_TIME: (
        "कोई बात नहीं, आराम से सोचिए।",
        "बिल्कुल, कोई जल्दी नहीं है।",
    ),
    Segment.WELCOME: (
        "आपका स्वागत है!",
        "मदद करके खुशी हुई!",
    ),
}
