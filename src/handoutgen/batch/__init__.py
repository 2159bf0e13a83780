"""Many leaflets: what is to be made, how it is called, who makes it, and what was made."""
