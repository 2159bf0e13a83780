"""What the blocks of an article mean. No word is changed here."""
