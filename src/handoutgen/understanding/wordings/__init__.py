"""The words that tell what a Danish text means: plain lists, and nothing else decides."""
