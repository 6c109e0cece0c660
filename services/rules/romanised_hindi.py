"""Which words of a Latin-script message are Hindi: the lexicon behind "Hinglish".

Stock detectors never report romanised Hindi, so the words are listed here: function words with their chat spellings,
and verbs as stem × ending. Deciding the language of a whole message is `language.py`'s.
"""

import re

# Unambiguous: none is an ordinary English, Spanish, French, Portuguese, German or Indonesian word.
_FUNCTION_WORDS = """
hai hain hn hona hoga hogi honge hota hoti hote hu hun hoon hua hui hue huwa tha thi thay hoye
ka ki ke ko kaa kii kee kou ne mein mai mei me~ se~ pe~ pr~ tk tak talak
kya kia kyu kyun kyon kyo kyuki kyunki kyonki kaise kese kaisa kaisi kesa kesi kab kb kabhi kbhi kahan kaha kha kidhar
kaun kon konsa kaunsa kaunsi konsi konse kaunse kitna kitne kitni ktna ktne kisi kisko kiske kiska kiski kisne kis
aur or~ ya~ lekin lekn magar par~ agar agr toh phir fir phirse firse warna varna tabhi isliye isliey taki taaki jaise jese waise
nahi nahin nhi nai~ nahee naheen nahii nai mat mt na~ haan han haa hanji haanji ji~ bilkul bilkl zaroor zarur jarur jaroor
yeh ye yah woh wo voh ve in~ un~ iska iski iske isko isme ismein isse uska uski uske usko usme usmein usse inka inki inke
inko unka unki unke unko unse inse yahan yaha idhar wahan waha udhar idher udher aisa aise aisi waisa waisi
mera meri mere mujhe mujhko muje mjhe mje mujh mujhse main~ maine mene hum~ hmlog humko hume humein hme hamko humara humari
humare hamara hamari hamare humne hamne tera teri tere tujhe tum tumhara tumhari tumhare tumko tumhe tumne aap ap~ aapka
aapki aapke aapko apka apki apke apko aapne apne apna apni apko apse aapse khud
kuch kuchh kch koi koyi sab sabhi saare sara saari sabko sabse bahut bhut bohot bohat boht bahot thoda thodi thode
thora zyada jyada jada zada ziada kam~ kum itna itni itne utna utni utne jitna jitni jitne poora pura puri poori aadha adha
abhi abi ab~ aaj aj kal~ parso parson subah shaam sham~ raat dopahar din~ dino dinon hafta hafte hafton mahina mahine
mahino mahinon saal saalon ghanta ghante ghanto turant turnt jaldi jldi jald der~ baad bad~ pehle phle pahle pehla pahla
dusra doosra dusre teesra agla agle agli pichla pichle pichli
wala wali wale vala vali vale waala waali waale jo~ jab jb jahan jaha jisko jiska jiski jinka
bhi bi~ hi~ sirf sirif bas~ keval kewal matlab mtlb yani yaani shayad shyd sahi shi theek thik teek thk accha acha achha acchi
achi acche achhe achi bura buri bekar bekaar bdhiya badhiya badiya mast sundar pakka pkka sach jhooth jhoot galat
liye lie~ sath saath bina andar bahar upar niche neeche samne paas pas~ dur door~ beech bich taraf tarah tarike
dono teeno charo ek~ teen~ chaar paanch panch saat aath nau das~ gyarah barah bees tees chalis chaalis pachas pachaas
saath sattar assi nabbe sau hazaar hazar hajar dedh dhai adhai sawa paune
"""
_CONTENT_WORDS = """
paisa paise paisey rupaye rupay rupya rupaya rupaiye daam dam~ keemat kimat kharcha kharch mehnga mehenga mahanga mehngi
mahangi mehnge sasta sasti saste muft udhar~ udhaar kist kishto kiraya bhada fayda faida nuksan chhoot chhut
ghar makan makaan dukan dukaan zameen jameen zamin gaadi gadi gaari kapda kapde saman samaan samaaan khana paani pani
kaam kam_ naukri dhanda vyapar karobar kagaz kagaj
log~ logo logon bhaiya bhaiyya bhaiyaa didi beta beti baccha bacha bachcha bachche bache biwi pati patni papa~ mummy~
dost ladka ladki shaadi shadi pariwar parivar mata pitaji pitajee
baat baatein batein batao btao bataiye batayein batana btana bta bata bataye bolo bol bola boli bole boliye
madad maddad dhanyavad dhanyawad shukriya shukria maaf maafi mafi kripya kripaya krpya pareshan dikkat dikat pareshani samasya
jaankari jankari janakari jaanna sochna soch sochke soche faisla irada jarurat zaroorat zarurat jaroorat chahiye chaiye
chahie chaahiye chhahiye chahte chahta chahti chahiy chaiye chaheye chahia
pata~ patah maloom malum yaad yad~ khabar samajh smjh samjh smajh samjha samjhe samjhao dhyan vishwas bharosa bharosaa yakeen
intezaar intzar intezar wapas vapas waapis wapis kharab kharaab tuta toota band~ chalu chaloo shuru khatam khtm naya nayi naye purana
purani purane bada badi bade chota choti chote chhota chhoti lamba hafta
gadha gadhe kutta kutte kamina kamine saala saale sale~ chutiya bewakoof bevkoof pagal dhokha dhoka fraud~ chor thag loot
likh likho likha likhdo nikla nikle nikli nikalta shamil karwani karwane padti padta padega padegi uthwa utarwa barish baarish chiye chaiyen wahi bori
rkh rkho bik bika bikta khata jama poocho lagwa lagwana lagwani lagwao hogya hogyi krwani krwado kariye kijiega chahta pahuncha pahucha bhaw maal thanda garam
jaan zindagi maut khudkushi atmahatya vakil vakeel adalat dava dawa dawai dawaai ilaaj bimari beemari doctor~
hafte kaafi kafi~ ekdum ekdam bilkul jaisa asli nakli khush dukhi gussa naraz
chalo chal~ chalega chlega chalegi chalta chalti chalte rahega rahegi rha rhi rhe raha rahi rahe rakha rakho rakhna
milega milegi milenge mila mile mili milta milti milte milna mil~ milo milke dikha dikhao dikhaiye dikhaye dikhana dekha dekho dekh dekhna
dekhte dekhenge dekhiye dekhke jaana jana jaunga jaungi jaenge jayega jayegi jata jati jate jao jaao jaiye gaya gya gayi gyi gaye gye ja~
aana aaya aya aayi ayi aaye aye aao aata aati aate aayega ayega aayegi aaunga aaungi aaenge aunga aa~ aake
diya dia~ diye di~ dena dena dete deta deti dunga doonga dungi denge dega degi dijiye dijiyega dedo dede dede dekar doge
liya lia liye lena leta leti lete lunga loonga lungi lenge lega legi lijiye lijiyega lelo lekar leke loge leliya
kiya kia kiye kijiye kijiyega karo kro kar~ kr krna karna krne karne krta karta krti karti krte karte karunga krunga karungi krungi
karenge krenge karega krega karegi karoge kroge karke krke karwana karvana karwao karwa krwa krwana karwaye kardo krdo kardiya
krdiya kardijiye karu karoon karle krle karlo karlenge karri
sakta sakti sakte skta skti skte sake sako saku sakoon paega payega payenge payi paya
chhod chod~ chhodo chodo hatao hata hatado hataa bhejo bhej bhejna bheja bheje bhejiye bhejdo bheju bhejta bhejenge
lagta lagti lagte laga lage lagega lagegi lagana lagao lagaya lagau lgta lga lgega rehna rehta rehti rehte reh
"""
_STEMS = """
khareed kharid bech khol samajh samjh bula ruk pahuch pahunch pohoch bhar sun pooch puch padh likh nikal nikaal utha
chuka chala ghum soch bata bana banwa mangwa manga mang dikha dila pila sikha sikh kha rakh rok badal badl badha ghata
chaah puch jod tod chun bhul bhool hat hata laga lagwa bacha jama uthwa samjha bulwa chalwa dhund dhoond jaan maan
"""
_ENDINGS = "na ne ni ta te ti o iye iyega unga ungi enge ega egi oge a i e ke kar wa wao wana do lo de le dijiye lijiye"

# Hindi only beside another Hindi word: each is also an ordinary word of English or of a neighbour language.
WEAK_WORDS = frozenset(
    """me se pe pr or ya par na nai ji in un main hum ap ab kal kam der bad bi hi bas jo ek teen das lie pas door dam log kal
    papa mummy sham din yad pata chal mil ja aa dia di kar sale chod band kafi to do is us the so man tak use bus are ho he
    de le lo la ga ge gi h k n m b r hm udhar kum kaha tu ko ki ke ka pura usko baar jin sun han raha mai""".split()
)
# Forms of address and loans: LABELS-style definition, they do not make an English sentence Hindi.
ADDRESS_WORDS = frozenset(
    "bhai bhaiya bhaiyya bro ji jee sir madam maam yaar yar boss dost didi uncle aunty namaste namaskar lakh lac lakhs crore "
    "crores cr rupees rs inr desi jugaad paneer biryani masala roti chai salaam salam".split()
)

_REPEATED = re.compile(r"(.)\1{2,}")
_LATIN_WORD = re.compile(r"[a-zA-ZÀ-ÿ']+")


def _strong_words() -> frozenset[str]:
    listed = {word for word in (_FUNCTION_WORDS + _CONTENT_WORDS).split() if word[-1] not in "~_"}
    verbs = {stem + ending for stem in _STEMS.split() for ending in _ENDINGS.split()}
    english = {
        "bane",
        "bana",
        "mange",
        "jame",
        "pile",
        "rake",
        "rock",
        "sung",
        "sunna",
        "mane",
        "mana",
        "suni",
        "hate",
        "hata",
        "hati",
        "chuni",
        "rukna",
        "manna",
        "mania",
        "suna",
        "sune",
        "toda",
        "jode",
        "mango",
        "sunday",
    }
    only_weak = WEAK_WORDS - {"ka", "ki", "ke", "ko", "tak", "ho", "kaha", "usko", "baar", "raha", "pura"}
    return frozenset((listed | verbs) - english - only_weak - ADDRESS_WORDS)


STRONG_WORDS = _strong_words()


def fold(word: str) -> str:
    """Lower-case and shorten letters typed three times or more: "nahiiii" → "nahi"."""
    return _REPEATED.sub(r"\1", word.lower())


def words(text: str) -> list[str]:
    """The Latin-script words of a text, folded; digits and other scripts are left out."""
    return [fold(word) for word in _LATIN_WORD.findall(text)]


def count_hindi(tokens: list[str]) -> tuple[int, int]:
    """How many of the tokens are surely Hindi, and how many may be."""
    strong = sum(token in STRONG_WORDS for token in tokens)
    return strong, sum(token in WEAK_WORDS for token in tokens)
