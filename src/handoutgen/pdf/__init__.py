"""Set pages become a tagged PDF file: PDF/UA-1 and PDF/A-2a."""
