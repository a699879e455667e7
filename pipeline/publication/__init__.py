"""Công bố: the result of a review sealed with all it was made from, checked again, and compared with later runs."""
