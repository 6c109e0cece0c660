"""Whether a message says that its writer needs something: a real wish, however open, in the languages contacts write."""

import re

_NEED = re.compile(
    r"\b(?:i|we) (?:am |are |'m )?(?:looking|searching|hunting) (?:for|to)|\b(?:looking|searching) (?:for|to (?:buy|rent|get|hire|book|join|learn|start))\b"
    r"|\b(?:i|we)(?:'d| would)? (?:need|want|require|like to (?:buy|rent|get|hire|book|join|know about|have))\b|\b(?:need|want|require)(?:d|s|ing)? (?:a|an|some|to|\d|one|two|new|used|good|help)\b|\binterested in (?!this\b|it\b)\w"
    r"|\b\w+ (?:chahiye|chaiye|chahie|chaahiye|cahiye|chiye)\b|\b(?:chahta|chahti|chahte) (?:hu|hun|hoon|hai|hain|h)\b|\b(?:dhundh|dhoondh|dekh|khoj) (?:raha|rahi|rahe|rha|rhi|rhe)\b|\b(?:lena|kharidna|karwana|karana|banwana|rent pe) (?:hai|tha|chah\w*)\b|\bzarurat hai\b"
    r"|चाहिए|चाहिये|चाहता|चाहती|चाहते|ढूँढ|ढूंढ|ज़रूरत|जरूरत|लेना है|लेनी है|खरीदना|खरीदनी|देख (?:रहा|रही|रहे)|तलाश|हवा आहे|हवी आहे|পাওয়া|দরকার|চাই|જોઈએ|ਚਾਹੀਦ|வேண்டும்|வேணும்|தேவை|కావాలి|ಬೇಕು|വേണം|ଦରକାର"
    r"|أبحث عن|ابحث عن|أريد|اريد|أحتاج|احتاج|أبغى|ابغى|أبي|ابي|محتاج|بدي|أرغب|ارغب|مهتم ب|می‌خواهم|میخوام|نیاز دارم|دنبال|چاہیے|چاہئے|درکار"
    r"|\b(?:busco|necesito|quiero|quisiera|estoy buscando|me interesa|nos interesa|necesitamos|buscamos)\b"
    r"|\b(?:saya|aku|kami|i) (?:nak|mahu|mau|perlu|cari|ingin|butuh)\b|\bnak (?:beli|sewa|cari)\b|\b(?:venum|vendum|kavali|kaavali|beku|venam)\b",
    re.IGNORECASE,
)
# A need that is not for what is sold: "I need to think", "want to talk to a person".
_OTHER = re.compile(
    r"\b(?:need|want|like) to (?:think|talk|speak|ask|check|discuss|cancel|return|complain|know (?:if|why|who)|go|leave|stop)\b|\bneed (?:some )?(?:time|help with my)\b|\bno need\b|\b(?:don'?t|do not|didn'?t) (?:need|want)\b"
    r"|\bnahi (?:chahiye|chaiye)\b|नहीं चाहिए|(?:لا|ما) (?:أريد|اريد|أحتاج|احتاج|أبي|ابي|أبغى|ابغى)|\bno (?:quiero|necesito|busco|me interesa)\b|\btak (?:nak|mahu)\b",
    re.IGNORECASE,
)


def states_need(text: str) -> bool:
    """True where the text names a wish for something; a wish to be left alone or to think is none."""
    flat = " ".join(text.replace("’", "'").split())
    return _NEED.search(flat) is not None and _OTHER.search(flat) is None
