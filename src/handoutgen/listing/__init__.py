"""All articles at once: what there is, and what is due for review. It judges nothing: it tells."""
