"""`thidua menu`: the commands as a numbered list for whoever types none, the next sensible one first.

`standing` reads how far the bloc is, `steps` says what can be done then (pure), `screen` shows it, runs what is
chosen as a command of its own, and opens what came of it.
"""
