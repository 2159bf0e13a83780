"""Clinics that do not exist, always the same: a clinic.toml and a logo each."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PIL import Image, ImageDraw

if TYPE_CHECKING:
    from pathlib import Path

TOWNS = ("Klitby", "Åsted", "Ærøsund", "Nørkær", "Søholm", "Vesterlev", "Engbæk", "Lyngø")
TRADES = ("Fysioterapi", "Ryg og Led", "Klinik for Fysioterapi", "Sundhedshus", "Idrætsklinik")
STREETS = ("Strandvej", "Ågade", "Nørre Allé", "Skolestien", "Søndertorv", "Kirkevænget", "Havnen")


def write_clinics(folder: Path, count: int) -> list[Path]:
    """Write `count` clinics and return their clinic.toml files."""
    return [write_clinic(folder / f"klinik-{i}", i) for i in range(count)]


def write_clinic(folder: Path, i: int) -> Path:
    """Write clinic number `i`: no two share a name, a colour, a number or a logo."""
    folder.mkdir(parents=True)
    town = TOWNS[i % len(TOWNS)]
    # Dark enough to read on white, whatever the number.
    colour = (20 + i * 37 % 90, 30 + i * 53 % 80, 50 + i * 29 % 90)
    # 00 opens no Danish number, and .example is nobody's.
    phone = f"00 {i // 100 % 100:02d} {i % 100:02d} {i * 7 % 100:02d}"
    draw_logo(i, colour).save(folder / "logo.png")
    path = folder / "clinic.toml"
    path.write_text(
        f'''\
id = "klinik-{i}"
name = "{town} {TRADES[i % len(TRADES)]} {i + 1}"
tagline = "Fysioterapi og genoptræning"
logo = "logo.png"
colour = "#{colour[0]:02x}{colour[1]:02x}{colour[2]:02x}"
phone = "{phone}"
email = "hej@klinik{i}.example"
web = "klinik{i}.example"

[[departments]]
name = "Afdeling {town}"
street = "{STREETS[i % len(STREETS)]} {i + 1}"
town = "0{i % 1000:03d} {town}"
phone = "{phone}"
hours = ["Mandag–torsdag kl. 8.00–17.00", "Fredag kl. 8.00–14.00"]
''',
        encoding="utf-8",
    )
    return path


def draw_logo(i: int, colour: tuple[int, int, int]) -> Image.Image:
    """Draw a disc with bars: the size and the simplicity of a small clinic's logo."""
    logo = Image.new("RGB", (320, 160), "white")
    pen = ImageDraw.Draw(logo)
    pen.ellipse((5, 5, 155, 155), fill=colour)
    for bar in range(4):
        height = 20 + (i * 17 + bar * 29) % 60
        pen.rectangle((35 + bar * 25, 80 - height // 2, 47 + bar * 25, 80 + height // 2), fill="white")
    for bar in range(5):
        pen.rectangle((175 + bar * 28, 150 - (i * 11 + bar * 23) % 120, 193 + bar * 28, 150), fill=colour)
    return logo
