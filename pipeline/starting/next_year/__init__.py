"""Next year's workspace from last year's folder: what is taken over, moved, emptied, left to be looked at."""
