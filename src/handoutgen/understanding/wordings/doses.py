"""The words of doses and of the tables that hold them.

Each list can be lengthened without reading the code that uses it.
"""

from __future__ import annotations

from handoutgen.model.signs import PICTURES
from handoutgen.understanding.wordings.phrases import wording


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


NUMBERS = {
    "en": 1,
    "et": 1,
    "én": 1,
    "ét": 1,
    "to": 2,
    "tre": 3,
    "fire": 4,
    "fem": 5,
    "seks": 6,
    "syv": 7,
    "otte": 8,
    "ni": 9,
    "ti": 10,
    "elleve": 11,
    "tolv": 12,
    "tretten": 13,
    "fjorten": 14,
    "femten": 15,
    "seksten": 16,
    "sytten": 17,
    "atten": 18,
    "nitten": 19,
    "tyve": 20,
    "femogtyve": 25,
    "tredive": 30,
    "fyrre": 40,
    "femogfyrre": 45,
    "halvtreds": 50,
    "tres": 60,
    "halvfems": 90,
    "hundrede": 100,
    "halvandet": 1.5,
    "halvanden": 1.5,
    "halvt": 0.5,
    "halv": 0.5,
}

SETS = _words("sæt set sets serie serier omgang omgange runde runder")
REPETITIONS = _words("rep reps repetition repetitioner gentagelse gentagelser gent gentag. gtg knib stk")
TIMES = _words("gang gange gg")
SECONDS = _words("s sek sekund sekunder sekunders")
MINUTES = _words("min minut minutter minutters")
HOLD = _words("hold holde holdes holder holdetid")
PAUSE = _words("pause pauser pausen hvil hvile hvilepause hviletid")
MULTIPLY = _words("x × * gange")
OR = _words("eller")
EACH = _words("a à á af på")
"""`3 sæt af 10`, `3 gange à 30 sek.`"""
UP_TO = _words("maks max højst maksimalt")

# A time beside one of these is no hold: »sænk over 3 sek.«, »gå i 10 minutter«.
MOVEMENT = _words(
    """løft løftes løfte sænk sænkes sænke ned op over gå gang gåtur cykl cykel cykle cykling løb løbe svøm
    svømme svømning kør opvarmning varm arbejde tempo ventetid efter inden før senere siden"""
)
OUTINGS = _words("gå gang gåtur cykl cykel cykle cykling løb løbe svøm svømme svømning")
"""Those of them whose time stands for all of the exercise: how often is said beside it."""
INCREASE = _words("øg øge øges øger forøg forøge forøges")
"""»Øg med 5 minutter hver anden dag«: how a dose grows, and not the dose."""
MAXIMUM = _words("rm")
"""Repetition maximum: `3 x 10 RM` is ten times with a weight that allows no more."""
# Words that may follow a bare `3 x 10` and leave it two plain counts.
AFTER_BARE = _words(
    """med på til uden for i let lette rolige roligt langsomt langsomme stille kontrolleret og hvor så
    hver indtil mens imens hold efterfulgt hvis ved"""
)

# In one word: what comes after a number that counts something else altogether.
SIDES = r"(?:side|sider|ben|arm|arme|fod|fødder|hånd|hænder|hæl|knæ|hofte|retning|vej|finger|tå)"
PER_SIDE = (
    rf"(?:(?:pr\.?|per|på|til|for|i|med) )?(?:hver|hvert|begge|samme) {SIDES}\b|(?:pr\.?|per) {SIDES}\b"
    r"|(?:pr\.?|per|i hvert|i hver|for hvert|for hver) (?:sæt|øvelse|træning|omgang|træningspas|pas)\b"
    r"|/ ?side\b"
)
# Right behind a number: `10 til hver side` counts repetitions. Not »1 i hver hånd«.
EACH_SIDE = rf"(?:(?:pr\.?|per|på|til|for|med) (?:hver|hvert|begge) |(?:pr\.?|per) ){SIDES}\b"
# Measures of the how: an angle, a distance, a load. They are no dose and do no harm.
MEASURES = (
    r"\d+(?:,\d+)?(?: ?- ?\d+(?:,\d+)?)? ?(?:°|grader|graders|cm|centimeter|kg|kilo)(?![\w])"
    r"|(?:på )?(?:1|2|et|to|begge) (?:ben|fødder|hænder|arme|håndvægte|fingre)\b"
    r"|i \d+(?: ?- ?\d+)? (?:uger|måneder|mdr)\b\.?"
    r"|(?:ca\.? ?)?\d+(?:,\d+)?(?: ?- ?\d+)? ?(?:%|procent)(?: af)?(?: 1 ?rm\b)?"
    r"|(?:rm|borg|rpe) ?\d+(?: ?- ?\d+)?(?![\d,])"
    r"|tempo:? ?\d ?- ?\d ?- ?\d(?: ?- ?\d)?"
)

SIGNS = f"•{PICTURES}\ufe0f\u20e3"
"""What only leads the eye to a dose. An arrow does more."""

# ---- Tables -------------------------------------------------------------------------------------

NAME_COLUMN = wording("*øvelse(?:n|r|rne|ns navn)?", "*stræk", "strækøvelse*", "udspænding*", "styrkeøvelse*")
COUNTER_TITLES = frozenset({"", "#", "nr", "no", "nummer"})
"""Titles, without their full stops, of a column that may say nothing but which row it is."""
HOW_COLUMN = wording(
    "hvordan",
    "sådan",
    "(?:gør du|gør|gøres)",
    "udførelse*",
    "udføres",
    "*beskrivelse*",
    "instruktion*",
    "vejledning",
    "teknik",
    "fremgangsmåde",
    "forklaring",
    "metode",
    "udgangsstilling",
    "udgangsposition",
    "startstilling",
    "startposition",
    "bevægelse",
)
SETS_COLUMN = wording("sæt", "antal sæt", "serier", "omgange", "sets?")
REPETITIONS_COLUMN = wording("gentagelse*", "reps?", "repetition*", "gent")
TIMES_COLUMN = wording("gange", "antal gange")
HOLD_COLUMN = wording("hold", "holdetid", "holdes", "tid", "varighed", "hvor længe", "sekunder", "sek")
FREQUENCY_COLUMN = wording(
    "frekvens",
    "hyppighed",
    "hvor (?:ofte|tit)",
    "(?:pr|pr.|per|om) (?:dag|dagen|uge|ugen)",
    "daglig*",
    "ugentlig*",
    "gange/(?:dag|uge)",
    "hvornår",
)
# Printed with the dose, with their title, and never counted.
SILENT_COLUMN = wording(
    "pause", "hvil", "hvile", "tempo", "belastning", "vægt", "modstand", "kg", "intensitet", "rpe"
)
OTHER_DOSE_COLUMN = wording(
    "dosis",
    "dosering",
    "mængde",
    "antal",
    "hvor (?:meget|mange)",
    "program",
    "træningsmængde",
)
PER_DAY = wording("(?:pr|pr.|per|om) (?:dag|dagen)", "daglig*", "gange/dag")
PER_WEEK = wording("(?:pr|pr.|per|om) (?:uge|ugen)", "ugentlig*", "gange/uge")
PHASE_COLUMN = wording(
    "fase",
    "faser",
    "uger?",
    "periode",
    "stadi*",
    "dag",
    "ugedag",
    "dage",
    "måned",
    "trin",
    start="^",
    end="$",
)

# »Varm hænderne op i vand i 5 min. først«: a time that is none of an exercise's.
WARMS_UP = wording("varm * … op", "varm op", "varme? (?:bad|vand)", "opvarm*", "nedvarmning")
# How much, by what the body allows: no number, but part of a dose.
AS_ABLE = wording(
    "så (?:mange|længe|meget|tit|ofte|langt) (?:gentagelser |gange )?(?:som )?(?:du|man|barnet) "
    "(?:kan|orker|magter)",
    "så (?:mange|længe|meget) (?:gentagelser |gange )?som muligt",
    "til (?:du|man) (?:bliver|er) træt",
    "til (?:træthed|udtrætning|udmattelse|failure)",
)
# What a sentence calls all exercises of a list, when it tells how much of each.
OF_EACH = wording(
    "(?:hver|hvert|alle|samtlige) (?:af )?(?:\\w+ )?(?:*øvelse*|stræk)",
    "af (?:hver|hvert)",
    "*øvelserne",
    "hver (?:for sig|især)",
)
# A list under an exercise heading whose items begin so lists advice or steps, not exercises.
NO_EXERCISE_NAME = wording(
    "frekvens",
    "hyppighed",
    "hvor (?:ofte|længe|meget|mange|tit)",
    "intensitet",
    "varighed",
    "tempo",
    "sæt",
    "gentagelser",
    "reps",
    "pause",
    "progression",
    "udstyr",
    "formål",
    "mål",
    "husk",
    "tips?",
    "obs",
    "bemærk",
    "vigtigt",
    "fase",
    "uge",
    "dag",
    "trin",
    "udgangs*",
    "startposition",
    "startstilling",
    "udførelse",
    "sådan",
    "dosis",
    "dosering",
    "smerte*",
    "stop",
    "undgå",
    "start",
    "lyt",
    "øg",
    "træk vejret",
    "råd",
    "gode råd",
    "fordele?",
    "effekt",
    "opvarmning",
    "belastning",
    "modstand",
    "vægt",
    "borg",
    "rpe",
    "vas",
    "(?:et|to|begge|1|2) (?:ben|arme?|hænder|fødder)$",
    "note",
    "advarsel",
    "ring",
    "søg",
    "kontakt",
    "mandag",
    "tirsdag",
    "onsdag",
    "torsdag",
    "fredag",
    "lørdag",
    "søndag",
    start="^",
)
