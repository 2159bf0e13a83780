"""How urgent a red flag is."""

from enum import StrEnum


class Band(StrEnum):
    """How urgent a red flag is, most urgent first. The values are the words that authors write."""

    CALL_112 = "112"
    ACUTE = "akut"
    CONTACT = "kontakt"
