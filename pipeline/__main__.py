"""`python -m pipeline` is `thidua`."""

from pipeline.cli import main

main()
