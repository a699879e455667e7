"""Where and until when a member may object: for people to say, in the notice and in every member's letter."""

from tools.templates.common import by_people
from tools.templates.paper import Paper


def write_objections(paper: Paper) -> None:
    """What an objection holds, where it goes, until when."""
    place = by_people("viet.noi_nhan_phan_anh", "[tên cơ quan, địa chỉ, thư điện tử nhận ý kiến]")
    until = by_people("viet.thoi_han_phan_anh", "[giờ, ngày, tháng, năm]")
    paper.write(
        "Thân bài",
        "Đơn vị có ý kiến khác với kết quả nêu trên gửi văn bản nêu rõ mã tiêu chí, số điểm đề nghị, lý do và kèm theo "
        "tài liệu chứng minh.",
        f"- Nơi nhận ý kiến: {place}",
        f"- Thời hạn nhận ý kiến: {until}",
    )
