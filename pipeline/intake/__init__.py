"""What arrived: every file of the inbox opened, judged, and one chosen for each sender (CONTRACT section 10)."""
