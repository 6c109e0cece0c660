"""What the demo's companies have approved to be said of them, in the languages their contacts write."""

from collections.abc import Mapping

from services.replies.models import FactKind

FACTS: Mapping[str, Mapping[tuple[FactKind, str], Mapping[str, str]]] = {
    "asha": {
        (FactKind.PRICE, "price"): {
            "en": "New cars in our showroom start at ₹6.5 lakh on road; the exact figure depends on the variant.",
            "hinglish": "Nayi gaadiyan ₹6.5 lakh on road se shuru hain; exact price variant par depend karta hai.",
            "hi": "हमारे शोरूम में नई गाड़ियाँ ₹6.5 लाख ऑन रोड से शुरू होती हैं; सही कीमत वेरिएंट पर निर्भर है।",
            "ar": "تبدأ أسعار السيارات الجديدة لدينا من 6.5 لاك روبية شاملة، ويعتمد السعر الدقيق على الفئة.",
        },
        (FactKind.LOCATION, "location"): {
            "en": "Our showroom is at 14 Residency Road, Bengaluru.",
            "hinglish": "Hamara showroom 14 Residency Road, Bengaluru mein hai.",
            "hi": "हमारा शोरूम 14 रेजिडेंसी रोड, बेंगलुरु में है।",
            "ar": "يقع معرضنا في 14 شارع ريزيدنسي، بنغالورو.",
        },
        (FactKind.HOURS, "hours"): {
            "en": "We are open from 9:30 to 19:30, Monday to Sunday.",
            "hinglish": "Hum Monday se Sunday, 9:30 se 19:30 tak khule hain.",
            "hi": "हम सोमवार से रविवार, 9:30 से 19:30 तक खुले हैं।",
            "ar": "نفتح من 9:30 إلى 19:30، من الاثنين إلى الأحد.",
        },
        (FactKind.PAYMENT, "payment"): {
            "en": "You can pay by UPI, card, bank transfer or with a loan from our partner banks.",
            "hinglish": "UPI, card, bank transfer ya partner bank ke loan se payment kar sakte hain.",
            "hi": "आप UPI, कार्ड, बैंक ट्रांसफर या हमारे सहयोगी बैंकों के ऋण से भुगतान कर सकते हैं।",
            "ar": "يمكنك الدفع عبر UPI أو البطاقة أو التحويل البنكي أو بقرض من البنوك الشريكة.",
        },
        (FactKind.WARRANTY, "warranty"): {
            "en": "New cars carry the maker's warranty of 3 years; used ones ours of 6 months.",
            "hinglish": "Nayi gaadi par company ki 3 saal ki warranty hai; used par hamari 6 mahine ki.",
            "hi": "नई गाड़ी पर कंपनी की 3 साल की वारंटी है; पुरानी पर हमारी 6 महीने की।",
            "ar": "للسيارات الجديدة ضمان المصنع لمدة 3 سنوات، وللمستعملة ضماننا لمدة 6 أشهر.",
        },
        (FactKind.DELIVERY, "delivery"): {
            "en": "Cars in stock are delivered within 7 days after the papers are complete.",
            "hinglish": "Stock wali gaadi papers poore hone ke 7 din mein mil jaati hai.",
            "hi": "स्टॉक की गाड़ी काग़ज़ पूरे होने के 7 दिन में मिल जाती है।",
            "ar": "تسلم السيارات المتوفرة خلال 7 أيام من اكتمال الأوراق.",
        },
        (FactKind.PRODUCT, "creta"): {
            "en": "We sell the Creta with petrol and diesel engines; our team confirms what is in stock today.",
            "hinglish": "Creta petrol aur diesel dono mein hai; aaj stock mein kya hai, team confirm karegi.",
            "hi": "क्रेटा पेट्रोल और डीज़ल दोनों में है; आज स्टॉक में क्या है, हमारी टीम पक्का करेगी।",
            "ar": "نبيع كريتا بمحرك بنزين وديزل، ويؤكد فريقنا المتوفر اليوم.",
        },
        (FactKind.PRICE, "creta"): {
            "en": "The Creta starts at ₹13.2 lakh on road in Bengaluru.",
            "hinglish": "Creta Bengaluru mein ₹13.2 lakh on road se shuru hai.",
            "hi": "क्रेटा बेंगलुरु में ₹13.2 लाख ऑन रोड से शुरू होती है।",
            "ar": "تبدأ كريتا من 13.2 لاك روبية شاملة في بنغالورو.",
        },
        (FactKind.PAYMENT, "emi"): {
            "en": "The EMI depends on the down payment and the bank; our team works it out with you.",
            "hinglish": "EMI down payment aur bank par depend karti hai; hamari team aapke saath hisaab karegi.",
            "hi": "ईएमआई डाउन पेमेंट और बैंक पर निर्भर है; हमारी टीम आपके साथ हिसाब करेगी।",
            "ar": "يعتمد القسط على الدفعة الأولى والبنك، ويحسبه فريقنا معك.",
        },
        (FactKind.COMPANY, "company"): {
            "en": "We have sold new and checked used cars in Bengaluru since 2009.",
            "hinglish": "Hum 2009 se Bengaluru mein nayi aur checked used gaadiyan bech rahe hain.",
            "hi": "हम 2009 से बेंगलुरु में नई और जाँची हुई पुरानी गाड़ियाँ बेच रहे हैं।",
            "ar": "نبيع السيارات الجديدة والمستعملة المفحوصة في بنغالورو منذ 2009.",
        },
        (FactKind.CUSTOMER, "customer"): {
            "en": "Last year 640 families in Bengaluru bought their car from us.",
            "hinglish": "Pichhle saal Bengaluru ke 640 parivaaron ne humse gaadi li.",
            "hi": "पिछले साल बेंगलुरु के 640 परिवारों ने हमसे गाड़ी ली।",
            "ar": "اشترت منا 640 عائلة في بنغالورو سيارتها العام الماضي.",
        },
    },
    "borneo": {
        (FactKind.PRICE, "price"): {
            "en": "Our homes rent from RM 1,800 a month and sell from RM 390,000.",
            "hinglish": "Hamare ghar RM 1,800 mahine se rent par aur RM 390,000 se sale mein hain.",
            "hi": "हमारे घर RM 1,800 महीने से किराए पर और RM 390,000 से बिक्री में हैं।",
            "ar": "تبدأ إيجارات منازلنا من 1,800 رنغيت شهرياً وأسعار البيع من 390,000 رنغيت.",
        },
        (FactKind.LOCATION, "location"): {
            "en": "Our office is at Level 8, Menara Hap Seng, Kuala Lumpur.",
            "hinglish": "Hamara office Level 8, Menara Hap Seng, Kuala Lumpur mein hai.",
            "hi": "हमारा कार्यालय लेवल 8, मेनारा हप सेंग, कुआलालंपुर में है।",
            "ar": "مكتبنا في الطابق 8، منارة هاب سينغ، كوالالمبور.",
        },
        (FactKind.HOURS, "hours"): {
            "en": "We are open from 10:00 to 18:00, Monday to Saturday.",
            "hinglish": "Hum Monday se Saturday, 10:00 se 18:00 tak khule hain.",
            "hi": "हम सोमवार से शनिवार, 10:00 से 18:00 तक खुले हैं।",
            "ar": "نفتح من 10:00 إلى 18:00، من الاثنين إلى السبت.",
        },
        (FactKind.PAYMENT, "payment"): {
            "en": "Rents are paid by bank transfer, with 2 months as a deposit.",
            "hinglish": "Rent bank transfer se, 2 mahine ka deposit lagta hai.",
            "hi": "किराया बैंक ट्रांसफर से, 2 महीने की जमा राशि लगती है।",
            "ar": "يدفع الإيجار بالتحويل البنكي مع تأمين شهرين.",
        },
        (FactKind.WARRANTY, "warranty"): {
            "en": "New homes carry the developer's defect warranty of 24 months.",
            "hinglish": "Naye ghar par developer ki 24 mahine ki defect warranty hai.",
            "hi": "नए घर पर डेवलपर की 24 महीने की दोष वारंटी है।",
            "ar": "للمنازل الجديدة ضمان عيوب من المطور لمدة 24 شهراً.",
        },
        (FactKind.DELIVERY, "delivery"): {
            "en": "Keys are handed over within 14 days after signing.",
            "hinglish": "Sign karne ke 14 din mein chaabi mil jaati hai.",
            "hi": "हस्ताक्षर के 14 दिन में चाबी मिल जाती है।",
            "ar": "تسلم المفاتيح خلال 14 يوماً من التوقيع.",
        },
        (FactKind.COMPANY, "company"): {
            "en": "We have let and sold homes in Kuala Lumpur and Penang since 2012.",
            "hinglish": "Hum 2012 se Kuala Lumpur aur Penang mein ghar rent aur sale kar rahe hain.",
            "hi": "हम 2012 से कुआलालंपुर और पेनांग में घर किराए पर देते और बेचते हैं।",
            "ar": "نؤجر ونبيع المنازل في كوالالمبور وبينانغ منذ 2012.",
        },
        (FactKind.CUSTOMER, "customer"): {
            "en": "Last year 210 families found their home with us.",
            "hinglish": "Pichhle saal 210 parivaaron ko humse ghar mila.",
            "hi": "पिछले साल 210 परिवारों को हमसे घर मिला।",
            "ar": "وجدت 210 عائلات منزلها معنا العام الماضي.",
        },
    },
}
