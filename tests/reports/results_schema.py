"""results.json is held to the schema that is shipped for it."""

import json
from functools import cache
from pathlib import Path
from typing import Any

from jsonschema import Draft202012Validator

from pipeline.reports.results_schema import schema_text


@cache
def validator() -> Draft202012Validator:
    schema = json.loads(schema_text())
    Draft202012Validator.check_schema(schema)
    return Draft202012Validator(schema)


def faults_of(data: Any) -> list[str]:
    """What in a document is not as the schema says."""
    return [f"{fault.json_path}: {fault.message}" for fault in validator().iter_errors(data)]


def follows_the_schema(path: Path) -> None:
    assert faults_of(json.loads(path.read_bytes())) == []
