"""What the AI may say on its own in Arabic."""

from collections.abc import Mapping

from services.rules.segments import Segment

ARABIC: Mapping[Segment, tuple[str, ...]] = {
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
    Segment.ERASURE_NOTED: ("سجلنا طلبك بحذف بياناتك. سيراجعه شخص من فريقنا وننفذه دون تأخير.",),
    Segment.ACKNOWLEDGE_FIGURE: (
        "تم التسجيل: {words}.",
        "شكراً، سجلت {words}.",
    ),
    Segment.ACKNOWLEDGE_CHANGE: ("حسناً، عدلتها إلى {words}.",),
    Segment.ACKNOWLEDGE_PRICE: ("أتفهم ذلك، السعر يجب أن يناسبك.",),
    Segment.ACKNOWLEDGE_TRUST: ("من حقك أن تتأكد أولاً.",),
    Segment.ACKNOWLEDGE_TIME: ("لا بأس، متى ما ناسبك.",),
    Segment.ACKNOWLEDGE_OTHERS: ("بالطبع، تشاور معهم أولاً.",),
    Segment.CONFIRM_AI: ('نعم، أنا مساعد {company} الآلي ولست إنساناً؛ اكتب "person" ليتابع معك زميل.',),
    Segment.NO_PROMISE: ("لا أستطيع أن أقول إلا ما أكده فريقنا، فلا يمكنني أن أعد بذلك.",),
    Segment.GIVE_TIME: (
        "لا بأس، خذ وقتك.",
        "بالطبع، لا داعي للعجلة.",
    ),
    Segment.WELCOME: (
        "على الرحب والسعة!",
        "يسعدني ذلك!",
    ),
}
