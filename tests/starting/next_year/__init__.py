"""Next year from last year."""
