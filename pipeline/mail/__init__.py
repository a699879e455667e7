"""Mails of a bloc: those that go out, a kind a file in `kinds/`, and the mailbox from which forms come in.

Nothing leaves that was not asked for, and addresses are those of config.toml alone.
"""
