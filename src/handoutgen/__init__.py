"""handoutgen: a Danish Markdown article becomes a printed patient leaflet."""
