"""Certificates, made once, and servers with an empty mailbox."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.mail.servers import Certificates, Imap, Smtp, a_folder_for_all, made_certificates, running


@pytest.fixture(scope="session")
def certificates() -> Iterator[Certificates]:
    with a_folder_for_all() as folder:
        yield made_certificates(folder)


@pytest.fixture
def trusted(certificates: Certificates, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The system trusts our certificate."""
    monkeypatch.setenv("SSL_CERT_FILE", str(certificates.certificate))
    return certificates.certificate


@pytest.fixture
def imap(certificates: Certificates) -> Iterator[Imap]:
    with a_folder_for_all() as folder, running(Imap(folder, certificates)) as server:
        yield server


@pytest.fixture
def smtp(certificates: Certificates, monkeypatch: pytest.MonkeyPatch) -> Iterator[Smtp]:
    monkeypatch.setattr("pipeline.mail.sending.PAUSE", 0.0)
    with running(Smtp(certificates)) as server:
        yield server
