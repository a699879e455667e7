"""What the workbooks say around their figures: hints, titles, notes below a table."""
