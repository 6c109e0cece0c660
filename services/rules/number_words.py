"""Number words by language: the data behind `numbers_in_words.py`.

Units are added, scales multiply what stands before them. Words that are also ordinary words ("do", "so", "once") are
safe here because a number in words counts only with a scale or a currency beside it.
"""

from decimal import Decimal

_ENGLISH = {
    "zero": 0, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9,
    "ten": 10, "eleven": 11, "twelve": 12, "thirteen": 13, "fourteen": 14, "fifteen": 15, "sixteen": 16,
    "seventeen": 17, "eighteen": 18, "nineteen": 19, "twenty": 20, "thirty": 30, "forty": 40, "fourty": 40,
    "fifty": 50, "sixty": 60, "seventy": 70, "eighty": 80, "ninety": 90, "couple": 2, "dozen": 12,
}  # fmt: skip

# One to ninety-nine; romanised Hindi is spelled in many ways, Devanagari in few.
_HINDI_ROMANISED = """1 ek|2 do|3 teen|3 tin|4 char|4 chaar|5 paanch|5 panch|5 pach|6 chhe|6 che|6 chah|6 chhah|7 saat|7 sat|8 aath|8 ath
9 nau|9 no|10 das|10 dus|11 gyarah|11 gyara|12 barah|12 bara|13 terah|14 chaudah|15 pandrah|15 pandra|15 pandhra|16 solah|17 satrah
18 atharah|18 athara|19 unnis|20 bees|20 bis|21 ikkis|22 bais|23 teis|24 chaubis|25 pachees|25 pachis|25 pacchis|26 chabbis|27 sattais
28 atthais|30 tees|30 tis|32 battis|35 paintis|35 paintees|36 chattis|40 chalis|40 chalees|40 chaalis|42 bayalis|45 paintalis
45 paintalees|48 adtalis|50 pachas|50 pachaas|50 pachhas|51 ikyavan|55 pachpan|60 saath|60 sath|65 painsath|70 sattar|75 pachattar
75 pachhattar|75 pichattar|80 assi|85 pachasi|90 nabbe|95 pachanve|95 pachyanve|99 ninyanve"""
_HINDI = """1 एक|2 दो|3 तीन|4 चार|5 पांच|5 पाँच|6 छह|6 छः|6 छे|7 सात|8 आठ|9 नौ|10 दस|11 ग्यारह|12 बारह|13 तेरह|14 चौदह|15 पंद्रह|15 पन्द्रह
16 सोलह|17 सत्रह|18 अठारह|19 उन्नीस|20 बीस|21 इक्कीस|22 बाईस|23 तेईस|24 चौबीस|25 पच्चीस|26 छब्बीस|27 सत्ताईस|28 अट्ठाईस|30 तीस|32 बत्तीस
35 पैंतीस|36 छत्तीस|40 चालीस|42 बयालीस|45 पैंतालीस|48 अड़तालीस|50 पचास|55 पचपन|60 साठ|65 पैंसठ|70 सत्तर|75 पचहत्तर|80 अस्सी|85 पचासी|90 नब्बे
95 पचानवे|2 दोन|4 चार|5 पाच|6 सहा|9 नऊ|10 दहा|20 वीस|25 पंचवीस|50 पन्नास"""
_SPANISH = """1 un|1 uno|1 una|2 dos|3 tres|4 cuatro|5 cinco|6 seis|7 siete|8 ocho|9 nueve|10 diez|11 once|12 doce|13 trece|14 catorce
15 quince|16 dieciséis|16 dieciseis|17 diecisiete|18 dieciocho|19 diecinueve|20 veinte|25 veinticinco|30 treinta|40 cuarenta|50 cincuenta
60 sesenta|70 setenta|80 ochenta|90 noventa|100 cien|100 ciento|200 doscientos|300 trescientos|400 cuatrocientos|500 quinientos
600 seiscientos|700 setecientos|800 ochocientos|900 novecientos"""
_ARABIC = """1 واحد|2 اثنين|2 اثنان|3 ثلاث|3 ثلاثة|4 أربع|4 أربعة|4 اربع|4 اربعة|5 خمس|5 خمسة|6 ست|6 ستة|7 سبع|7 سبعة|8 ثمان|8 ثماني|8 ثمانية
9 تسع|9 تسعة|10 عشر|10 عشرة|15 خمسطعش|20 عشرين|20 عشرون|30 ثلاثين|30 ثلاثون|40 أربعين|40 اربعين|50 خمسين|50 خمسون|60 ستين|70 سبعين
80 ثمانين|90 تسعين|100 مئة|100 مائة|100 مية|100 ميه|200 مئتين|200 مئتي|200 ميتين|300 ثلاثمئة|400 أربعمئة|500 خمسمئة|500 خمسمية|800 ثمانمئة
2000 ألفين|2000 الفين|2000 ألفان|2000000 مليونين"""
_PERSIAN_URDU = """1 یک|2 دو|3 سه|4 چهار|5 پنج|10 ده|20 بیست|50 پنجاه|100 صد|1 ایک|3 تین|4 چار|5 پانچ|10 دس|15 پندرہ|20 بیس|25 پچیس
30 تیس|40 چالیس|50 پچاس"""
_OTHER_INDIAN = """1 এক|2 দুই|2 দু|3 তিন|4 চার|5 পাঁচ|10 দশ|15 পনেরো|20 কুড়ি|20 বিশ|25 পঁচিশ|50 পঞ্চাশ|1 એક|2 બે|3 ત્રણ|4 ચાર|5 પાંચ|10 દસ|20 વીસ
25 પચીસ|50 પચાસ|1 ਇੱਕ|2 ਦੋ|3 ਤਿੰਨ|5 ਪੰਜ|10 ਦਸ|20 ਵੀਹ|50 ਪੰਜਾਹ|1 ஒரு|2 இரண்டு|2 ரெண்டு|3 மூன்று|5 ஐந்து|5 அஞ்சு|10 பத்து|20 இருபது|50 ஐம்பது
1 ఒక|2 రెండు|3 మూడు|5 ఐదు|10 పది|20 ఇరవై|50 యాభై|1 ಒಂದು|2 ಎರಡು|3 ಮೂರು|5 ಐದು|10 ಹತ್ತು|20 ಇಪ್ಪತ್ತು|50 ಐವತ್ತು|1 ഒരു|2 രണ്ട്|3 മൂന്ന്|5 അഞ്ച്
10 പത്ത്|20 ഇരുപത്|50 അമ്പത്"""

_SCALES = {
    100: "hundred sau so सौ শো",
    1000: """k ribu rb thousand thousands grand thou hazaar hazar hajar hazaars hajaar hzr hjr हजार हज़ार हज़ार mil ألف الف آلاف الاف elf
             হাজার હજાર ਹਜ਼ਾਰ ஆயிரம் వేలు వేల వెయ్యి ಸಾವಿರ ആയിരം ହଜାର ہزار هزار ہزاری""",
    100_000: """lakh lac lakhs lacs l lakhh laakh lkh लाख लाखों লাখ লক্ষ લાખ ਲੱਖ லட்சம் లక్ష లక్షలు లక్షల ಲಕ್ಷ ലക്ഷം ଲକ୍ଷ لاکھ peti पेटी""",
    1_000_000: "m million juta jt millions mn mio millón millon millones مليون ملايين میلیون",
    10_000_000: "crore crores cr crs karod karor करोड़ करोड़ করোড় કરોડ ਕਰੋੜ கோடி కోటి కోట్లు ಕೋಟಿ കോടി କୋଟି کروڑ khokha",
    1_000_000_000: "billion bn میلیارد مليار",
}

_HALVES = {
    "dedh": Decimal("1.5"), "dedhh": Decimal("1.5"), "derh": Decimal("1.5"), "डेढ़": Decimal("1.5"), "डेढ": Decimal("1.5"),
    "ڈیڑھ": Decimal("1.5"), "dhai": Decimal("2.5"), "dhaai": Decimal("2.5"), "adhai": Decimal("2.5"), "adhaai": Decimal("2.5"),
    "ढाई": Decimal("2.5"), "अढ़ाई": Decimal("2.5"), "ڈھائی": Decimal("2.5"), "half": Decimal("0.5"), "aadha": Decimal("0.5"),
    "adha": Decimal("0.5"), "आधा": Decimal("0.5"), "medio": Decimal("0.5"), "media": Decimal("0.5"), "نصف": Decimal("0.5"),
    "savva": Decimal("1.25"), "quarter": Decimal("0.25"), "दीड": Decimal("1.5"), "अडीच": Decimal("2.5"), "દોઢ": Decimal("1.5"),
    "અઢી": Decimal("2.5"), "দেড়": Decimal("1.5"), "আড়াই": Decimal("2.5"),
}  # fmt: skip

# What Hindi puts before a number to move it by a part of one: "sadhe teen" is 3½, "paune do" 1¾.
SHIFTS = {
    "sadhe": Decimal("0.5"), "saadhe": Decimal("0.5"), "sadhey": Decimal("0.5"), "साढ़े": Decimal("0.5"),
    "साडे": Decimal("0.5"), "sava": Decimal("0.25"), "sawa": Decimal("0.25"), "सवा": Decimal("0.25"),
    "paune": Decimal("-0.25"), "pone": Decimal("-0.25"), "पौने": Decimal("-0.25"),
}  # fmt: skip


def _listed(table: str) -> dict[str, Decimal]:
    pairs = (entry.split() for line in table.splitlines() for entry in line.split("|"))
    return {word: Decimal(value) for value, word in pairs}


UNITS: dict[str, Decimal] = {
    **{word: Decimal(value) for word, value in _ENGLISH.items()},
    **_listed(_HINDI_ROMANISED), **_listed(_HINDI), **_listed(_SPANISH), **_listed(_ARABIC), **_listed(_PERSIAN_URDU),
    **_listed(_OTHER_INDIAN),
    **_HALVES,
}  # fmt: skip
SCALES: dict[str, int] = {word: scale for scale, words in _SCALES.items() for word in words.split()}
# Scales only the subcontinent uses: they imply rupees.
SOUTH_ASIAN_SCALES = frozenset({100_000, 10_000_000})
