"""How every workbook of the program looks: one set of formats, one measurer of row heights, one way to open a book."""
