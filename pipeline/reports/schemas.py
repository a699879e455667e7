"""The JSON Schemas of the data that other programs read, which are shipped beside this module (CONTRACT 11, 13)."""

from pathlib import Path

SCHEMAS = {"results": "results.schema.json", "province": "province.schema.json"}
"""What is described, results.json and province.json, and the file that does it."""


def schema_text(what: str) -> str:
    """A schema as it is shipped: JSON Schema, draft 2020-12."""
    return Path(__file__).with_name(SCHEMAS[what]).read_text(encoding="utf-8")
