"""results.json and province.json are held to the schemas that are shipped for them."""

import json
from functools import cache
from pathlib import Path
from typing import Any

from jsonschema import Draft202012Validator

from pipeline.reports.schemas import schema_text


@cache
def validator(what: str = "results") -> Draft202012Validator:
    schema = json.loads(schema_text(what))
    Draft202012Validator.check_schema(schema)
    return Draft202012Validator(schema)


def faults_of(data: Any, what: str = "results") -> list[str]:
    """What in a document is not as the schema says."""
    return [f"{fault.json_path}: {fault.message}" for fault in validator(what).iter_errors(data)]


def follows_the_schema(path: Path) -> None:
    assert faults_of(json.loads(path.read_bytes()), path.stem) == []
