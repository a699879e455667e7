"""The JSON Schema of results.json, which is shipped beside this module (CONTRACT section 11)."""

from pathlib import Path

_SCHEMA = Path(__file__).with_name("results.schema.json")


def schema_text() -> str:
    """The schema as it is shipped: JSON Schema, draft 2020-12."""
    return _SCHEMA.read_text(encoding="utf-8")
