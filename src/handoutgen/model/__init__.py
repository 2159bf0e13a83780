"""What things are: articles, clinics, patients, leaflets and faults. Imports nothing outside itself."""
