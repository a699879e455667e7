"""Containers: archives and messages opened where they lie, whatever they are called (CONTRACT section 10)."""
