"""What `thidua` says on the terminal: its help, click's own messages, and what each command reports."""
