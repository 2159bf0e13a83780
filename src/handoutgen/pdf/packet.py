"""What a finished file says of itself: the XMP of `metadata`, found in any file and read without trust."""

from __future__ import annotations

from xml.parsers import expat

from handoutgen.pdf.metadata import LEAFLET_NAMESPACE, XMP_NAMESPACE, Origin

_REACH = 64 * 1024
"""Bytes before and after our namespace within which its packet must begin and end."""
_LONGEST = 200
"""Letters of one fact that are worth telling."""
_BETWEEN = " "
"""Stands between namespace and name where expat tells both; no address holds a space."""


def read_origin(pdf: bytes) -> tuple[Origin, str] | None:
    """Return which leaflet a file says it is, and which program made it; none where it is not ours.

    The packet is looked for in the bytes, where our writer leaves it plain: no need to trust the tables
    of a damaged or hostile file. The last one counts, as after an update of the file.
    """
    packet = _packet(pdf)
    facts = _facts(packet) if packet is not None else {}
    if "kind" not in facts:
        return None
    origin = Origin(
        facts.get("article"), facts["kind"], facts.get("edition", "not told"), facts.get("clinic")
    )
    return origin, facts.get("CreatorTool", "not told")


def _packet(pdf: bytes) -> bytes | None:
    """Return the XML between `<?xpacket begin …?>` and `<?xpacket end …?>` around our namespace."""
    at = pdf.rfind(LEAFLET_NAMESPACE.encode())
    if at < 0:
        return None
    opening = pdf.rfind(b"<?xpacket begin", max(0, at - _REACH), at)
    start = pdf.find(b"?>", opening, at) if opening >= 0 else -1
    end = pdf.find(b"<?xpacket end", at, at + _REACH)
    return None if start < 0 or end < 0 else pdf[start + 2 : end]


def _facts(packet: bytes) -> dict[str, str]:
    """Return our properties and xmp:CreatorTool, written as elements or as attributes; else nothing."""
    facts: dict[str, str] = {}
    wanted = {f"{LEAFLET_NAMESPACE}{_BETWEEN}{name}": name for name in Origin.__struct_fields__}
    wanted[f"{XMP_NAMESPACE}{_BETWEEN}CreatorTool"] = "CreatorTool"
    inside: list[str] = []

    def start(name: str, attributes: dict[str, str]) -> None:
        inside.append(name)
        for key in (name, *attributes):
            if key in wanted:
                facts[wanted[key]] = attributes.get(key, "")

    def letters(text: str) -> None:
        name = wanted.get(inside[-1])
        if name is not None:
            facts[name] += text

    parser = expat.ParserCreate("utf-8", _BETWEEN)
    parser.StartElementHandler = start
    parser.EndElementHandler = lambda _: inside.pop()
    parser.CharacterDataHandler = letters
    parser.StartDoctypeDeclHandler = _refuse
    parser.buffer_text = True
    try:
        parser.Parse(packet, True)  # noqa: FBT003 - expat's own signature
    except (expat.ExpatError, ValueError):
        return {}
    return {name: tidy for name, text in facts.items() if (tidy := one_line(text, _LONGEST))}


def _refuse(*_: object) -> None:
    """Refuse a document type: XMP has none, and only there can entities be made that grow or read files."""
    raise ValueError("a document type")


def one_line(words: str, longest: int) -> str:
    """Return of words that came with a file what is safe to print on a terminal, in one line."""
    line = " ".join(words[: 2 * longest].split())
    return "".join(letter for letter in line if letter.isprintable())[:longest]
