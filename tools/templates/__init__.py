"""For whoever edits a built-in Word template: the file made tidy, its versions, and its text for reading in a diff."""
