"""A composed leaflet becomes pages of placed ink, each piece owned by a tag."""
