"""Workers on other machines: those of a scheduler of Dask."""

import logging
import socket
from concurrent.futures import CancelledError
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

if TYPE_CHECKING:
    from concurrent.futures import Executor
    from types import TracebackType

PATIENCE = 5.0
"""Seconds for a scheduler to answer."""

_RETRIES = 3  # workers that may be lost over a bloc before that is a fault
_REACH = 1.0  # seconds for a worker to answer


class ClusterLost(Exception):  # noqa: N818 - it names what is the matter
    """The scheduler is gone, or a bloc's workers were lost one after the other."""


class Cluster:
    """The workers that a scheduler has; some may come later or go. Raises: ImportError without Dask, OSError.

    Where all is lost while it is in use: ClusterLost.
    """

    def __init__(self, address: str) -> None:
        from distributed import Client

        logging.getLogger("distributed.client").setLevel(logging.CRITICAL)  # what is lost, we say ourselves
        self._client: Any = Client(address, timeout=PATIENCE)
        self._met: dict[str, bool] = {}

    def __enter__(self) -> "Executor":
        self.hands()
        executor: Executor = self._client.get_executor(pure=False, retries=_RETRIES)
        return executor

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, at: "TracebackType | None"
    ) -> None:
        from distributed import KilledWorker
        from distributed.comm.core import CommClosedError

        self._client.close()
        if isinstance(error, (CancelledError, CommClosedError, KilledWorker)):
            raise ClusterLost from error

    def hands(self) -> int:
        """How many blocs can be worked on at a time, now.

        Results come straight from the workers where this machine reaches each of them, else through the scheduler.
        Raises: ClusterLost.
        """
        try:
            threads: dict[str, int] = self._client.nthreads()
        except OSError as error:
            raise ClusterLost from error
        self._met |= {address: _within_reach(address) for address in threads.keys() - self._met.keys()}
        self._client.direct_to_workers = bool(threads) and all(self._met[address] for address in threads)
        return sum(threads.values())


def _within_reach(address: str) -> bool:
    """Whether a worker takes calls from here."""
    place = urlsplit(address)
    try:
        socket.create_connection((place.hostname, place.port), _REACH).close()
    except OSError:
        return False
    return True
