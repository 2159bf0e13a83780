"""handoutgen: a Danish Markdown article becomes a printed patient leaflet."""

__version__ = "0.1.0"
