"""The score form: its geometry, the blank workbook, and reading it back."""
