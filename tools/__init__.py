"""Development tools: not shipped, standard library first."""
