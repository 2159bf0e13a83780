"""What headings say their sections are for.

Each list can be lengthened without reading the code that uses it. How a wording is written:
`phrases.py`. The lists are tried in the order of `ROLES`.
"""

from __future__ import annotations

from handoutgen.model.outline import Role
from handoutgen.understanding.wordings.phrases import either, wording
from handoutgen.understanding.wordings.urgency import MEDICAL, PROFESSIONAL

_DOCTOR = either(MEDICAL)
_ANYBODY = either(MEDICAL + PROFESSIONAL)
_SEEK = (
    "(?:(?:op)?søge?r?|(?:op)?søges|kontakte?r?|kontaktes|ringe?r?|ringes|tilkalde?r?|henvende?r?|"
    "konsultere?r?|inddrage?s?|involvere?s?|rådføre?r?|tale?r?|snakke?r?|gå|går|tage?r?|køre?r?|"
    "komme?r?|se|ses|få|have fat i)"
)
_FEW = r"(?:[\w/.,-]+ ){0,5}?"
_ONE = r"(?:[\w-]+ ){0,2}?"
_ASK = (
    "(?:skal|bør|kan|må|burde|er det (?:tid til|på tide|nødvendigt|relevant|en god ide|vigtigt|klogt)|"
    "kræver|behøver)"
)
_HELPER = "(?:egen læge|læge|lægen|skadestue|skadestuen|lægevagt|lægevagten|akutmodtagelse|112)"
_GRAVE = (
    "(?:alvorlig*|farlig*|livsfarlig*|livstruende|akut|akutte|kritisk*|faretruende|bekymrende|alarmerende)"
)
_SIGNS = "(?:tegn|symptom*|signal*|gener|situationer|tilstande)"

RED_FLAGS = wording(
    # When … ?
    f"hvornår … {_ASK} … {_SEEK} {_FEW}{_ANYBODY}",
    f"hvornår (?:og hvordan )?{_SEEK} {_FEW}{_ANYBODY}",
    f"hvornår {_ASK} … (?:til|på|af|hos) (?:en |din |egen |min |praktiserende )*{_DOCTOR}",
    f"hvornår {_ASK} {_FEW}(?:ringe?|reagere?|undersøges|undersøgt|tjekkes|tjekket|vurderes|tilses|"
    "indlægges|slå alarm|søge hjælp|gribe ind)",
    f"hvornår (?:til|på|til egen) {_DOCTOR}",
    f"hvornår (?:er|kræver|kan|bliver|bør|skal) … {_GRAVE}",
    "hvornår … (?:bekymret|bekymre|bekymrer|bekymring|være opmærksom|ekstra opmærksom|være på vagt|"
    "slå alarm)",
    f"hvornår … (?:kræver|kræve|nødvendig*|brug for|behov for|behøver|opsøges?) … {_DOCTOR}",
    f"hvornår {_ASK} {_FEW}lade (?:mig|dig|sig|os|det|barnet) (?:undersøge|tilse|tjekke|vurdere)",
    f"hvornår … {_DOCTOR} … (?:nødvendig*|kontaktes|inddrages|involveres|se på|undersøge|vurdere)",
    "hvornår (?:læge|lægen|skadestue|skadestuen|112|lægevagt|lægehjælp)",
    "hvornår (?:er det )?(?:akut|112)",
    f"(?:ved|i) hvilke {_SIGNS} … {_SEEK} {_FEW}{_ANYBODY}",
    f"hvilke {_SIGNS} … (?:{_GRAVE}|{_DOCTOR}|reagere|hjælp)",
    f"(?:skal|bør|behøver) (?:jeg|man|du|vi|mit barn|dit barn|barnet) {_FEW}{_SEEK} {_FEW}{_DOCTOR}",
    f"(?:skal|bør|behøver) (?:jeg|man|du|vi|mit barn|dit barn|barnet) {_FEW}(?:til|på) {_ONE}{_DOCTOR}",
    f"(?:nødvendigt|grund|årsag*|tid|tide|behov|nødvendig) (?:til )?at {_SEEK} {_FEW}{_DOCTOR}",
    "(?:skal|bør) (?:jeg|man|du|vi|i) (?:søge|opsøge) hjælp",
    "(?:skal|bør) (?:jeg|man|du|vi|i) (?:have|få) hjælp(?! (?:til|fra|af|med))",
    "hvornår har (?:jeg|man|du|vi|i) brug for hjælp(?! (?:til|fra|af|med))",
    "hvem (?:skal|kan|bør) … (?:kontakte|ringe) … (?:hvis|akut|værre|forværring)",
    # Do!
    f"(?:op)?søg {_FEW}{_DOCTOR}",
    "(?:op)?søg (?:akut |straks |omgående |hurtig |øjeblikkelig |altid |professionel |lægelig )?hjælp"
    "(?: (?:hvis|ved|når|straks|akut|med det samme|omgående|i tide)|$|(?=[:!]))",
    f"kontakt {_FEW}{_DOCTOR}",
    f"kontakt {_FEW}{_ANYBODY} (?:hvis|ved|når|straks|med det samme|omgående|akut)",
    f"kontakt (?:straks|omgående|altid|akut) {_FEW}{_ANYBODY}",
    f"ring {_FEW}(?:112|1813|{_DOCTOR})",
    f"ring {_FEW}(?:hvis|ved|straks)",
    f"(?:gå|tag|kør|tal|henvend) {_FEW}(?:til|på|med) {_ONE}{_DOCTOR} (?:hvis|ved|når|straks|med det samme)",
    f"(?:gå|tag|kør) {_ONE}(?:til|på|i) {_ONE}(?:skadestue*|lægevagt*|lægen|læge|hospital*)",
    "reager (?:på|straks|hurtigt|hvis|ved)",
    "(?:hvad|hvornår) … reagere (?:på|hurtigt|straks)",
    "ring 112",
    f"(?:til|på) {_HELPER}(?: (?:hvis|ved|når)|(?=[?])|$)",
    f"^(?:til |på )?{_HELPER}(?:/| eller )(?:til |på )?{_HELPER}(?=[?])",
    # Signs
    "advarsel*",
    "advarsler*",
    "rød(?:e|t) flag*",
    "red flags?",
    "(?:fare|faresign|alarm|nød|krise)(?:signal|signaler|signalerne|tegn|tegnene|symptom|symptomer|"
    "symptomerne)",
    "tegn(?:ene|et)? på (?:en |mulig )?(?:blodprop*|hjerneblødning*|blodforgiftning*|hjerteanfald*|"
    "meningitis|hjernehindebetændelse|infektion*|betændelse i (?:såret|operationssåret)|cauda *)",
    "(?:det|dette) (?:skal|bør) (?:i|du|man) (?:reagere på|holde øje med|være opmærksom på)",
    "alarmklokke*",
    "alarmer",
    "faresign*",
    f"{_GRAVE} {_SIGNS}",
    f"(?:tegn|symptomer|mistanke) (?:på|om) (?:noget |en |at det er |mere )?{_GRAVE}",
    f"{_SIGNS} (?:der|som|du|man) {_FEW}(?:reagere|ignorere|overse|overhøre|alvorligt|{_DOCTOR}|"
    "hjælp|undersøges|bekymre)",
    f"{_SIGNS} (?:der|som) kræver",
    f"{_SIGNS} på … {_SEEK} {_FEW}{_ANYBODY}",
    f"(?:kræver|kræve) {_FEW}(?:læge*|akut|straks|hurtig|indlæggelse|undersøgelse|handling)",
    "akut(?:te)? (?:hjælp|lægehjælp|læge|situation*|henvendelse*|kontakt)",
    "^akut$",
    "akut (?:hvis|ved)",
    "i akutte tilfælde",
    "(?:i )?nødsituation*",
    "(?:i )?nødstilfælde",
    "nødhjælp",
    "lægehjælp",
    "vær (?:særligt? |ekstra |også |altid )?opmærksom",
    "opmærksomhedspunkter",
    "(?:hvad|hvilke*) … (?:være|er) (?:særligt? |ekstra )?opmærksom",
    "hold (?:godt |særligt )?øje med (?:disse|følgende|tegn|symptom*|fare*|forværring|komplikation*|"
    "dig selv)",
    "(?:hvad|hvilke*) … holde øje med",
    "hvad … (?:bekymre|reagere på)",
    "ved (?:akut|pludselig) forværring",
    "(?:hvis|når) det haster",
    "(?:hvis|når) (?:noget|det) går (?:galt|skævt)",
    "^ring(?: (?:nu|straks|med det samme))?(?=!?$)",
    "når det (?:bliver|er) (?:akut|alvorligt|farligt)",
    f"når du (?:skal|bør) {_SEEK} {_FEW}{_ANYBODY}",
    f"sådan ved du (?:hvornår|at|om) … {_DOCTOR}",
    "sikkerhedsnet",
)
# Those below which many an author writes what one may do as well.
SOFT_RED_FLAGS = wording("opmærksom", "opmærksomhedspunkter", "øje med")
# … but not these, however they sound.
NOT_RED_FLAGS = wording(
    "(?:før|inden|efter|under|til|om) (?:du |dit |din |et |besøg* )*(?:går til )?lægebesøg*",
    "(?:forbered*|spørgsmål til) … læge*",
    "hvad (?:gør|kan|siger|spørger|vil) (?:din |min |en )?læge*",
    "hvad sker der",
    "sådan (?:finder|vælger|skifter) ",
    "efter besøg*",
    "hjælp fra",
    "opmærksom … (?:når (?:jeg|du|man) (?:træner|løber|strækker|laver|køber|vælger|starter)|"
    "ved (?:træning|øvelse*|køb|valg))",
    "(?:vær|være) opmærksom på (?:din |dine |kroppen|åndedræt|holdning|stilling)",
    "akut (?:behandling|lindring|smertelindring|fase|eller kronisk|og kronisk)",
    "akutte? (?:og|eller) kronisk*",
    "hvornår (?:tager|fjerner|får|ringer|kommer) (?:lægen|jeg svar)",
    "hvornår … (?:træne|løbe|cykle|arbejde|sport|idræt|bade|køre bil|dyrke|gå igen|svar|starte|"
    "begynde)(?! … læge*)",
    "søg hjælp til",
    "læge (?:hjælpe|gøre)",
    start=r"\b",
    end="",
)

QUESTIONS = wording(
    "(?:ofte|hyppigt|tit|mest) stillede(?: spørgsmål)?",
    "spørgsmål (?:og|&) svar",
    "spørgsmål/svar",
    "svar på (?:dine |de )?(?:\\w+ )?spørgsmål",
    "(?:hyppige|typiske|almindelige|gængse|andre|flere|øvrige|de mest almindelige) spørgsmål(?! til)",
    "spørgsmål (?:om|vi ofte|vi tit|fra patienter|patienter)",
    "faq*",
    "q&a",
    "q & a",
    "spørg fysioterapeuten",
    "oss",
    "^spørgsmål$",
)
SOURCES = wording(
    "kilde(?:r|rne|liste|henvisning|henvisninger|angivelse|angivelser)?(?: (?:og|&|/) .+| \\(.*\\)|/.+)?:?$",
    "(?:anvendte|vores|brugte|faglige) kilder:?$",
    "referencer?(?:liste)?(?: (?:og|&) .+)?:?$",
    "litteratur(?:liste|henvisninger|fortegnelse)?(?: (?:og|&) .+)?:?$",
    "bibliografi",
    "videnskabelige (?:kilder|referencer|artikler)",
    "fodnoter:?$",
    start="^",
    end="",
)
# What an article says of itself, last of all.
COLOPHON = wording(
    "revideret",
    "opdateret",
    "udarbejdet",
    "udgivet",
    "redigeret",
    "skrevet af",
    "faglig* (?:gennemgang|ansvarlig*|gennemgået)",
    "version",
    "copyright",
    "ophavsret*",
    "privatlivspolitik",
    "cookie*",
    "cvr",
)
EXERCISES = wording(
    "*øvelse(?:n|r|rne)?",
    r"*øvelses(?:program|plan|terapi)\w*",
    "*gymnastik",
    "udstrækning*",
    "stræk",
    "strækprogram*",
    "udspænding*",
    "(?:hjemme|genop|styrke|ryg|bækkenbunds|balance|kredsløbs|konditions|mobilitets|"
    "rehabiliterings)?trænings?program*",
    "(?:hjemme|genop|styrke|balance|bækkenbunds|mobilitets|stabilitets)træning(?:en)?",
    "hjemmeprogram*",
    "genoptræningsplan*",
    "rehabiliteringsprogram*",
    "træningsplan*",
    "(?:program|programmet)$",
    "^træning(?:en)?$",
    "^træning (?:af|derhjemme|hjemme)",
    "sådan (?:træner|strækker|styrker) du",
    "mobilisering",
    r"^(?:[\d.]+ )?(?:træn|styrk|bevæg|udspænd|mobiliser) (?:(?:din|dit|dine|jeres) \w+|\w{3,}(?:en|et|ne))"
    r"(?: og \w+)?$",
)
# A heading about exercises that lists none to do; above all those to avoid.
NOT_EXERCISES = wording(
    "hvorfor",
    "hvornår",
    "undgå",
    "undgås",
    "undlad*",
    "frarå*",
    "ikke (?:lave|gøre|udføre|træne|bruge|må|bør|skal)",
    "(?:må|bør|skal) (?:\\w+ )?ikke",
    "forbud*",
    "forkerte?",
    "dårlige",
    "fejl",
    "fordel*",
    "effekt*",
    "forskning",
    "evidens",
    "udstyr",
    "^kan",
    "^må",
    "^er",
    "^hjælper",
    "^virker",
    "^skal",
    "^bør",
    "^før",
    "^hvor (?:længe|hurtigt|mange|ofte|meget|tit)",
    "^hvem",
    "uden øvelser",
)
# A time after an operation or an injury, or what is trained: exercises may stand below it.
PHASE = wording(
    "(?:kondition|styrke|balance|bevægelighed|smidighed|stabilitet|kredsløb|udholdenhed|koordination|opvarmning)"
    r"(?:(?:,| og| &) \w+)*$",
    "*teknikker$",
    r"(?:uge|fase|trin|dag|måned)(?:r|rne)?:? \d+",
    r"\d+(?: ?[–-] ?\d+)? (?:uger|dage|måneder)",
    r"(?:efter|fra) (?:uge )?\d+",
    start="^",
)
PREVENTION = wording(
    "forebyg*",
    "(?:hvordan|sådan|kan) … undgå*",
    "^undgå",
    "mindsk* risikoen",
    "nedsæt* risikoen",
    "(?:reducer*|mindsk*) … risiko*",
    "undgå (?:tilbagefald|at|nye|skader)",
    "tilbagefald",
)
FIRST_AID = wording(
    "førstehjælp*",
    "akut (?:behandling|lindring|smertelindring|fase)",
    "(?:hvad|hvordan) (?:kan|skal|bør|må) (?:jeg|du|man|vi) … (?:gøre|behandle|lindre)",
    "(?:hvad|hvordan) (?:gør|behandler|lindrer|stopper) (?:jeg|du|man|vi)",
    "hvordan (?:behandles|lindres)",
    "sådan (?:lindrer|behandler|gør) du",
    "sådan (?:kan du )?(?:lindre|behandle)",
    "lindring*",
    "her og nu",
    "selvbehandling",
    "egenbehandling",
    "egenomsorg",
    "gør det selv",
    "gode råd … (?:ved|mod|når)",
    "de første (?:timer|dage|døgn)",
    "rice",
    "price",
    "police",
    "peace (?:&|og) love",
)
CAUSES = wording(
    "*årsag*",
    "hvorfor (?:får|opstår|kommer|gør|har|bliver|sker|er|oplever|udvikler|rammes)",
    "hvad (?:skyldes|forårsager|udløser|giver|kan udløse|kan give|kan forårsage|kan være skyld)",
    "hvad … (?:skyldes|forårsager|udløser|årsag*)",
    "hvad kommer … af",
    "hvordan (?:opstår|får man|udvikles|udvikler)",
    "risikofaktor*",
    "udløsende faktor*",
    "hvem (?:får|rammes|er i risiko|har risiko)",
    "hvoraf kommer",
    "baggrund for",
)
SYMPTOMS = wording(
    "*symptom*",
    "tegn (?:på|ved)",
    "^tegn",
    "kendetegn*",
    "hvordan (?:føles|mærkes|opleves|kendes|ytrer|genkender|mærker)",
    "hvordan viser",
    "hvor (?:sidder|gør)",
    "hvordan ved (?:jeg|du|man) … (?:har|er)",
    "sådan (?:føles|mærkes|genkender)",
    "typiske gener",
)

ROLES = (
    (Role.QUESTIONS, QUESTIONS),
    (Role.SOURCES, SOURCES),
    (Role.EXERCISES, EXERCISES),
    (Role.PREVENTION, PREVENTION),
    (Role.FIRST_AID, FIRST_AID),
    (Role.CAUSES, CAUSES),
    (Role.SYMPTOMS, SYMPTOMS),
)

# A heading below red flags that has left the subject, whatever its level.
ANOTHER_SUBJECT = wording(
    "hvad er",
    "hvad betyder",
    "behandling*",
    "operation*",
    "prognose*",
    "diagnos*",
    "undersøgelse hos",
    "hvor længe",
    "hvor hurtigt",
    "hvad sker der",
    "hvad (?:gør|kan) (?:lægen|en læge|fysioterapeut*|en fysioterapeut)",
    "fysioterapi*",
    "medicin*",
    "kontaktoplysninger",
    "åbningstider",
    "om (?:os|klinikken|forfatteren)",
    "læs (?:også|mere)",
    "konklusion*",
    "opsummering*",
    "sammenfatning*",
    start="^",
)
