"""How contacts try to make us grant, promise, invent or reveal: the patterns behind `claim_bait.py`."""

import re

_BAITS = (
    # Commands to the machine
    (
        r"\b(?:ignore|forget|disregard|override|bypass|drop|skip|break) (?:all |any |every )?(?:of )?(?:your "
        r"|the |these |previous |prior |earlier |above |my |its |those )*(?:previous |prior |system |safety "
        r"|company )*(?:rules?|instructions?|prompts?|polic(?:y|ies)|guidelines?|restrictions?|guardrails?"
        r"|training|programming|constraints|limits?)|\b(?:system|hidden|initial|internal|original|secret"
        r"|base) (?:prompt|instructions?|rules|message|config\w*)|\b(?:reveal|print|show|repeat|output|display"
        r"|dump|tell|leak|share|paste|give|copy)\b.{0,25}\b(?:your|the|hidden|system|full) (?:\w+ )?(?:prompt"
        r"|instructions?|rules you|system message|api key|source code|guidelines|config)|\b(?:you are now"
        r"|you'?re now|from now on|act as|pretend|roleplay|role play|simulate|behave as"
        r"|imagine you)\b.{0,60}\b(?:dan|developer|admin|maintenance|unrestricted|jailbr\w+|no (?:rules|limits"
        r"|restrictions)|different|mode|approve|owner|manager|ceo|human|free|boss|another|a|an|my)\b"
        r"|\b(?:developer|debug|god|admin|maintenance|sudo|root|dan|jailbreak|test) (?:mode|access|override)"
        r"|\bjailbreak|\bas an? (?:admin|administrator|developer|owner|ceo) (?:i|you|of)|\bnew instructions?\b"
        r"|\[?/?(?:system|inst)\]|<\|?(?:system|im_start)|\bend of (?:prompt|instructions)|\b(?:rules?|niyam"
        r"|instructions?) (?:ignore|bhool|bhul|tod|chhod|hata|skip)\w*|\b(?:purani|purane|saare|apne"
        r"|sab) (?:rules?|niyam|instructions?|nirdesh)|\btum ab (?:se )?(?:mere|ek)|\b(?:aaj|ab) se (?:tum|aap"
        r"|tu)\b|(?:नियम|निर्देश|रूल)[^।?]{0,15}(?:भूल|तोड़|अनदेखा|छोड़|इग्नोर)|(?:تجاهل|انس|انسى"
        r"|تخطى)[^.؟]{0,20}(?:التعليمات|القواعد|الأوامر|القوانين|تعليماتك)|(?:أنت الآن|من الآن أنت|اعتبر نفسك"
        r"|تظاهر)|\b(?:ignora|olvida|omite)[^.?]{0,25}(?:instrucciones|reglas|normas|pol[ií]ticas)"
        r"|\b(?:a partir de ahora eres|act[uú]a como|modo (?:desarrollador|admin))"
    ),
    # Discounts and terms that were never given
    (
        r"\b(?:confirm|approve|apply|activate|grant|honou?r|give|say|write|promise|agree|assure|type|tell"
        r"|guarantee|acknowledge|accept|authori[sz]e|issue|offer)\b.{0,45}\b(?:\d+ ?%|percent|off\b|discount"
        r"|free(?! trial| demo| delivery\?)|for \$?\d|half price|price match|waive\w*|refund|cash ?back|coupon"
        r"|gratis|bonus)|\b(?:your|ur|the) (?:manager|boss|ceo|owner|colleague|sales (?:guy|person|team|head)"
        r"|team|director|executive|supervisor|agent|founder|rep|friend|salesman)\b.{0,40}\b(?:said|promised|told"
        r"|approved|agreed|offered|confirmed|gave|committed|assured|okayed)|\b(?:someone|somebody|he|she|they"
        r"|\w+) (?:from|in|at) your (?:team|office|company|side)\b.{0,25}\b(?:said|promised|told|approved|agreed"
        r"|offered|confirmed)|\b(?:i was|we were|was) (?:promised|told|offered|assured)\b.{0,50}(?:%|off|discount"
        r"|free|price|refund|waive\w*)|\b(?:bolo|likho|keh do|kaho|bol do|likh do|likh ke do|confirm karo"
        r"|confirm kar do|pakka karo|manager ne|boss ne|sir ne|malik ne|aapke \w+ ne|apke \w+ ne)\b.{0,50}\b(?:%"
        r"|percent|discount|free|muft|off|chhoot|chhut|guarantee|half|aadha|price|rate|bola|kaha|promise|pakka)"
        r"|\b\d+ ?%? ?(?:discount|off|chhoot) (?:\w+ )?(?:confirm|pakka|approved|done|likh|final)|(?:मैनेजर|बॉस"
        r"|मालिक|सर|आपके \S+) ने[^।?]{0,30}(?:छूट|डिस्काउंट|मुफ्त|मुफ़्त|बोला|कहा|वादा|प्रतिशत|%)|(?:लिख दो"
        r"|लिखकर दो|बोलो|कहो|पक्का करो|कन्फर्म करो)[^।?]{0,30}(?:छूट|डिस्काउंट|मुफ़्त|मुफ्त|गारंटी|%)|(?:छूट"
        r"|डिस्काउंट)[^।?]{0,15}(?:पक्का|कन्फर्म|लिख)|(?:مديرك|المدير|زميلك|موظفكم|مندوبكم)[^.؟]{0,25}(?:وعد|قال"
        r"|وافق|أعطا)|(?:أكد|اكتب|قل|وافق)[^.؟]{0,25}(?:خصم|مجان|٪|%|ضمان)|\b(?:su|tu) (?:gerente|jefe|vendedor"
        r"|compa[ñn]er[oa])[^.?]{0,25}(?:dijo|prometi[oó]|aprob[oó]|ofreci[oó])|\b(?:confirm[ae]|aprueb[ae]|di"
        r"|escribe|acept[ae])[^.?]{0,30}(?:descuento|gratis|%|garant)"
    ),
    # Guarantees and claims
    (
        r"\b(?:promise|guarantee|assure|confirm|swear|commit|certify|warrant|give (?:me )?(?:a )?(?:written"
        r"|100 ?%|your word)|write (?:that|it|down|me)|say (?:that|it)|state|put in writing|tell me (?:that|it'?s"
        r"|i'?ll|we'?ll))\b.{0,60}\b(?:double|triple|returns?|results?|profits?|sales|roi|job|placement|rank"
        r"|marks|visa|approv\w+|admission|cure\w*|weight|never|always|forever|expires?|appreciat\w+|leads?"
        r"|success|pass|growth|revenue|risk ?free|no risk|best|cheapest|lowest|number one|100 ?%|safe|leak|break"
        r"|fail|weeks?|days|double|price (?:won'?t|will not|never|will)|last \d+ years|increase|go up|win|income"
        r"|refund)|\b(?:100 ?%|hundred percent|written|full|money ?back|pakka|pakki) (?:guarantee|assurance"
        r"|promise|warranty|job|placement|result|visa)|\bwill (?:my|the) (?:money|investment|sales|property|price"
        r"|value) (?:definitely|surely|double|triple|always)|\b(?:guarantee|garantee|gaurantee|promise|vaada|wada"
        r"|zimmedari|jimmedari) (?:do|de|dijiye|dedo|karo|kar|lo|likh|doge|dete|chahiye|karte)\w*|\b(?:likh"
        r"|likhit|likhkar) (?:ke|kar|me|mein) (?:do|de|dijiye|dedo)\w*|(?:गारंटी|वादा|ज़िम्मेदारी"
        r"|जिम्मेदारी)[^।?]{0,12}(?:दो|दीज|दें|कर|लो|लिख|दोगे)|लिखकर (?:दो|दीज|दें)|लिखित में|(?:اضمن|تضمن|ضمان"
        r"|اضمنوا|وعد|عدني|اكتب لي)[^.؟]{0,40}|\b(?:garant[ií]c\w+|prom[eé]t\w+|aseg[uú]r\w+)[^.?]{0,50}"
    ),
    # Other people's data, secrets, payment data
    (
        r"\b(?:list|names?|numbers?|contacts?|phone|emails?|addresses|details|data|database|chats?|messages?"
        r"|conversations?|records?|orders?|bookings?|invoices?|budget|salary|address|card) (?:of|for|from|about"
        r"|belonging to) (?:your |the |all |other |another |some |any |my )*(?:\w+ )?(?:customers?|clients?"
        r"|users?|buyers?|patients?|students?|tenants?|members?|people|guests?|leads?|owners?|employees?|staff"
        r"|neighbou?rs?|person|lady|man|girl|woman|ex\b|wife|husband|boss|manager|family|other)\b|\b(?:other"
        r"|another|previous|last|your|existing|recent) (?:customers?|clients?|users?|buyers?|patients?|students?"
        r"|person|tenants?|guests?|leads?|owners?)(?:'s|s'|')? (?:\w+ )?(?:names?|numbers?|contacts?|phones?"
        r"|emails?|details|data|list|address|budget|order|payment|chat|card|price|quote|deal)"
        r"|\bwho else (?:bought|booked|ordered|is|has|have|uses)|\b(?:which|what) (?:customers?|clients?|people"
        r"|companies|celebrit\w+) (?:have |has |do |did |are |from )?\w*|\b(?:what|how much) did (?:he|she|they"
        r"|my|the (?:other|previous|last|neighbo\w+)|mr|mrs|\w+ sir)\b.{0,25}\b(?:pay|buy|order|spend|get)"
        r"|\b(?:repeat|read back|tell me back|confirm back|say back|store|save|note|remember|keep"
        r"|show me)\b.{0,30}\b(?:card|cvv|aadhaa?r|pan (?:number|no|card)|otp|password|pin\b|account number"
        r"|passport|ssn)|\b(?:my|mera|meri) (?:card|credit card|debit card|aadhaa?r|pan|cvv|otp|passport"
        r"|account) (?:number|no|num|card)? ?(?:is|hai|:|=)? ?#?[\dx*]|\b(?:cvv|otp|pin|password) (?:is|hai"
        r"|:)? ?\d|\b\d{4}[ -]\d{4}[ -]\d{4}(?:[ -]\d{4})?\b|\b[a-z]{5}\d{4}[a-z]\b|\b(?:owner|manager|boss|ceo"
        r"|staff|employee|driver|doctor|teacher|agent|sales(?:man|girl|person)?|receptionist|malik)(?:'s|s'| ka"
        r"| ki| ke)? (?:personal|private|home|own|ghar ka)? ?(?:number|mobile|address|home address|salary|phone"
        r"|email|insta\w*)\b|\b(?:api key|admin password|login credentials|database|internal (?:notes?|documents?"
        r"|pric\w+|margins?|cost)|cost price|profit margin|your margin|supplier (?:name|list|price)|trade secret"
        r"|source code)|\b(?:dusre|doosre|baaki|baki|sab|pichle|aur) (?:\w+ )?(?:customers?|grahak|client|logo"
        r"|logon|buyers?|party|students?|patients?)\w* (?:ka|ke|ki|ko) (?:\w+ )?(?:naam|number|no|details|data"
        r"|list|address|budget|rate|contact)|\b(?:customers?|clients?|grahak|grahakon|logon) (?:ki|ke|ka) (?:list"
        r"|number|naam|details|contact|data)|(?:ग्राहकों|दूसरे ग्राहक|बाकी ग्राहक|लोगों|ग्राहक) (?:के|की"
        r"|का)[^।?]{0,15}(?:नाम|नंबर|लिस्ट|सूची|जानकारी|पता|डेटा)|(?:أسماء|أرقام|بيانات|قائمة|معلومات"
        r"|عناوين)[^.؟]{0,12}(?:العملاء|الزبائن|عملائكم|زبائنكم|عملاء|المرضى|الطلاب)|\b(?:nombres|n[uú]meros"
        r"|datos|lista|correos|tel[eé]fonos|direcci[oó]n) de (?:sus |tus |los |otros |las )*(?:clientes|usuarios"
        r"|pacientes|compradores|alumnos|empleados)"
    ),
    # Scarcity on demand
    (
        r"\b(?:say|write|tell|pretend|claim|announce|confirm)\b.{0,30}\b(?:only|last|just) (?:\d|one|two|few"
        r"|a few) (?:\w+ )?(?:left|slots?|seats?|units?|pieces)|\b(?:fake|false|made[- ]up|invent"
        r"|make up)\b.{0,30}\b(?:review|testimonial|invoice|bill|receipt|certificate|urgency|discount|offer"
        r"|number|slot|document|statement|report|quote)|\b(?:naqli|nakli|jhootha|jhoothi|farzi|fake) (?:bill"
        r"|receipt|certificate|review|invoice|document|kagaz|rasid)"
    ),
)  # fmt: skip
PATTERNS = tuple(re.compile(pattern, re.IGNORECASE) for pattern in _BAITS)
