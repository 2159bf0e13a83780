"""One leaflet: a plate, made or found, and the imprint of clinic and patient on it."""

from handoutgen.keeping.files import write_whole
from handoutgen.model.clinic import PLAIN_CLINIC
from handoutgen.press.manuscripts import Manuscript
from handoutgen.press.printing import Printed, forget, make_leaflet, print_leaflet

__all__ = ["PLAIN_CLINIC", "Manuscript", "Printed", "forget", "make_leaflet", "print_leaflet", "write_whole"]
