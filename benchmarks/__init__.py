"""How fast, how small and how hungry handoutgen is, against typst on the same leaflet."""
