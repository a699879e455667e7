"""The committed templates of mails: the present one of each is the last version that is known of it."""

import pytest

from pipeline.mail.copies import sum_of, versions
from pipeline.mail.templates import built_in, built_in_names

HOW = "run `python -m tools.templates.renew`"


@pytest.mark.parametrize("name", built_in_names())
def test_the_present_text_is_the_last_version_that_is_known(name: str) -> None:
    assert versions()[name][-1] == sum_of(built_in(name).encode()), HOW


def test_no_text_is_known_that_is_not_shipped() -> None:
    assert sorted(versions()) == sorted(built_in_names())
