"""The commands, one file for each stretch of the bloc's year: each does its work, then has the terminal report it.

Heavy imports live inside the commands, so that `thidua --help` waits for none of them.
"""
