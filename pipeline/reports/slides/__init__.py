"""trinh-chieu.pptx: the slides of the meeting, from the same figures as the report."""
