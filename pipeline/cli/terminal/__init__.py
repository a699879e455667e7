"""What a person sees and is asked on the terminal, one file for each kind of report; nothing is worked out here."""
