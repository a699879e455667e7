"""The commands, one file for each stretch of the bloc's year. Heavy imports live inside them."""
