"""Sentences of the Word papers, one file for each paper or for what several papers speak of."""
