"""All articles at once: what there is, and what is due for review. `checking` judges, this only tells."""
