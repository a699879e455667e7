"""The only writers of what a review emits."""
