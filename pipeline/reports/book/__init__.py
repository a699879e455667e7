"""bang-xep-hang.xlsx and so-lam-viec.xlsx: one file a sheet, and how all of them look."""
