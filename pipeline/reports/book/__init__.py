"""bang-xep-hang.xlsx: one file a sheet, and how all of them look."""
