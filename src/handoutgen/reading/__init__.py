"""Files become the model: articles, clinics, patients and lists, checked, with true lines."""
