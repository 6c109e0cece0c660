"""What the AI may say on its own in Spanish."""

from collections.abc import Mapping

from services.rules.segments import Segment

SPANISH: Mapping[Segment, tuple[str, ...]] = {
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
    Segment.ERASURE_NOTED: (
        "Hemos anotado que quiere que borremos sus datos. Una persona lo revisa y lo haremos sin demora.",
    ),
    Segment.ACKNOWLEDGE_FIGURE: (
        "Anotado: {words}.",
        "Gracias, he anotado {words}.",
    ),
    Segment.ACKNOWLEDGE_CHANGE: ("De acuerdo, lo cambio a {words}.",),
    Segment.ACKNOWLEDGE_PRICE: ("Entiendo, el precio tiene que encajar.",),
    Segment.ACKNOWLEDGE_TRUST: ("Es normal querer asegurarse primero.",),
    Segment.ACKNOWLEDGE_TIME: ("Sin problema, cuando le venga bien.",),
    Segment.ACKNOWLEDGE_OTHERS: ("Por supuesto, consúltelo primero.",),
    Segment.CONFIRM_AI: (
        'Sí, soy el asistente de IA de {company}, no una persona; escriba "person" y seguirá un colega.',
    ),
    Segment.NO_PROMISE: ("Solo puedo decir lo que nuestro equipo ha confirmado, así que no puedo prometerlo.",),
    Segment.GIVE_TIME: (
        "Sin problema, tómese su tiempo.",
        "Claro, no hay prisa.",
    ),
    Segment.WELCOME: (
        "¡De nada!",
        "¡Encantado de ayudar!",
    ),
}
