"""The address of an exercise's video, which a leaflet links to."""

from __future__ import annotations

from typing import TYPE_CHECKING

from handoutgen.model.inlines import WEB

if TYPE_CHECKING:
    from handoutgen.reading.findings import Findings


def tell_of_no_address(video: str, line: int, findings: Findings) -> None:
    """Warn of a video that is none of the web: it is printed as it stands, and leads nowhere."""
    if not video.startswith(WEB):
        findings.warn(
            line,
            f"The video »{video}« is printed as plain text.",
            "Write its address as it stands in a browser, beginning with https://.",
            "link",
        )
