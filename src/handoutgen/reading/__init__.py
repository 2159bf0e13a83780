"""Files become the model: articles and clinics, checked, with true line numbers."""
