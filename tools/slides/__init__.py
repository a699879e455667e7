"""The show whose slides `pipeline/reports/slides` fills."""
