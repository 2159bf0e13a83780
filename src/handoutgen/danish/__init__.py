"""Danish writing: dates, numbers, phone numbers, reading ease, and the words printed on leaflets."""
