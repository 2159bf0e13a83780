"""What the program leaves on disk: finished files, and a cache of what is costly to make."""
