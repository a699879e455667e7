"""What arrived: every file of the inbox opened, checked, and one chosen for each sender (CONTRACT section 10)."""
