"""What lies on disk: ordinary files read whole, files written whole, a cache of what is costly to make."""
