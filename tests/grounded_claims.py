"""Facts of an imagined shop and true ways to say them in five languages, written one by one for the claims guard."""

from collections.abc import Mapping

FACTS: Mapping[str, Mapping[str, str]] = {
    "price": {
        "en": "New scooters start at ₹92,000 on road; the exact figure depends on the model.",
        "hinglish": "Naye scooter ₹92,000 on road se shuru hain; exact price model par depend karta hai.",
        "hi": "नए स्कूटर ₹92,000 ऑन रोड से शुरू होते हैं; सही कीमत मॉडल पर निर्भर है।",
        "ar": "تبدأ أسعار السكوترات الجديدة من 92,000 روبية، ويعتمد السعر الدقيق على الطراز.",
        "es": "Los escúteres nuevos cuestan desde ₹92,000; la cifra exacta depende del modelo.",
    },
    "hours": {
        "en": "We are open from 9:30 to 19:30, Monday to Saturday.",
        "hinglish": "Hum Monday se Saturday, 9:30 se 19:30 tak khule hain.",
        "hi": "हम सोमवार से शनिवार, 9:30 से 19:30 तक खुले हैं।",
        "ar": "نفتح من 9:30 إلى 19:30، من الاثنين إلى السبت.",
        "es": "Abrimos de 9:30 a 19:30, de lunes a sábado.",
    },
    "location": {
        "en": "Our showroom is at 14 Residency Road, Bengaluru.",
        "hinglish": "Hamara showroom 14 Residency Road, Bengaluru mein hai.",
        "hi": "हमारा शोरूम 14 रेजिडेंसी रोड, बेंगलुरु में है।",
        "ar": "يقع معرضنا في 14 شارع ريزيدنسي، بنغالورو.",
        "es": "Nuestra tienda está en 14 Residency Road, Bengaluru.",
    },
    "warranty": {
        "en": "New scooters carry the maker's warranty of 3 years; used ones ours of 6 months.",
        "hinglish": "Naye scooter par company ki 3 saal ki warranty hai; used par hamari 6 mahine ki.",
        "hi": "नए स्कूटर पर कंपनी की 3 साल की वारंटी है; पुराने पर हमारी 6 महीने की।",
        "ar": "للسكوترات الجديدة ضمان المصنع لمدة 3 سنوات، وللمستعملة ضماننا لمدة 6 أشهر.",
        "es": "Los escúteres nuevos llevan garantía del fabricante de 3 años; los usados, la nuestra de 6 meses.",
    },
    "delivery": {
        "en": "Scooters are delivered within 7 days after the papers are complete.",
        "hinglish": "Papers poore hone ke 7 din mein scooter mil jaata hai.",
        "hi": "काग़ज़ पूरे होने के 7 दिन में स्कूटर मिल जाता है।",
        "ar": "تسلم السكوترات خلال 7 أيام من اكتمال الأوراق.",
        "es": "Los escúteres se entregan dentro de 7 días desde que los papeles están completos.",
    },
    "payment": {
        "en": "You can pay by UPI, card, bank transfer or with a loan from our banks.",
        "hinglish": "UPI, card, bank transfer ya hamare banks ke loan se payment kar sakte hain.",
        "hi": "आप UPI, कार्ड, बैंक ट्रांसफर या हमारे बैंकों के लोन से भुगतान कर सकते हैं।",
        "ar": "يمكنك الدفع عبر UPI أو البطاقة أو التحويل البنكي أو بقرض من بنوكنا.",
        "es": "Puede pagar con UPI, tarjeta, transferencia bancaria o con un préstamo de nuestros bancos.",
    },
    "returns": {
        "en": "We do not take back scooters that are registered.",
        "hinglish": "Registered scooter hum wapas nahi lete.",
        "hi": "रजिस्टर हो चुका स्कूटर हम वापस नहीं लेते।",
        "ar": "لا نقبل إعادة السكوترات المسجلة.",
        "es": "No aceptamos la devolución de escúteres registrados.",
    },
    "customer": {
        "en": "Last year 640 families in Bengaluru bought their scooter from us.",
        "hinglish": "Pichhle saal Bengaluru ke 640 parivaaron ne humse scooter liya.",
        "hi": "पिछले साल बेंगलुरु के 640 परिवारों ने हमसे स्कूटर लिया।",
        "ar": "اشترت منا 640 عائلة في بنغالورو سكوترها العام الماضي.",
        "es": "El año pasado 640 familias de Bengaluru nos compraron su escúter.",
    },
}

PARAPHRASES: Mapping[str, Mapping[str, tuple[str, ...]]] = {
    "en": {
        "price": (
            "Our new scooters start at ₹92,000 on road, depending on the model.",
            "Prices begin at Rs 92,000 on road; the exact amount depends on which model you take.",
            "On road, a new scooter starts at ₹92,000.",
            "It starts from ₹92,000 on road and varies by model.",
            "The starting price of a new scooter is 92,000 rupees on road.",
        ),
        "hours": (
            "You can visit us Monday to Saturday, from 9:30 to 19:30.",
            "We open at 9:30 and close at 19:30, Monday to Saturday.",
            "Our hours are 9:30 am to 7:30 pm from Monday to Saturday.",
            "We're open Monday to Saturday.",
            "From Monday to Saturday we are open until 19:30.",
        ),
        "location": (
            "You will find us at 14 Residency Road in Bengaluru.",
            "The address is 14 Residency Road, Bengaluru.",
            "Our showroom is on Residency Road, Bengaluru, number 14.",
            "We are located at 14 Residency Road, Bengaluru.",
        ),
        "warranty": (
            "You get the maker's warranty of 3 years on a new scooter.",
            "New ones come with a 3 year warranty from the maker, used ones with 6 months from us.",
            "A used scooter has our own warranty of 6 months.",
            "The warranty on new scooters is three years.",
        ),
        "delivery": (
            "Once the papers are complete, delivery takes place within 7 days.",
            "Your scooter will be delivered within seven days after the papers are complete.",
            "We deliver within 7 days of complete papers.",
            "After your papers are complete it is delivered within 7 days.",
        ),
        "payment": (
            "UPI, card and bank transfer all work, or a loan from our banks.",
            "You may pay by card, UPI or bank transfer.",
            "Payment is possible with UPI, card, transfer or a bank loan.",
            "Yes, you can take a loan from our banks.",
        ),
        "returns": (
            "Registered scooters are not taken back.",
            "Once it is registered we cannot take the scooter back.",
            "We don't take back a registered scooter.",
        ),
        "customer": (
            "640 families in Bengaluru bought a scooter from us last year.",
            "Last year, 640 Bengaluru families bought from us.",
            "In Bengaluru 640 families bought their scooters here last year.",
        ),
    },
    "hinglish": {
        "price": (
            "Naya scooter ₹92,000 on road se start hota hai, model par depend karta hai.",
            "On road price ₹92,000 se shuru hai ji.",
            "Hamare naye scooter 92,000 rupaye on road se shuru hote hain.",
            "Price ₹92,000 se shuru hota hai, exact model par hai.",
        ),
        "hours": (
            "Hum Monday se Saturday subah 9:30 se 19:30 tak khule rehte hain.",
            "9:30 se 19:30 tak aa sakte hain, Monday se Saturday.",
            "Timing 9:30 se 19:30 hai, Monday se Saturday.",
            "Monday se Saturday khule hain ji.",
        ),
        "location": (
            "Showroom 14 Residency Road par hai, Bengaluru mein.",
            "Hum 14 Residency Road, Bengaluru mein hain.",
            "Address hai 14 Residency Road, Bengaluru.",
        ),
        "warranty": (
            "Naye scooter par 3 saal ki company warranty milti hai.",
            "Used scooter par hamari 6 mahine ki warranty hai ji.",
            "Warranty naye par 3 saal aur used par 6 mahine ki hai.",
        ),
        "delivery": (
            "Papers complete hone ke baad 7 din mein scooter mil jayega.",
            "Papers poore hone ke baad delivery 7 din mein hoti hai.",
            "7 din mein mil jaata hai jab papers poore hon.",
        ),
        "payment": (
            "Aap UPI, card ya bank transfer se payment kar sakte hain.",
            "Payment UPI ya card se ho sakti hai, loan bhi hamare banks se milta hai.",
            "Card, UPI, bank transfer ya loan, sab se payment kar sakte hain.",
        ),
        "returns": (
            "Registered scooter wapas nahi liya jaata.",
            "Register hone ke baad scooter hum wapas nahi lete hain.",
        ),
        "customer": (
            "Bengaluru ke 640 parivaaron ne pichhle saal humse scooter liya hai.",
            "Pichhle saal 640 parivaaron ne hamare yahan se scooter liya.",
        ),
    },
    "hi": {
        "price": (
            "हमारे नए स्कूटर ₹92,000 ऑन रोड से शुरू हैं।",
            "नया स्कूटर ₹92,000 ऑन रोड से शुरू होता है, सही कीमत मॉडल पर निर्भर करती है।",
            "कीमत ₹92,000 से शुरू होती है और मॉडल पर निर्भर है।",
            "ऑन रोड कीमत 92,000 रुपये से शुरू है।",
        ),
        "hours": (
            "हम सोमवार से शनिवार 9:30 से 19:30 तक खुले रहते हैं।",
            "सोमवार से शनिवार, सुबह 9:30 से 19:30 तक आप आ सकते हैं।",
            "हमारा समय 9:30 से 19:30 तक है, सोमवार से शनिवार।",
            "हम सोमवार से शनिवार खुले हैं।",
        ),
        "location": (
            "शोरूम 14 रेजिडेंसी रोड, बेंगलुरु पर है।",
            "हम बेंगलुरु में 14 रेजिडेंसी रोड पर हैं।",
            "हमारा पता 14 रेजिडेंसी रोड, बेंगलुरु है।",
        ),
        "warranty": (
            "नए स्कूटर पर कंपनी की 3 साल की वारंटी मिलती है।",
            "पुराने स्कूटर पर हमारी वारंटी 6 महीने की है।",
            "वारंटी नए पर 3 साल और पुराने पर 6 महीने की है।",
        ),
        "delivery": (
            "काग़ज़ पूरे होने के बाद 7 दिन में स्कूटर मिल जाता है।",
            "स्कूटर काग़ज़ पूरे होने के 7 दिन में मिल जाएगा।",
            "काग़ज़ पूरे होने पर 7 दिन में स्कूटर मिलता है।",
        ),
        "payment": (
            "आप UPI, कार्ड या बैंक ट्रांसफर से भुगतान कर सकते हैं।",
            "भुगतान UPI, कार्ड, ट्रांसफर या लोन से हो सकता है।",
            "हमारे बैंकों से लोन भी मिलता है।",
        ),
        "returns": (
            "रजिस्टर होने के बाद हम स्कूटर वापस नहीं लेते हैं।",
            "रजिस्टर हो चुका स्कूटर वापस नहीं लिया जाता।",
        ),
        "customer": (
            "बेंगलुरु के 640 परिवारों ने पिछले साल हमसे स्कूटर लिया है।",
            "पिछले साल 640 परिवारों ने हमसे स्कूटर लिया।",
        ),
    },
    "ar": {
        "price": (
            "أسعار السكوترات الجديدة لدينا تبدأ من 92,000 روبية.",
            "يبدأ السعر من 92,000 روبية ويعتمد على الطراز.",
            "السكوتر الجديد يبدأ من 92,000 روبية حسب الطراز.",
            "تبدأ الأسعار من 92,000 روبية.",
        ),
        "hours": (
            "نحن نفتح من الاثنين إلى السبت، من 9:30 إلى 19:30.",
            "أوقاتنا من 9:30 إلى 19:30 من الاثنين إلى السبت.",
            "نفتح من الاثنين إلى السبت.",
            "يمكنك زيارتنا من 9:30 إلى 19:30، من الاثنين إلى السبت.",
        ),
        "location": (
            "معرضنا في 14 شارع ريزيدنسي في بنغالورو.",
            "نحن في 14 شارع ريزيدنسي، بنغالورو.",
            "عنوان معرضنا 14 شارع ريزيدنسي، بنغالورو.",
        ),
        "warranty": (
            "ضمان المصنع على السكوترات الجديدة لمدة 3 سنوات.",
            "للسكوترات المستعملة ضمان منا لمدة 6 أشهر.",
            "السكوترات الجديدة لها ضمان 3 سنوات من المصنع.",
        ),
        "delivery": (
            "يتم التسليم خلال 7 أيام من اكتمال الأوراق.",
            "بعد اكتمال الأوراق تسلم السكوترات خلال 7 أيام.",
            "نسلم السكوترات خلال 7 أيام بعد اكتمال الأوراق.",
        ),
        "payment": (
            "يمكنكم الدفع عبر UPI أو البطاقة أو التحويل البنكي.",
            "الدفع ممكن لك بقرض من بنوكنا أو عبر البطاقة.",
            "نعم، يمكنك الدفع بقرض من بنوكنا.",
        ),
        "returns": ("نحن لا نقبل إعادة السكوترات المسجلة.", "السكوترات المسجلة لا نقبل إعادتها."),
        "customer": (
            "640 عائلة في بنغالورو اشترت منا سكوترها العام الماضي.",
            "في العام الماضي اشترت منا 640 عائلة في بنغالورو.",
        ),
    },
    "es": {
        "price": (
            "Nuestros escúteres nuevos cuestan desde ₹92,000 según el modelo.",
            "El precio es desde ₹92,000; la cifra exacta depende del modelo.",
            "Un escúter nuevo cuesta desde ₹92,000.",
            "Los nuevos cuestan desde ₹92,000 y depende del modelo.",
        ),
        "hours": (
            "Abrimos de lunes a sábado, de 9:30 a 19:30.",
            "Nuestro horario es de 9:30 a 19:30, de lunes a sábado.",
            "De lunes a sábado abrimos a las 9:30.",
            "Estamos de lunes a sábado, de 9:30 a 19:30.",
        ),
        "location": (
            "La tienda está en 14 Residency Road, en Bengaluru.",
            "Estamos en 14 Residency Road, Bengaluru.",
            "Nos encuentra en 14 Residency Road, Bengaluru.",
        ),
        "warranty": (
            "Los escúteres nuevos tienen 3 años de garantía del fabricante.",
            "Los usados llevan nuestra garantía de 6 meses.",
            "La garantía de los nuevos es de 3 años y la de los usados de 6 meses.",
        ),
        "delivery": (
            "Entregamos dentro de 7 días desde que los papeles están completos.",
            "Con los papeles completos, los escúteres se entregan dentro de 7 días.",
            "Se entregan dentro de 7 días con los papeles completos.",
        ),
        "payment": (
            "Puede pagar con tarjeta, UPI o transferencia bancaria.",
            "Aceptamos UPI, tarjeta y transferencia, o un préstamo de nuestros bancos.",
            "Sí, puede pagar con un préstamo de nuestros bancos.",
        ),
        "returns": (
            "No aceptamos devolución de escúteres registrados.",
            "Los escúteres registrados no tienen devolución.",
        ),
        "customer": (
            "El año pasado nos compraron su escúter 640 familias de Bengaluru.",
            "640 familias de Bengaluru nos compraron su escúter el año pasado.",
        ),
    },
}

FORBIDDEN: Mapping[str, tuple[str, ...]] = {
    "en": (
        "Only 2 slots left this week.",
        "Our top clients see 40% returns.",
        "We guarantee the lowest price.",
        "You get 20% off today.",
        "It is ISO certified.",
        "Everyone loves our service.",
        "Accessories are free.",
        "We will refund you any time.",
        "It is in stock.",
        "Book now at www.best-scooter.example.com.",
        "You will double your profit.",
        "The offer ends tonight.",
    ),
    "hinglish": (
        "Sirf 2 slot bache hain.",
        "Aapko 20% discount milega.",
        "Pakka guarantee hai.",
        "Helmet bilkul free hai.",
        "Sabse sasta hum hi hain.",
        "Stock mein available hai aaj hi.",
        "Paise wapas mil jayenge.",
        "Sarkari manyata hai.",
        "Dugna munafa hoga.",
        "Sab log humse hi lete hain.",
    ),
    "hi": (
        "सिर्फ़ 2 स्लॉट बचे हैं।",
        "आपको 20 प्रतिशत छूट मिलेगी।",
        "हम गारंटी देते हैं।",
        "हेलमेट मुफ़्त है।",
        "हम सबसे सस्ते हैं।",
        "आज ही उपलब्ध है।",
        "पैसे वापस मिलेंगे।",
        "यह सरकारी प्रमाणित है।",
        "आपका निवेश दोगुना होगा।",
        "सब ग्राहक खुश हैं।",
    ),
    "ar": (
        "بقي مكانان فقط هذا الأسبوع.",
        "لك خصم 20 بالمئة.",
        "نضمن أقل سعر.",
        "الخوذة مجانية.",
        "نحن الأفضل والأرخص.",
        "متوفر اليوم.",
        "يمكن استرداد المبلغ.",
        "معتمد من الحكومة.",
        "ستحقق أرباحاً مضاعفة.",
        "جميع العملاء سعداء.",
    ),
    "es": (
        "Solo quedan 2 plazas.",
        "Tiene un 20 % de descuento.",
        "Garantizamos el precio más bajo.",
        "El casco es gratis.",
        "Somos los mejores y más baratos.",
        "Está disponible hoy mismo.",
        "Le reembolsamos el dinero.",
        "Está certificado por el gobierno.",
        "Duplicará sus ganancias.",
        "Todos los clientes están contentos.",
    ),
}
