"""From what a form says to a member's points: answers, marks of lines, sums, and the scorecard. Pure."""
