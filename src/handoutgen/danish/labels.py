"""Every Danish word that the tool itself prints. What the author wrote is never here."""

from handoutgen.model.bands import Band

BANDS = {
    Band.CALL_112: "Ring 112",
    Band.ACUTE: "Kontakt læge eller vagtlæge nu",
    Band.CONTACT: "Kontakt os eller din læge",
}
RED_FLAGS = "Hvornår skal du søge hjælp?"
LIFE_DANGER = "Livsfare: ring 112"
OWN_DOCTOR = "Ring til din egen læge."
OUT_OF_HOURS = "Uden for åbningstid:"
CALL_OUT_OF_HOURS = "ring til lægevagten."

TO, DATE, THERAPIST = "Til", "Dato", "Behandler"
TO_YOU, FROM_CLINIC = "Til dig", "Fra klinikken"
SUMMARY = "Kort fortalt"
TIP = "Tip"
WARNING = "Vigtigt"
CONTINUED = "fortsat"
NOTES = "Noter"
SOURCES = "Kilder"
PICTURE = "Billede"
VIDEO = "Video"

EXERCISE, HOW, DOSE = "Øvelse", "Sådan gør du", "Hvor meget"
EXERCISES = "Øvelser"

LOG = "Træningsdagbog"
LOG_INTRO = "Sæt kryds for hvert sæt."
LOG_SPARE = "Stiplede felter er valgfrie."
LOG_REST = "Grå dage er hviledage. Du må gerne bytte om."
LOG_REST_FRAMED = "Dage med ramme er hviledage. Du må gerne bytte om."
GOAL = "Mit mål:"
WHEN_THEN = "Når …, så …:"
PLAN = "Min plan:"
WEEK = "Uge"
WEEK_NUMBER = "uge nr."
PAIN = "Smerte 0–10, før / efter"
REMARKS = "Noter"
REST_DAY = "hviledag"
SET, SPARE_SET, SPARE_SETS = "sæt", "valgfrit sæt", "valgfrie sæt"
TICKED, NOT_TICKED = "afkrydset", "ikke afkrydset"

QUESTIONS_CALL = "Spørgsmål? Ring til os på"
QUESTIONS_ASK = "Spørgsmål? Kontakt os"
NEXT_TIME = "Næste tid:"
BOOK = "Book tid"
BOOK_ALT = "QR-kode, der åbner {address}"
CVR = "CVR"
UNREVIEWED, REVIEWED, DRAFT = "Ikke fagligt gennemgået", "Fagligt gennemgået af {names}", "Kladde"
UNREVIEWED_WHOLE = "Pjecen er ikke fagligt gennemgået endnu."
UPDATED, PUBLISHED = "Opdateret", "Udgivet"
LEAFLETS = "{count} pjecer"
PAGE_OF = "Side {page} af {pages}"
