"""Một tỉnh: many blocs reviewed side by side, and added up (CONTRACT section 13)."""
