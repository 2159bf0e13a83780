"""What somebody begins with: an article and a clinic to fill in, written where nothing stands yet."""
