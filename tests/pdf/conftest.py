"""What several tests of the file need."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from support.leaflets import BODY, leaflet_of

if TYPE_CHECKING:
    from handoutgen.press import Printed

CLINIC = 'name = "Klinik Å"\ncolour = "#1b2a49"\nlogo = "{name}"\n'


@pytest.fixture
def with_logo(tmp_path):
    """Print a leaflet for a clinic with this logo."""

    def print_with(name: str, content: bytes, **wishes: object) -> Printed:
        folder = tmp_path / "klinik"
        folder.mkdir(exist_ok=True)
        (folder / name).write_bytes(content)
        return leaflet_of(BODY, tmp_path, CLINIC.format(name=name), **wishes)

    return print_with
