"""Python's own BLAKE2 and MD5: hashlib would load OpenSSL first, which takes a twentieth of a leaflet's time.

`random` of the standard library does the same. MD5 is no seal here: it names PDF files (ISO 32000-1, 14.4).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from hashlib import blake2b, md5
else:
    try:
        from _blake2 import blake2b
        from _md5 import md5
    except ImportError:  # a Python that was built without its own
        from hashlib import blake2b, md5

__all__ = ["blake2b", "md5"]
