"""One leaflet: a plate, made or found, and the imprint of clinic and patient on it."""

from handoutgen.press.manuscripts import Manuscript
from handoutgen.press.memory import Memory
from handoutgen.press.printing import Printed, forget, make_leaflet, print_leaflet

__all__ = ["Manuscript", "Memory", "Printed", "forget", "make_leaflet", "print_leaflet"]
