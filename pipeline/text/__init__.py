"""Every Vietnamese sentence, the wording of numbers and dates, and how words are compared."""
