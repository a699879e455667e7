"""What is said of a vote, before it and after it, and of awards that are still open."""

from fractions import Fraction

from pipeline.model.ballot import Ballot
from pipeline.model.bloc import BallotPolicy, Electorate
from pipeline.text.papers.proposals import Merit, in_place, merit, still_open
from pipeline.text.papers.votes import counted, quorum, rules
from tests.builders import an_award


def a_ballot(present: int = 10, valid: int = 9) -> Ballot:
    return Ballot(present=present, issued=present, returned=present, valid=valid, votes={}, file="kiem-phieu.xlsx")


def test_the_rules_of_a_vote() -> None:
    policy = BallotPolicy(share=Fraction(3, 4), of=Electorate.VALID, secret=False)
    held, needed = rules(policy, [an_award("Cờ"), an_award("Giấy khen", votes=Fraction(3, 4))])
    assert "hình thức biểu quyết công khai tại cuộc họp bình xét có ít nhất 2/3 tổng số đơn vị thành viên" in held
    assert needed == "Đơn vị được đề nghị phải có số phiếu đồng ý đạt ít nhất 75% số phiếu hợp lệ."
    assert list(rules(policy, [an_award("Cờ", votes=Fraction(9, 10))]))[1].endswith("riêng đối với “Cờ” là 90%.")


def test_a_quorum_is_reached_at_its_share() -> None:
    assert "đạt mức ít nhất 2/3" in quorum(BallotPolicy(), a_ballot(8), 12)
    assert "chưa đạt mức ít nhất 2/3" in quorum(BallotPolicy(), a_ballot(7), 12)


def test_ballots_that_do_not_count_are_told() -> None:
    assert counted(a_ballot(11, 9)).endswith(
        "phát ra 11 phiếu, thu về 11 phiếu, hợp lệ 09 phiếu, không hợp lệ 02 phiếu."
    )
    assert counted(a_ballot(9, 9)).endswith("hợp lệ 09 phiếu, không có phiếu không hợp lệ.")


def test_a_merit_without_grade_and_vote() -> None:
    facts = Merit(name="Phòng A", points="94,5", percent="", place=1, shared=False)
    assert merit(facts) == "Phòng A: 94,5 điểm, xếp thứ nhất."
    shared = Merit(name="Phòng A", points="94,5", percent="98,4", place=4, shared=True)
    assert merit(shared) == "Phòng A: 94,5 điểm (98,4% điểm tối đa áp dụng), đồng hạng 4."
    assert [in_place(place) for place in (4, 10, 11)] == ["xếp thứ tư", "xếp thứ mười", "xếp thứ 11"]


def test_what_is_still_open() -> None:
    told = still_open("Cờ", ["A", "B"], 2, 1, 5)
    assert told.startswith(
        "“Cờ”: số lượng còn được đề nghị là 01 trong khi có 02 đơn vị cùng hạng 2 và cùng được 05 phiếu (A và B)"
    )
