"""The books of a period that the bloc keeps: scale.xlsx and targets.xlsx, and the version of a scale."""
