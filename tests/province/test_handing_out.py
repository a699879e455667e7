"""Blocs are handed out a few at a time for each worker, however many workers there are by and by."""

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor

from pipeline.province.handing_out import Task, as_they_finish


def test_two_tasks_wait_for_each_worker_there_is_by_now() -> None:
    drawn: list[int] = []
    workers = [0]

    def tasks() -> Iterator[Task[int]]:
        for number in range(40):
            drawn.append(number)
            yield abs, (number,)

    with ThreadPoolExecutor(1) as pool:
        done = as_they_finish(pool, tasks(), lambda: workers[0])
        first = next(done)
        assert len(drawn) == 2, "one who is not there yet has something to do when he comes"
        workers[0] = 5
        rest = [next(done) for _ in range(2)]
        assert 10 <= len(drawn) <= 13
        rest += done
    assert sorted([first, *rest]) == list(range(40))
