"""Findings about the count of votes: what does not fit, and what to do now. None of them is mended by the program."""

from pipeline.text.findings.wording import Wording

_NOT_COUNTED = "kết quả bỏ phiếu chưa được tính, việc đề nghị khen thưởng vẫn như khi chưa bỏ phiếu."
_COMPARE = "Đối chiếu với biên bản kiểm phiếu, sửa con số sai trong bảng kiểm phiếu rồi chạy lại."

BALLOTS = {
    "ballot_count_missing": Wording(
        "Thiếu số kiểm phiếu",
        (
            "Chưa có [số phiếu đồng ý cho {member} ở danh hiệu “{award}”|“{what}”|một con số của bảng kiểm phiếu]; "
            f"{_NOT_COUNTED}"
        ),
        "Ghi con số theo biên bản kiểm phiếu, không có phiếu nào thì ghi 0, rồi chạy lại.",
    ),
    "ballot_not_a_count": Wording(
        "Số kiểm phiếu không dùng được",
        f"[“{{seen}}”|Nội dung trong ô] không phải là số nguyên từ 0 trở lên; {_NOT_COUNTED}",
        "Ghi lại ô này bằng một số nguyên rồi chạy lại.",
    ),
    "ballot_present_above_members": Wording(
        "Có mặt nhiều hơn thành viên",
        f"Số thành viên có mặt[ ({{more}})] nhiều hơn số thành viên của khối[ ({{fewer}})]; {_NOT_COUNTED}",
        _COMPARE,
    ),
    "ballot_issued_above_present": Wording(
        "Phiếu phát ra nhiều hơn có mặt",
        f"Số phiếu phát ra[ ({{more}})] nhiều hơn số thành viên có mặt[ ({{fewer}})]; {_NOT_COUNTED}",
        _COMPARE,
    ),
    "ballot_returned_above_issued": Wording(
        "Phiếu thu về nhiều hơn phát ra",
        f"Số phiếu thu về[ ({{more}})] nhiều hơn số phiếu phát ra[ ({{fewer}})]; {_NOT_COUNTED}",
        _COMPARE,
    ),
    "ballot_valid_above_returned": Wording(
        "Phiếu hợp lệ nhiều hơn thu về",
        f"Số phiếu hợp lệ[ ({{more}})] nhiều hơn số phiếu thu về[ ({{fewer}})]; {_NOT_COUNTED}",
        _COMPARE,
    ),
    "ballot_votes_above_valid": Wording(
        "Phiếu đồng ý nhiều hơn hợp lệ",
        (
            "Số phiếu đồng ý[ ({more})] cho[ {member}| đơn vị này][ ở danh hiệu “{award}”] nhiều hơn số phiếu hợp lệ[ "
            f"({{fewer}})]; {_NOT_COUNTED}"
        ),
        _COMPARE,
    ),
    "ballot_twice": Wording(
        "Kiểm phiếu ghi hai lần",
        f"[{{member}}|Đơn vị này] đứng hai hàng ở cùng một danh hiệu[ (“{{award}}”)]; {_NOT_COUNTED}",
        "Xóa hàng thừa trong bảng kiểm phiếu rồi chạy lại.",
    ),
    "ballot_not_a_candidate": Wording(
        "Phiếu cho người ngoài danh sách",
        (
            "Có[ {seen}] phiếu cho[ {member}| một đơn vị][ ở danh hiệu “{award}”], nhưng theo kết quả chấm hiện nay "
            f"đơn vị đó không thuộc danh sách được bỏ phiếu; {_NOT_COUNTED}"
        ),
        (
            "Xem kết quả chấm có đổi sau ngày bỏ phiếu không; nếu có, khối quyết định và bỏ phiếu lại theo phiếu mới "
            "(thidua ballots)."
        ),
    ),
    "ballot_no_quorum": Wording(
        "Chưa đủ thành viên dự họp",
        (
            "Số thành viên có mặt[ ({present}/{members})] chưa đủ để bỏ phiếu[ (cần ít nhất {quorum} tổng số thành "
            f"viên)]; {_NOT_COUNTED}"
        ),
        "Khối họp lại khi đủ thành viên; nếu số có mặt ghi nhầm thì sửa rồi chạy lại.",
    ),
}
