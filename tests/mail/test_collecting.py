"""A real mailbox is collected: all of it, once, whatever breaks, and it stays as it was."""

import os
from collections.abc import Callable, Iterable, Sequence
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from pipeline.mail import collecting
from pipeline.mail.collecting import Collected, Memory, Window, collect, file_name, window_of
from pipeline.mail.mailbox import Folder, Head, opened
from pipeline.mail.refusals import Denied, Refused
from pipeline.model.bloc import Period
from pipeline.model.clock import VIETNAM
from pipeline.model.mail import Mailbox, MailPolicy, Security, Server
from pipeline.reviewing import review
from tests.builders import DEADLINE, a_config
from tests.intake.mails import mail
from tests.mail.servers import HOST, PASSWORD, USER, Imap
from tests.mail.two_hundred import ALL, GROUNDS, UNITS

WINDOW = Window(datetime(2018, 1, 1, tzinfo=UTC))

pytestmark = pytest.mark.usefixtures("trusted")


def mailbox(imap: Imap, folder: str = "INBOX", tls: Security = Security.SSL) -> Mailbox:
    port = imap.tls_port if tls is Security.SSL else imap.starttls_port
    return Mailbox(server=Server(host=HOST, port=port, user=USER, tls=tls), folder=folder)


class Bloc:
    """An inbox that a mailbox is collected into."""

    def __init__(self, root: Path) -> None:
        self.inbox, self.memory = root / "inbox", Memory(root / "output" / "thu-da-lay.json")

    def collect(
        self, box: Mailbox, window: Window = WINDOW, watch: Callable[[Sequence[Head]], Iterable[Head]] = iter
    ) -> Collected:
        found = Collected()
        with opened(box, PASSWORD) as folder:
            collect(folder, self.inbox, self.memory, window, found, watch)
        return found

    def files(self) -> list[bytes]:
        """What was collected, with the line ends of the disk."""
        found = [path for path in self.inbox.rglob("*") if path.is_file()]
        assert all(path.suffix == ".eml" and path.parent.name == "thu" for path in found)
        return sorted(path.read_bytes().replace(b"\r\n", b"\n") for path in found)


@pytest.fixture
def bloc(tmp_path: Path) -> Bloc:
    return Bloc(tmp_path)


def on_disk(*messages: bytes) -> list[bytes]:
    return sorted(message.replace(b"\r\n", b"\n") for message in messages)


def test_two_hundred_messages_are_each_accounted_for_though_the_server_goes_away(imap: Imap, bloc: Bloc) -> None:
    assert len(ALL) == 200
    imap.deliver(*(message for message, _ in ALL))
    before = imap.files()

    def until_the_server_stops(heads: Sequence[Head]) -> Iterable[Head]:
        for number, head in enumerate(heads):
            if number == 73:
                imap.stop()
            yield head

    with pytest.raises(Refused, match="Mất kết nối"):
        bloc.collect(mailbox(imap), watch=until_the_server_stops)
    assert len(bloc.files()) == 73
    imap.start()
    rest = bloc.collect(mailbox(imap))
    assert (len(rest.new), rest.known, rest.repeated) == (127, 73, 0)
    assert bloc.files() == on_disk(*before.values())
    assert imap.files() == before, "nothing was marked, moved or deleted"
    again = bloc.collect(mailbox(imap))
    assert (again.new, again.known) == ([], 200)
    each_is_accounted_for(bloc, before)


def each_is_accounted_for(bloc: Bloc, delivered: dict[str, bytes]) -> None:
    """The door opens what was collected; the fates are those that the messages were made for."""
    names = {path.read_bytes().replace(b"\r\n", b"\n"): f"thu/{path.name}" for path in bloc.inbox.rglob("*.eml")}
    expected = {}
    for message, fates in ALL:
        name = names[message.replace(b"\r\n", b"\n")]
        expected |= {name: "opened"} | {f"{name}/{path}" if path else name: fate for path, fate in fates.items()}
    told = review(GROUNDS, bloc.inbox).review
    assert {one.file: one.reason or one.status.value for one in told.files} == expected
    assert {one.unit for one in told.files if one.status.value == "accepted"} == set(UNITS)
    assert {standing.card.total for standing in told.board.standings} == {5}


def test_a_run_that_forgot_what_it_fetched_doubles_nothing(imap: Imap, bloc: Bloc) -> None:
    imap.deliver(*(message for message, _ in ALL[:5]))
    bloc.collect(mailbox(imap))
    bloc.memory.path.unlink()
    leftover = bloc.inbox / "thu" / ".2018-11-25_1000_0123456789abcdef.eml.new"
    leftover.write_bytes(b"half")
    again = bloc.collect(mailbox(imap))
    assert (again.new, again.repeated, len(bloc.files())) == ([], 5, 5)
    bloc.memory.path.write_text("[no", encoding="utf-8")
    assert bloc.collect(mailbox(imap)).repeated == 5


def test_what_a_person_moved_stays_moved_and_what_was_deleted_comes_again(imap: Imap, bloc: Bloc) -> None:
    imap.deliver(*(message for message, _ in ALL[:3]))
    first, second, _ = bloc.collect(mailbox(imap)).new
    (bloc.inbox / "da-xem").mkdir()
    first.rename(bloc.inbox / "da-xem" / "Phiếu của VP.eml")
    second.unlink()
    assert bloc.collect(mailbox(imap)).new == [second]


def test_a_message_that_the_server_does_not_give_stops_no_other(
    imap: Imap, bloc: Bloc, monkeypatch: pytest.MonkeyPatch
) -> None:
    imap.deliver(*(message for message, _ in ALL[:3]))
    given = Folder.message

    def not_the_second(folder: Folder, uid: int) -> bytes | None:
        if uid == 2:
            raise Denied("NO")
        return given(folder, uid)

    with monkeypatch.context() as patch:
        patch.setattr(Folder, "message", not_the_second)
        found = bloc.collect(mailbox(imap))
    assert (len(found.new), [head.uid for head in found.denied]) == (2, [2])
    assert len(bloc.collect(mailbox(imap)).new) == 1


def test_only_what_is_new_is_added(imap: Imap, bloc: Bloc) -> None:
    imap.deliver(ALL[0][0])
    bloc.collect(mailbox(imap))
    imap.deliver(ALL[1][0], ALL[1][0])
    found = bloc.collect(mailbox(imap))
    assert (len(found.new), found.known, found.repeated) == (1, 1, 1)


def test_a_folder_with_a_vietnamese_name_by_starttls(imap: Imap, bloc: Bloc) -> None:
    imap.deliver(ALL[0][0], folder=".Thi &ARE-ua &- khen th&AbAe3w-ng")
    assert len(bloc.collect(mailbox(imap, "Thi đua & khen thưởng", Security.STARTTLS)).new) == 1
    with pytest.raises(Refused, match="không có thư mục “Thi đua”"):
        bloc.collect(mailbox(imap, "Thi đua"))


def test_only_messages_of_the_time_asked_for(imap: Imap, bloc: Bloc) -> None:
    june, december = (mail(date=f"Wed, 20 {month} 2018 08:30:00 +0700") for month in ("Jun", "Dec"))
    imap.deliver(june, december)
    imap.deliver(mail(text="cũ"), when=datetime(2017, 6, 1, tzinfo=UTC).timestamp())
    found = bloc.collect(mailbox(imap), Window(datetime(2018, 9, 1, tzinfo=UTC)))
    assert (len(found.new), found.outside) == (1, 1), "the server did not even tell of last year's"
    assert bloc.files() == on_disk(december)


def test_a_message_of_a_hundred_megabytes_is_told_and_left(imap: Imap, bloc: Bloc) -> None:
    imap.deliver(mail(sender="to@so.example", text="to"), ALL[0][0])
    huge = next((imap.base / "mail" / "new").glob("000001*"))
    os.truncate(huge, 100 * 1024 * 1024)
    found = bloc.collect(mailbox(imap))
    assert [head.size >= 100 * 1024 * 1024 for head in found.too_large] == [True]
    assert bloc.files() == on_disk(ALL[0][0])


def test_a_server_that_sends_more_than_it_said_is_not_read(
    imap: Imap, bloc: Bloc, monkeypatch: pytest.MonkeyPatch
) -> None:
    imap.deliver(mail(text="x" * 200_000))
    monkeypatch.setattr("pipeline.mail.mailbox.LARGEST", 100_000)
    with pytest.raises(Refused, match="Mất kết nối"):
        bloc.collect(mailbox(imap))
    assert bloc.files() == []


def test_messages_that_vanish_meanwhile(imap: Imap, bloc: Bloc) -> None:
    imap.deliver(ALL[0][0], ALL[1][0])

    def while_they_go(heads: Sequence[Head]) -> Iterable[Head]:
        for path in (imap.base / "mail").glob("[nc][eu]*/000002*"):
            path.unlink()
        return heads

    found = bloc.collect(mailbox(imap), watch=while_they_go)
    assert (len(found.new), found.gone) == (1, 1)


# ------------------------------------------------------------------------------------------------ names, and which time


def test_a_file_is_named_by_the_day_in_vietnam_and_a_hash() -> None:
    late = mail(date="Wed, 20 Jun 2018 23:30:00 +0000")
    assert file_name(late, None).startswith("2018-06-21_0630_")
    nameless = mail(date=None, received=())
    assert file_name(nameless, datetime(2018, 6, 20, 1, 0, tzinfo=UTC)).startswith("2018-06-20_0800_")
    assert file_name(nameless, None).startswith("1970-01-01_")
    assert file_name(late, None) != file_name(late + b"x", None)


def test_a_message_is_of_the_period_whose_deadline_is_nearer() -> None:
    config = a_config()
    half, whole = (window_of(config, period) for period in Period)
    assert half.start == datetime(2018, 1, 1, tzinfo=VIETNAM)
    assert half.end == whole.start == datetime(2018, 9, 15, tzinfo=VIETNAM)
    assert whole.end is None
    assert half.holds(half.start)
    assert not half.holds(whole.start)
    assert whole.holds(None), "one without a time is never left out"


def test_since_only_ever_narrows() -> None:
    box = Mailbox(server=Server(host=HOST, port=1, user=USER, tls=Security.SSL), folder="INBOX", since=date(2018, 6, 1))
    config = a_config()._replace(mail=MailPolicy(imap=box))
    assert window_of(config, Period.SIX_MONTH).start == datetime(2018, 6, 1, tzinfo=VIETNAM)
    assert window_of(config, Period.YEAR_END).start == datetime(2018, 9, 15, tzinfo=VIETNAM)
    alone = config._replace(periods={Period.YEAR_END: a_config().periods[Period.YEAR_END]})
    assert window_of(alone, Period.YEAR_END) == Window(datetime(2018, 6, 1, tzinfo=VIETNAM))
    assert window_of(alone, Period.YEAR_END).holds(DEADLINE)


def test_large_mailboxes_are_asked_in_batches(imap: Imap, bloc: Bloc, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("_SEARCHED", "_HEADS"):
        monkeypatch.setattr(f"pipeline.mail.mailbox.{name}", 3)
    monkeypatch.setattr(collecting, "_OFTEN", 2)
    imap.deliver(*(message for message, _ in ALL[:10]))
    assert len(bloc.collect(mailbox(imap)).new) == 10
