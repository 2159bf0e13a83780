"""An outline, a clinic and a patient become a leaflet: which parts, in which order."""
