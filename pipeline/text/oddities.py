"""What is legal in a workspace, but odd, told to the secretary by `thidua check`."""

from collections.abc import Iterable, Sequence

from pipeline.text.labels import UNIT
from pipeline.text.sentences import listing


def does_not_add_up(sums: str, maximum: str) -> str:
    """A group's own limit beside what the base lines below it come to."""
    return (
        f"các dòng Chuẩn bên trong cộng được {sums}, khác Điểm tối đa {maximum} của nhóm; nếu đây là mức trần của cả "
        "nhóm thì không phải sửa"
    )


NOBODYS_LINE = "không đơn vị nào của khối, kỳ nào có dòng này"
NOBODYS_TARGET = "cách tính cần chỉ tiêu, nhưng targets.xlsx không giao cho đơn vị nào: dòng không áp dụng cho ai"


def target_missing(member: str) -> str:
    """A line for which one member alone has no target."""
    return (
        f"chỉ riêng {member} không có chỉ tiêu nên dòng này không áp dụng với đơn vị đó; hãy bổ sung, còn nếu đúng là "
        "không giao thì không phải sửa"
    )


def never_so_much(best: str, maximum: str, *, taken: bool) -> str:
    """A rule that never comes to the line's limit."""
    verb = "trừ" if taken else "cho"
    return f"cách tính chỉ {verb} nhiều nhất {best} điểm, không bao giờ tới Điểm tối đa {maximum}"


def tier_never_reached(tier: str) -> str:
    """A tier that earlier ones cover."""
    return (
        f"bậc “{tier}” không bao giờ được dùng, vì các bậc đứng trước đã nhận hết những con số thuộc bậc này; bậc đúng "
        "đầu tiên được tính, hãy xếp lại thứ tự các bậc"
    )


def between_tiers(number: str, points: str) -> str:
    """A figure between two tiers that neither takes."""
    told = f"kết quả {number} nằm giữa các bậc nhưng không thuộc bậc nào nên được {points} điểm"
    return f"{told}; hãy thêm dấu = vào bậc liền trên hoặc liền dưới"


def perhaps_thousands(typed: str, read: str, thousands: str) -> str:
    """A number with three decimals, as it may stand for one with a sign between thousands."""
    return (
        f"số “{typed}” được đọc là {read}; nếu đúng ý là {thousands} thì hãy ghi liền, không có dấu ngăn hàng nghìn: "
        f"“{thousands}”"
    )


def percent_of_what(unit: str) -> str:
    """Tiers in % on a line that is measured in something else."""
    measured = f"là “{unit}”" if unit else "để trống"
    return (
        f"các bậc ghi dấu % mà {UNIT} {measured}: chính con số đơn vị ghi được so với mốc; nếu so kết quả với chỉ tiêu "
        f"thì thêm phần “theo % chỉ tiêu”, nếu đơn vị ghi tỷ lệ thì để {UNIT} là %"
    )


def perhaps_tiers(option: str) -> str:
    """An option that reads like a tier."""
    return (
        f"mức “{option}” là một dòng chữ để đơn vị chọn, không so với con số nào; nếu đơn vị ghi con số thì hãy dùng "
        "cách tính “Theo bậc”"
    )


def unknown_group(group: str, guess: str) -> str:
    """A group that no member has."""
    return f"không đơn vị nào thuộc nhóm “{group}” (khóa groups trong config.toml){guess}"


def looks_alike(what: str, text: str, other: str, where: str) -> str:
    """Two codes, options or groups that a reader can hardly tell apart."""
    return f"{what} “{text}” nhìn giống “{other}” ({where}) nhưng chương trình coi là hai {what.lower()} khác nhau"


def none_ranked(whom: str) -> str:
    """Members for whom no base line counts."""
    return (
        f"tổng Điểm tối đa bằng 0 với {whom}: không đơn vị nào trong số đó xếp hạng được; thang điểm cần có dòng loại "
        "Chuẩn áp dụng cho các đơn vị này"
    )


def out_of_reach(grade: str, wanted: str, best: str) -> str:
    """A grade above all that the scale can give."""
    return f"không đơn vị nào đạt được “{grade}”: cần {wanted}, cao nhất có thể là {best}"


def quota_for_nobody(what: str, quota: str, members: int) -> str:
    """A quota that comes to nobody."""
    return f"số lượng {quota} của “{what}” tính trên {members} đơn vị là 0 (làm tròn xuống): không đơn vị nào được"


def no_such_place(award: str, first: int, members: int) -> str:
    """An award for places that the bloc does not have."""
    return f"“{award}” dành cho hạng {first} trở xuống, mà khối chỉ có {members} đơn vị"


def another_year(year: int) -> str:
    """A time outside the bloc's year."""
    return f"thời điểm này không thuộc năm {year} của khối; nếu chép từ năm trước sang thì hãy sửa lại"


def sample_left(sample: str) -> str:
    """A sample of the new config.toml that is in use as it is."""
    return f"“{sample}” là chữ mẫu; hãy thay bằng của khối, hoặc bỏ đi"


def sample_guidance(codes: Sequence[str]) -> str:
    """Rows of the scale with the sample's guidance."""
    named = listing(codes, 8, "dòng")
    return f"dòng {named} còn lời mẫu (“Dòng mẫu…”), lời này in lên phiếu; hãy thay bằng lời của khối"


def template_of_no_paper(guess: str) -> str:
    """A file among the templates that no paper is made of."""
    return f"không văn bản nào dùng tệp mẫu này{guess}"


def values_left_out(values: Iterable[str]) -> str:
    """Values that the built-in template shows and the bloc's own does not, each quoted."""
    return f"mẫu bỏ giá trị mà mẫu gốc có dùng: {', '.join(values)}"
