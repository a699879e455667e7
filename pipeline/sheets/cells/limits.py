"""How much a spreadsheet may hold. What people fill in is a thousandth of it.

Source: CONTRACT section 10 (bytes); the rest keeps one file from holding up the others.
"""

FILE_BYTES = 50 * 2**20
UNPACKED_BYTES = 200 * 2**20
"""Of all parts of a package together."""

LIGHT_BYTES = 4 * 2**20
"""Unpacked: up to here a package is read at once, in well under a second whatever it holds; above, by a process that
may die."""

ENTRIES = 10_000
ROWS, COLUMNS = 1_048_576, 16_384
"""Of one sheet: what a spreadsheet program holds."""

CELLS = 2_000_000
"""Of one sheet, blank ones that are only formatted included."""

FILLED = 300_000
SPREAD = 1_000_000
"""Cells from column A to the last filled one of each row that holds anything."""

MERGES = 10_000
VISITS = 2_000_000
"""Cells that are looked at for merged areas."""

ARRAYS = 200_000
"""Cells that are looked at for formulas over several cells."""

LETTERS = 1_000_000
"""Of one text; spreadsheet programs hold 32,767."""

SECONDS = 20
MEMORY = 1536 * 2**20
"""Of the process that reads one heavy file: bytes of address space."""
