"""The words of urgency: whom to call, how soon, and what only sounds so.

Each list can be lengthened without reading the code that uses it. How a wording is written:
`phrases.py`.
"""

from __future__ import annotations

from handoutgen.understanding.wordings.phrases import either, wording

_112 = r"(?<!\d\s)112(?!\s\d)"

# Whom one turns to when ill. Not »lægemidler«, not »lægkrampe«.
MEDICAL = (
    r"(?:vagt|akut|special|tand|øjen|børne|egen|praktiserende |hospitals|familie)?læge(?:n|r|rne|ns|s)?",
    "lægehjælp*",
    "lægevagt*",
    "lægefaglig*",
    "lægeundersøgelse",
    "lægeklinik*",
    "lægehus*",
    "lægeambulance*",
    "skadestue*",
    "skadeklinik*",
    "akutmodtagelse*",
    "akutafdeling*",
    "akutklinik*",
    "akuttelefon*",
    "akuthjælp*",
    "hospital*",
    "sygehus*",
    _112,
    "1813",
    "1818",
    "alarmcentral*",
    "ambulance*",
    "giftlinje*",
    "jordemoder*",
    "fødegang*",
    "fødemodtagelse*",
)
# Others one may turn to; they make a heading a call for help, but no sentence elsewhere.
PROFESSIONAL = (
    "hjælp",
    "sundhedsprofessionel*",
    "sundhedsfaglig*",
    "sundhedsperson*",
    "sundhedsvæsen*",
    "sundhedsplejerske*",
    "sygeplejerske*",
    "fysioterapeut*",
    "kiropraktor*",
    "osteopat*",
    "behandler*",
    "specialist*",
    "fagperson*",
    "ekspert*",
    "professionel*",
    "*klinik*",
    "*afdeling*",
    "*afsnittet",
    "*ambulatori*",
    "psykolog*",
    "psykiatr*",
    "os",
    "vurdering",
    "behandling",
    "rådgivning",
)
_MEDICAL = either(MEDICAL)
_ANYBODY = either(MEDICAL + PROFESSIONAL)
_FEW = r"(?:[\w/.–-]+,? ){0,5}?"
"""Up to five words; a dash between them is one."""
_TWO = r"(?:[\w/.-]+ ){0,2}?"

_SEARCH = "(?:(?:op)?søge?|tilkalde?|(?:op)?søger (?:du|man|i)|tilkalder (?:du|man|i))"
_REACH = "(?:kontakte?|kontaktes|kontakter (?:du|man|i)|henvende?|henvender (?:du|man|i)|konsultere?)"
_RING = "(?:ringe?|ringer (?:du|man|i)|ringes|opkald|kalde?)"
_GO = "(?:tage?|gå|køre?|komme?|skynd|køres|bringes|(?:tager|går|kører|kommer) (?:du|man|i))"
_CALLER = "(?:du|man|i|der|pårørende|andre|nogen|familien|hjemmeplejen|personalet)"
_TO_112 = (
    f"(?:{_112}|1813|1818|alarmcentral*|ambulance*|{_TWO}(?:lægevagt*|vagtlæge*|akutlæge*|akuttelefon*))"
)
_MUST = "(?:vigtigt|nødvendigt|bedst|bedre|klogt|afgørende|kræver|kræves|anbefaler|anbefales|råder)"
_AT_ONCE = "(?:straks|akut|omgående|øjeblikkeligt?|med det samme|samme dag|hurtigst muligt)"
_TALK = "(?:tale?|snakke?|rådføre?|drøfte?)"

# Words that send somebody for help, and need no condition beside them.
CALLS = wording(
    f"{_SEARCH} {_FEW}{_MEDICAL}",
    "(?:op)?søge? (?:straks|akut|omgående|øjeblikkeligt?|hurtigt?) hjælp",
    "(?:op)?søge? hjælp (?:straks|akut|omgående|øjeblikkeligt?|hurtigt?|med det samme)",
    f"{_RING} {_FEW}{_TO_112}",
    f"{_CALLER} {_TWO}ringer {_FEW}{_TO_112}",
    f"(?:alarmere?|taste?|slå alarm|bestil(?:le)?) {_FEW}{_TO_112}",
    rf"(?:ved|hvis|har du|får du) [^.!?]{{1,80}}: {_112}",
    f"{_MUST} at {_CALLER} {_TWO}(?:(?:op)?søger|tilkalder|kontakter|ringer|tager|går|kører|kommer|"
    f"henvender) {_FEW}{_MEDICAL}",
    f"^få {_FEW}(?:undersøgt|tjekket|vurderet|tilset|set på) {_TWO}(?:af|hos) {_TWO}{_MEDICAL}",
    # »Ring til lægen:« with lines below it.
    f"(?:{_REACH}|{_RING}) {_FEW}{_MEDICAL}(?=:$)",
    f"{_GO} {_FEW}(?:til|på|i|forbi|med) {_TWO}{_MEDICAL}",
    "(?:skal|bør|må) (?:du |man |i )?(?:straks |akut |omgående |hurtigt )?(?:på|til|i) (?:en |din )?"
    "(?:skadestue*|hospital*|sygehus*|akutmodtagelse*|læge|lægen|lægevagt*|vagtlæge*)",
    f"(?:skal|bør|må) {_FEW}(?:ses|tilses|undersøges|undersøgt|vurderes|vurderet|behandles|tjekkes|"
    f"tjekket) {_TWO}(?:af|hos) {_TWO}{_MEDICAL}",
    "(?:skal|bør) (?:du |det |den |de |man )?(?:straks|akut|omgående|øjeblikkeligt?|"
    "hurtigt) (?:undersøges|vurderes|behandles|indlægges|opereres|undersøgt|vurderet|behandlet|"
    "indlagt|tilses)",
    f"(?:skal|bør) {_FEW}(?:undersøges|vurderes|behandles|indlægges|opereres|tilses|ses) {_AT_ONCE}",
    f"(?:skal|bør|må) (?:du |man |i )?(?:have|få|hente|søge) {_TWO}hjælp {_AT_ONCE}",
    "(?:kræver|kræve|behov for|brug for|nødvendigt med) (?:akut|straks|omgående|øjeblikkelig|"
    "hurtig) (?:læge*|behandling|indlæggelse|hjælp|vurdering|undersøgelse|operation|hospitals*)",
    "(?:kræver|kræve|behov for|brug for) (?:lægehjælp|lægevurdering|indlæggelse|lægelig vurdering)",
    "akut lægehjælp",
)
# Words that do so only with a condition or an urgency beside them.
MAY_CALL = wording(
    f"{_REACH} {_FEW}{_MEDICAL}",
    f"{_RING} {_FEW}{_TWO}{_MEDICAL}",
    f"(?:i )?kontakt(?:en)? (?:med|til) {_TWO}{_MEDICAL}",
    f"få fat (?:i|på) {_TWO}{_MEDICAL}",
    f"(?:bestil(?:le)?|booke?|få|have) {_TWO}tid {_TWO}(?:hos|til) {_TWO}{_MEDICAL}",
    f"give? {_TWO}{_MEDICAL} {_TWO}besked",
    f"(?:melde?|vise?) (?:det|den|dem|dette) {_TWO}(?:til|for) {_TWO}{_MEDICAL}",
    f"lade? {_TWO}{_MEDICAL} {_TWO}(?:undersøge|se|vurdere|tjekke|kigge)",
    f"få {_FEW}(?:undersøgt|tjekket|vurderet|tilset|set på) {_TWO}(?:af|hos) {_TWO}{_MEDICAL}",
    f"{_MEDICAL} (?:skal|bør|må) {_TWO}(?:se|undersøge|vurdere|tilse|tjekke|kontaktes|tilkaldes|søges|"
    "inddrages|underrettes)",
    f"(?:skal|bør|må) {_MEDICAL} {_TWO}(?:se|undersøge|vurdere|tilse|tjekke)",
)
# Whoever tells to talk to a doctor at once means it.
MAY_CALL_AT_ONCE = wording(f"{_TALK} {_FEW}{_MEDICAL}")
# So does whoever sends to those who wrote the article, or treat the reader. Their urgency alone is looked for
# among the letters of `STEMS`: what »ring til os« says without one is no red flag.
STAFF_AT_ONCE = wording(
    f"(?:{_REACH}|{_RING}) {_FEW}(?:os|*klinik*|*afdeling*|*afsnit*|*ambulatori*|fysioterapeut*|"
    "kiropraktor*|sygeplejerske*|sundhedsplejerske*|fodterapeut*|behandler*)",
)
# Whoever was operated on turns to the ward for what else sends to a doctor …
WARD = wording(
    f"(?:{_REACH}|{_RING}) {_FEW}(?:*afdeling|*afdelingen|*afsnit|*afsnittet|ambulatori*|operationsgang*)",
)
# … but also with errands that are no sign of anything.
ERRAND = wording(
    "spørgsmål",
    "afbud",
    "aflys*",
    "forhindret",
    "(?:kan|kunne) (?:du |man )?ikke (?:komme|møde)",
    "bestil*",
    "booke?",
    "(?:anden|ny|flytte|ændre|rykke|få|have) … (?:tid|tiden)",
    "i tvivl om (?:tid*|din tid|øvelse*|planen)",
)
# Anything a heading or a section for help may say.
TURNS_TO = wording(
    f"(?:{_SEARCH}|{_REACH}|{_RING}) {_FEW}{_ANYBODY}",
    f"(?:{_GO}|{_TALK}) {_FEW}(?:til|på|i|med|hos) {_TWO}{_ANYBODY}",
    f"(?:til|på|af|hos) {_TWO}{_MEDICAL}",
)
# »Ring til klinikken, hvis du«: what comes below says when.
ENDS_OPEN = wording(
    "(?:hvis|når|ved|såfremt|i tilfælde af)(?: (?:du|man|i|der|den|det|barnet|dit barn))?"
    "(?: (?:får|har|oplever|mærker|bliver|er|kommer))?"
    "(?: (?:et|en|én|ét)? ?(?:eller flere )?af (?:følgende|disse)(?: \\w+)?| følgende(?: \\w+)?)?",
    end="$",
)
CONDITION = wording(
    "hvis",
    "ved",
    "når",
    "såfremt",
    "ifald",
    "i tilfælde af",
    "mistanke",
    "har du",
    "får du",
    "oplever du",
    "mærker du",
    "er du",
    "bliver du",
    "føler du",
    "ser du",
    "kan du ikke",
    "skulle du",
    "skulle der",
    "er der",
    "kommer der",
    "opstår der",
    "bliver *",
    "så snart",
    "^(?:mister|begynder|besvimer|falder|opdager|siver|væsker|lugter|hæver|stiger|bløder|fortsætter|varer|"
    "går|kommer|opstår|forværres|tiltager|stopper) *",
    "medmindre",
    "med mindre",
    # »Er knæet hævet, …«, »Blokerer maden for luftvejene: …«: a verb in front asks. »Kør ham« orders.
    r"^(?!(?:efter|under|over|eller|før|her|der|især|hver|hvor|mellem|kør|gør|lær|smør|rør|hør|spar) )"
    r"[a-zæøå]*r (?:du|man|i|den|det|de|der|dit|din|dine|[a-zæøå]+(?:en|et|ne)) ",
)
# »Tal med din læge, før du starter«: a precaution, no red flag.
PRECAUTION = wording(
    "(?:før|inden) (?:du|man|i|I|opstart|start|brug|træning|øvelser*|behandling|indtag*|eventuel)"
    "(?! (?:får|har|mister|kan ikke|bliver))",
)

# The number itself; not 112 kg, not side 112, not part of a telephone number.
CALL_112 = wording(
    r"(?<![\d.,/-])(?<!\d\s)(?<!side\s)(?<!nr\.\s)(?<!afsnit\s)"
    r"112(?![\d%/-]|[.,]\d|\s\d| ?(?:kg|cm|mm|km|m|mg|ml|g|kr|kroner|procent|patienter|personer|slag)\b)",
    "livstruende",
    "livsfarlig*",
    "livsfare",
    "alarmcentral*",
    "ambulance*",
    "hjertestop",
    "genoplivning",
)
# Telephone numbers, places and people that are there for today only.
ACUTE_HELP = wording(
    "skadestue*",
    "skadeklinik*",
    "akutmodtagelse*",
    "akutafdeling*",
    "akutklinik*",
    "akuttelefon*",
    "akuthjælp*",
    "akutlæge*",
    "lægevagt*",
    "vagtlæge*",
    "tandlægevagt*",
    r"(?<![\d.,-])1813(?![\d%-])",
    r"(?<![\d.,-])1818(?![\d%-])",
    "fødegang*",
    "fødemodtagelse*",
    "giftlinje*",
)
# How soon. These count only where the same sentence speaks of help.
SOON = wording(
    "akut",
    "akutte",
    "straks",
    "omgående",
    "øjeblikkelig",
    "øjeblikkeligt",
    "øjeblikkelige",
    "med det samme",
    "med samme",
    "straksvurdering",
    "uopsættelig*",
    "prompte",
    "samme dag",
    "i dag",
    "samme døgn",
    "hurtigst muligt",
    "(?:så )?hurtigt som muligt",
    "snarest muligt",
    "uden forsinkelse",
    "uden at vente",
    "haster",
    "hastesag",
    "(?:vent|tøv|vente|tøve) ikke",
    "ikke (?:vente|tøve) med",
    "hurtig (?:læge*|behandling|hjælp|vurdering|undersøgelse|kontakt)",
    "(?:søg|kontakt|søge|kontakte|ring|ringe) (?:altid )?hurtigt?",
    "hurtigt (?:til|søge|kontakte|undersøges|undersøgt|vurderes|vurderet|behandles|behandlet|ses)",
    r"inden for (?:få|et par|en|to|tre|fire|seks|\d+)(?:–\d+| til \d+)? (?:time|timer|minutter)",
    "inden for (?:et|1) døgn",
    "inden for et døgn",
    "(?:ring|kontakt|søg) nu",
    "læge(?:n|hjælp)? nu",
    "akut-*",
    r"\d+ \(?døgnet rundt",  # of a number, not of pain
    r"\d+ \(?hele døgnet",
)
# What makes a sentence speak of help, so that its urgency counts.
CARE = wording(
    *MEDICAL,
    "*hjælp",
    "hjælp*",
    "ring*",
    "kontakt*",
    "søg*",
    "opsøg*",
    "tilkald*",
    "henvend*",
    "undersøg*",
    "vurder*",
    "behandl*",
    "indlæg*",
    "indlagt",
    "operer*",
    "operation*",
    "tilse*",
    "reag*",
    "handl*",
    "tjekke*",
    "sundheds*",
    "fysioterapeut*",
    "klinik*",
    "brug for",
    "behov for",
    "kræver",
    "nødsituation*",
)

# A sentence without any of these letters sends nobody for help: most of them are told apart here.
# Every wording in `CALLS`, `MAY_CALL`, `MAY_CALL_AT_ONCE` and `WARD` must hold one.
STEMS = (
    "læge",
    "112",
    "181",
    "akut",
    "straks",
    "omgående",
    "øjeblikkelig",
    "hurtig",
    "med det samme",
    "snarest",
    "inden for",
    "samme d",
    "indlæg",
    "skadestue",
    "skadeklinik",
    "hospital",
    "sygehus",
    "alarmcentral",
    "ambulance",
    "giftlinje",
    "jordemoder",
    "fødegang",
    "fødemodtagelse",
    "afdeling",
    "afsnit",
    "ambulatori",
    "operationsgang",
)

# »Du behøver ikke ringe 112«: the words that follow are not said, up to the end of the clause.
_NEEDLESS = "(?:nødvendig*|grund|årsag|behov|brug|anledning|relevant|påkrævet|kræv*|krav)"
_REST = r"(?:(?!\b(?:og|men|ring|søg|kontakt)\b)[^,.;:!?–]){0,200}"
_NEED_NOT = (
    "(?:behøver|behøves|skal|bør|plejer|må) (?:du |man |i |det )?(?:normalt |typisk |altid |som regel )?"
    "(?:ikke|sjældent|aldrig)(?: (?:nødvendigvis|straks|altid|akut))?"
)
NOT_SAID = wording(
    f"{_NEED_NOT} (?:at )?(?:{_SEARCH}|{_REACH}|{_RING}){_REST}",
    f"{_NEED_NOT} (?:at )?(?:{_GO} )?{_TWO}(?:til|på|i) {_TWO}{_MEDICAL}{_REST}",
    f"(?:ikke|sjældent|sjælden|aldrig|ingen|næppe|hverken|uden) {_TWO}{_NEEDLESS}"
    f"(?:,? at (?:du|man|i) )?{_REST}",
    f"(?:ring|kontakt|søg|tag|gå) ikke {_REST}",
    "(?:ikke|hverken|aldrig|sjældent|sjælden|næppe) (?:i sig selv |altid |nødvendigvis |normalt |direkte "
    "|noget |er |en |et )?(?:livstruende|livsfarlig*|akut*|hastesag|haster)",
    over_commas=False,
)
# Every wording in `NOT_SAID` holds one of these.
DENIALS = ("ikke", "sjæld", "aldrig", "ingen", "næppe", "hverken", "uden")
# … unless the same sentence takes it back.
TAKEN_BACK = wording(
    "medmindre",
    "med mindre",
    "undtagen",
    "undtagelse*",
    "kun hvis",
    "kun ved",
    "men hvis",
    "men ved",
    "bortset fra",
    "vente*",
    "tøve*",
    "udskyde*",
    "udsætte*",
    "undlade*",
    "førend",
    "før",
)
# »…, og hvornår du bør søge læge«: the article tells what it will tell.
ANNOUNCED = wording("hvornår (?:du|man|i|det|der|jeg|er|bør|skal|kan|en|et) " + _REST, over_commas=False)
# »Tag den med på sygehuset«: a thing is taken there, and nobody is sent.
_THING = (
    "(?:*pjecen?|*folderen?|*planen|*listen?|*skemaet?|*dagbogen?|*sedlen?|*brevet?|*kort(?:et)?|*papirer*|"
    "*medicin|*medicinen|*skinnen?|*krykker*|*tøj|*fodtøj)"
)
BROUGHT = wording(
    f"(?:tage?|tager|medbringe?) (?:du |man |i )?{_TWO}{_THING} {_TWO}(?:med )?(?:til|på|i|hos) "
    f"{_TWO}{_MEDICAL}",
    f"(?:tage?|tager) (?:du |man |i )?(?:den|dem) {_TWO}med (?:til|på|i|hos) {_TWO}"
    "(?:læge*|hospital*|sygehus*|jordemoder*)",
)

# Pain, injuries and the like: »akut« before or after these tells how it began, not how soon to go.
_AILMENTS = (
    "*smerte*|*skade*|*krampe*|*forværring*|*opblussen*|fase*|stadi*|opstå*|indsætt*|*betændelse*|"
    "inflammation*|irritation*|episode*|anfald*|*forstuvning*|*fibersprængning*|*overbelastning*|"
    "traume*|hævelse*|hold|lænde*|ryg*|nakke*|knæ*|ankel*|skulder*|hofte*|gigt*|podagra|diskus*|prolaps*|"
    "*ruptur*|*brud|*problem*|symptom*|tilfælde|gener|periode*|perioder|start|begyndelse|"
    "lumbago|hekseskud|tendin*|bursit*|isch*|sprængning*|vrid*|form|former|stress*|sygdom*|stivhed|"
    "og|eller kronisk*"
)
DESCRIBED = wording(
    f"akut(?:te|e)?(?= (?:{_AILMENTS})\\b)",
    "(?:opstå\\w*|opstod|kommer|sætter ind|starter|debuterer|begynder|indsættende|udløst|forværre\\w*)"
    " (?:\\w+ ){0,2}?(?:akut|straks|med det samme|samme dag|inden for [\\w–]+ (?:timer|minutter))",
    "(?:slipper|forsvinder|går over|hjælper|aftager|falder|bliver \\w+|lindre\\w*|mindskes)"
    " (?:ikke )?(?:\\w+ )?(?:med det samme|straks|øjeblikkeligt?)",
    "(?:hæve[rt]\\w*|hævelse\\w*|svulmer|udvikle\\w*|tiltager)[^,.;:]{0,40}? "
    "(?:inden for [\\w–]+ (?:timer|minutter)|samme dag)",
    "(?:både|enten) akut\\w*",
    "kroniske? (?:og|eller) akutte?",
)

# Every wording in `DESCRIBED` holds one of these.
HASTE = ("akut", "straks", "samme", "inden for", "øjeblikkelig")

# A column, or a bold lead-in, that tells what to look for.
SIGNS_COLUMN = wording(
    "*symptom*",
    "*tegn",
    "*tegnene",
    "*signal*",
    "røde? flag",
    "rødt flag",
    "gener",
    "situation*",
    "hvis (?:du|jeg|barnet|dit barn)",
    "oplever",
)
# A sentence that permits or reassures, and holds nothing that could make it a sign after all.
_QUITE = "(?:helt |ganske |også |som regel |fuldstændig |meget |derfor )?"
ALLAYS = wording(
    "(?:du|man|i|barnet) (?:må|kan) (?:gerne|godt|roligt|trygt|sagtens)",
    "(?:må|kan) (?:du|man|i|barnet) (?:gerne|godt|roligt|trygt|sagtens)",
    f"det er {_QUITE}(?:normalt|almindeligt|naturligt|ufarligt|ikke farligt|ikke unormalt)",
)
MAY_ALARM = wording(
    "hvis",
    "når",
    "med ?mindre",
    "men",
    "dog",
    "kun",
    "undtagen",
    "undtaget",
    "bortset",
    "først",
    "indtil",
    "ellers",
    "end",
    "ikke(?! (?:farligt|unormalt))",
    "aldrig",
    "sjældent",
    "næppe",
    "uden",
    "ring*",
    "kontakt*",
    "søg*",
    "reag*",
)
# Words that point at the sentence before.
POINTS_BACK = wording(
    "disse",
    "dette",
    "denne",
    "sådanne?",
    "i så fald",
    "symptomerne",
    "tegnene",
    "ovenstående",
    "ovennævnte",
    "nævnte",
    "tilstanden",
    "begge dele",
    "^er (?:den|*en|*et|*ne) (?:der|stadig|fortsat)",
    "et eller flere af dem",
    "en af delene",
    "^(?:får|har|oplever|mærker|ser|opdager|sker|kommer|opstår) (?:(?:du|man|i|der|barnet) )?"
    "(?:det|dem)(?=,| så)",
)
POINTS_BACK_AT_START = wording(
    "så", "det", "den", "de", "her", "derfor", "dermed", "ellers", "da", "ja", "alle", "begge", start="^"
)
# »Har du samtidig åndenød: 112«: beside what the sentence before names, even where that is a call itself.
_BESIDE = r"(?:(?:får|har|oplever|mærker) )?(?:også|samtidigt?|desuden)(?! med)"
POINTS_BESIDE = wording(
    f"^(?:hvis|når|får|har|oplever|mærker|ser|er|bliver|kommer|opstår) (?:(?:du|man|i|der|barnet|det) )?"
    f"{_BESIDE}",
    f"^(?:så )?{either((_RING, _SEARCH, _REACH, _GO))} … (?:hvis|når) (?:du|man|i|der|barnet) {_BESIDE}",
)
# Words that point at the bullets above: »Har du et af disse tegn, så …«, »Sker det, så …«.
_SIGNS = r"(?:symptom\w*|tegn\w*|gener|situationer|tilfælde)"
POINTS_AT_LIST = wording(
    f"(?:disse|nævnte|sådanne|ovenstående|ovennævnte) {_SIGNS}",
    f"(?:en|et|flere|nogle|nogen|noget|blot et|bare et) af (?:{_SIGNS}|delene|dem|disse|punkterne)",
    "i (?:så fald|alle tilfælde)",
    "(?:sker|gælder|oplever du|ser du|mærker du|opdager du) (?:det|dette)(?! (?:at|ikke|kun))",
)
# … unless they speak of another case, or of advice that did not help.
SPEAKS_OF_ELSE = wording("ellers", "andre", "øvrige", "hjælper", "hjulpet", "virker", "virkning", "effekt")
# »Søg læge ved følgende symptomer.«: what comes next is meant, colon or not.
POINTS_ON = wording(
    "følgende", "nedenstående", "et af disse", "en eller flere af disse", "et eller flere af", "disse *"
)
