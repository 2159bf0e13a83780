"""What somebody begins with: an article or a clinic to fill in, written where nothing stands."""
