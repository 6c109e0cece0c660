"""Telling words of the languages that share a script: the data behind `language.py`."""

_WORDS = {
    "en": """the a an is are was were be been am i i'm im i'll i've you u ur your yours he she it it's its we we're they them this that these
those what whats what's which who whom how when where why do does did don't dont didn't doesn't doesnt can can't cant could would
wouldn't should will won't wont shall may might must have has had haven't not no yes yeah yep yup nope ok okay k sure please pls plz
thanks thank thx ty hello hi hey dear good morning evening night great nice cool of for from with without within about into over
under after before than then there here my mine me our ours us his her their if and or but so because as at by on in to up down out
off any some all each more most less much many few very too also just only still already yet again now later soon today tomorrow
tmrw tomorow tonight yesterday week weeks weekend month months year years day days hour hours time date monday tuesday wednesday
thursday friday saturday sunday send sent share give need want get got take buy bought order pay paid payment price prices pricing
cost costs costly cheap expensive budget discount offer offers delivery deliver location address number phone call callback contact
email mail message reply website site link app login account invoice bill refund cancel return exchange size colour color
available availability stock details detail info information interested looking love like know think see try make made work works
working use using help let lets let's new old free trial plan plans demo meeting schedule book booking visit open opens close closed
start stop tell talk speak team manager office store shop product products service quality warranty guarantee stuff thing things
pics pic photo photos video noted got it's possible emi cod sir madam one two three first last next same other another
different better best wrong right issue problem not working sorry wait waiting long far near max tops approx per month piece
spicy fine done maybe nothing something anything someone anyone noted confirm confirmed correct actually really bro guys what's
costly high low big small back come coming going go gonna wanna been being ago min minutes lol omg btw asap fyi""",
    "es": """el la los las un una unos unas de del al y o que qué quién quien cómo como cuándo cuando dónde donde cuál cuánto cuanto
cuántos cuesta cuestan es son está están esta este esto eso ese estoy estamos soy ser hay tiene tienen tengo tenemos quiero
quiere queremos necesito necesita necesitamos puedo puede pueden podría por para pero con sin sobre muy más menos también
ya no sí si me mi mis te tu tus su sus se lo le les nos gracias hola buenos buenas días tardes noches favor precio precios
envío enviar enviame mándame entrega comprar compro pagar pago tarjeta efectivo presupuesto semana semanas mes meses año mañana
hoy ahora luego después antes todavía gratis oferta descuento tienda dirección información vale claro entiendo entendí pensaré
dólares pesos euros cuenta factura pedido llamar llámame dejen deje escribirme mensajes hasta desde entre cada otro otra nada
algo bien mal mejor peor aplicación cita demasiado caro barato tampoco porque aún ustedes usted nosotros urgente""",
    "fr": """le la les un une des du de et ou où que qui quoi comment quand combien pourquoi est sont êtes suis sommes avez avoir ai
je tu il elle nous vous ils ce cette ces mon ma mes votre vos notre pas plus très bien oui non merci bonjour bonsoir salut
s'il plaît prix livraison acheter payer semaine mois demain aujourd'hui avec sans pour dans sur par mais aussi c'est d'un l'
quel quelle quels puis peux voudrais veux besoin situés adresse boutique gratuit envoyer""",
    "pt": """o a os as um uma uns umas de do da dos das e ou que quem como quando onde qual quanto quantos é são está estão sou
tem têm tenho quero preciso posso pode por para mas com sem muito mais menos também já não sim me meu minha você vocês nós
obrigado obrigada olá oi bom boa dia tarde noite favor preço loja fica entrega comprar pagar cartão boleto semana mês amanhã
hoje agora depois antes grátis desconto endereço informação ainda isso essa esse nosso gostaria""",
    "de": """der die das ein eine einen einem und oder ist sind war bin bist haben habe hat ich du er sie es wir ihr mein dein sein
nicht kein keine wo was wer wie wann warum welche welcher kann können könnte möchte will brauche bitte danke hallo guten tag
preis preisliste preise kaufen bezahlen lieferung woche monat morgen heute mit ohne für von zu auf im am bei nach aber auch
sehr noch schon finde gibt geht ja nein viel kostet""",
    "tl": """po ang ng mga ko mo naman ba opo pwede magkano paano muna kayo namin namen lang din rin nakausap hindi wala meron salamat ganda bakit kailan saan""",
    "id": """yang dan atau ada apa apakah ini itu tidak tak bukan bisa boleh mau saya aku kamu anda kami kita mereka berapa harga
dimana mana kapan bagaimana kenapa siapa dengan untuk dari ke di pada sudah belum akan juga saja aja dong kak mas mbak pak
terima kasih tolong mohon diskon kirim beli bayar barang toko alamat besok hari minggu bulan gratis promo murah mahal""",
    "it": """il lo la gli le un uno una di del della dei e o che chi come quando dove quale quanto costa è sono sei ho hai ha abbiamo
non sì per con senza molto più grazie ciao buongiorno prezzo spedizione comprare pagare settimana mese domani oggi vorrei posso""",
}

# Hindi words of Latin script are in romanised_hindi.py; these are the other Indian languages people romanise.
_ROMANISED = {
    "mr-Latn": """mala nako ahe aahe aahet nahiye pahije pahijet kay kasa kasha kashi kuthe kadhi kiti tumhi tumcha tumchya majha mazha
mazya aamhi amhi aamhala tyacha zala zale hoil hoel karaycha karayche ghyaycha ghyayche sanga saanga milel dya kara nahit khup
ajun udya aaplya baddal sathi""",
    "ta-Latn": """enakku venum vendum venam irukku iruku illa illai enna epdi eppadi eppo epo evlo evalo yenga enga naan nan neenga
ungal unga ungaluku pannunga pannanum sollunga anuppunga kudunga vaanga vanga romba konjam nalla seri aama aamaa inga anga
inniku naalaikku machan thala""",
    "te-Latn": """naaku naku kavali kaavali kavala undi unnaya unda ledu leda enti emiti ela eppudu ekkada entha enta meeru miru meeku
mee cheppandi pampandi pampinchandi cheyandi chesi ayindi avuna avunu kaadu kadu chala bagundi ippudu repu ivvandi vaddu vastundi
telusa emi garu""",
    "bn-Latn": """ami amar amake apni apnar apnake tumi tomar ache achhe nei chai lagbe koto kobe kothay keno kivabe kibhabe bolun
pathan dorkar hobe korbo korte korun khub bhalo dada didi ektu ekhon jonno thik ache dam""",
    "gu-Latn": """mane tamne tame tamaru tamaro amne ame chhe che nathi joie joiye joiyе ketla ketlu kyare kyan shu su kem aapo aapjo
moklo moklavo karvu levu hu maro maru mari nahi have saru barabar""",
    "pa-Latn": """mainu menu tuhanu tusi tussi sanu assi asi da di de hega haiga nahi chahida chahidi kinna kinne kithe kadon kiven
dasso daso bhejo ji kardo paaji paji veere changa vadiya hun""",
    "kn-Latn": """nanage nange beku beda ide illa enu yenu hege yavaga elli eshtu estu neevu nimma nimge namma kodi kalisi maadi madi
helli thumba tumba chennagide""",
    "ml-Latn": """enikku venam vendaa undo illa enthu entha engane eppol evide ethra njan ningal ningalude parayu ayakku ayakkamo cheyyu
kittumo nallath alle aanu anu""",
    "ur-Latn": "",
}

# Words that tell Marathi, Nepali and Hindi apart in Devanagari.
_DEVANAGARI = {
    "mr": """मला नको आहे आहेत नाही नाहीत हवे हवी हवा पाहिजे काय कसे कसा कशी कुठे कधी किती मिळेल तुम्ही तुमचा तुमची तुमचे तुमच्या माझा माझी
माझे माझ्या आम्ही आम्हाला आमचा आमच्या आणि पण किंवा झाले झाला होईल करायचे करा करू नका द्या सांगा पाठवा बद्दल साठी खूप उद्या आज
मध्ये वर घ्यायचे घ्यायचा बंद थांबवा कृपया तुमचं आपण आपला आपले आपल्या चे च्या ची चा ला ने शकता शकतो लागेल येईल हे ते""",
    "hi": """मुझे मैं मेरा मेरी मेरे हम हमें हमारा हमारी हमारे आप आपका आपकी आपके आपको तुम है हैं था थी थे हो होगा होगी नहीं मत क्या
क्यों कैसे कैसा कैसी कब कहाँ कहां कितना कितने कितनी कौन और या लेकिन तो भी का की के को से में पर तक लिए चाहिए चाहता चाहती
करना कर करो कीजिए करें दो दीजिए भेजो भेजिए बताओ बताइए गया गई रहा रही रहे हुआ हुई अभी आज कल अगर बहुत ज़्यादा ज्यादा यह ये वह
वो इस उस इतने सकते सकता लेना देना वाला वाली वाले जी हाँ हां कोई कुछ""",
    "ne": "छ छन् हुन्छ मलाई तपाईं तपाईंको कति कहिले गर्नुहोस् भयो हुनुहुन्छ चाहियो छैन",
}

# Words that tell the languages of Arabic script apart where their letters do not.
_ARABIC_SCRIPT = {
    "ar": """هل ما ماذا كم متى أين اين كيف من في على إلى الى عن مع هذا هذه ذلك نعم لا أريد اريد أحتاج شكرا مرحبا السلام عليكم فضلك
لو سمحت عندكم عندي لدي السعر سعر الدفع موافق أنا انا أنت نحن التي الذي كل بعد قبل غدا اليوم الآن وين شو ايش بكم ممكن ابغى عايز بدي مو مش""",
    "fa": """سلام است هست نیست می‌خواهم میخواهم می‌خوام میخوام چند چقدر قیمت کی کجا چه چی چطور چگونه لطفا لطفاً ممنون مرسی بله نه
برای از با را در این آن شما من ما خود دارید دارم کنید بفرستید ارسال خرید اطلاعات آیا تومان هزینه دیگر نکنید خواهش باشه""",
    "ur": """ہے ہیں تھا کیا کیوں کیسے کب کہاں کتنا کتنے کتنی کی کے کا کو سے میں پر مجھے میرا ہم آپ آپکا نہیں اور یا لیکن بھی تو
چاہیے چاہئے دیں کریں کرو بھیج بتائیں شکریہ جی ہاں پتہ قیمت یہ وہ گا گی رہا رہی""",
}


def _sets(table: dict[str, str]) -> dict[str, frozenset[str]]:
    return {language: frozenset(words.split()) for language, words in table.items()}


LATIN_WORDS = _sets(_WORDS)
ROMANISED_WORDS = _sets(_ROMANISED)
DEVANAGARI_WORDS = _sets(_DEVANAGARI)
ARABIC_SCRIPT_WORDS = _sets(_ARABIC_SCRIPT)
