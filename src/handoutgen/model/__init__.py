"""What things are: articles, clinics, leaflets and their faults. Imports nothing outside itself."""
