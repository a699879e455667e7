"""What is wrong with a Word template that people changed: one sentence or function for each fault.

Tags, names and values come as the template writes them; `guess` is `did_you_mean`'s question, or nothing.
"""

# ------------------------------------------------------------------------------------------ the file, hidden tags

UNREADABLE = "không đọc được tệp mẫu; hãy mở bằng Word và lưu lại thành .docx"
TORN = "các thẻ không ghép được với nhau; hãy so với mẫu gốc từ chỗ sửa gần nhất"


def hidden(tag: str) -> str:
    """A tag that would be filled and that nobody sees."""
    return (
        f"thẻ “{tag}” không nằm trọn trong chữ của một đoạn (mà ở phần đã xóa còn theo dõi, mô tả ảnh, mã trường…); "
        "hãy xóa thẻ đó"
    )


def not_filled(tag: str) -> str:
    """A tag that people see and that would not be filled."""
    return f"thẻ “{tag}” không được điền; hãy xóa thẻ rồi gõ lại"


# ------------------------------------------------------------------------------------------------- braces and nesting

UNITS = {"p": "đoạn", "tr": "hàng của bảng", "tc": "ô của bảng"}
_PLACES = {"": " trong cùng đoạn", "p": "", "tr": " trong cùng bảng", "tc": " trong cùng hàng"}


def closing_missing(closing: str, before: str) -> str:
    """A tag begins inside another."""
    return f"thiếu “{closing}” đóng thẻ trước “{before}”"


def brace_left_over(brace: str) -> str:
    """A brace closes nothing."""
    return f"thừa dấu “{brace}”"


def not_closed(opening: str, closing: str) -> str:
    """A tag does not end in its paragraph."""
    return f"thẻ mở bằng “{opening}” nhưng không đóng bằng “{closing}”"


def out_of_place(tag: str) -> str:
    """There is nothing here that the tag could take away."""
    return f"thẻ “{tag}” không dùng được ở đây"


def stray_mark(tag: str) -> str:
    """A tag that takes more away than itself has a mark of tags inside."""
    return f"thẻ “{tag}” không được chứa dấu “%” hay “}}” ở giữa"


def not_alone(tag: str, reach: str) -> str:
    """A tag would take other words away with it; `reach` is p, tr or tc."""
    return f"thẻ “{tag}” phải đứng một mình trong {UNITS[reach]}; phần chữ còn lại sẽ bị mất"


def not_opened(tag: str) -> str:
    """An end without its beginning."""
    return f"thẻ “{tag}” không có thẻ mở tương ứng"


def outside_of_a_choice(tag: str) -> str:
    """An `else` or `elif` in no choice."""
    return f"thẻ “{tag}” phải nằm giữa “if” và “endif”"


def not_ended(tag: str, end: str, reach: str) -> str:
    """A beginning without its end; `reach` says where that had to be."""
    return f"thẻ “{tag}” chưa được đóng bằng “{end}”{_PLACES[reach]}"


# -------------------------------------------------------------------------------------------------- names and values

NOT_UNDERSTOOD = "không hiểu được; hãy kiểm tra lại cách viết"
NO_LOOP = "không hiểu được; hãy viết dạng “for tên in danh_sách”"
LOOP_TAKEN = "“loop” là tên của chính vòng lặp; hãy đặt tên khác, ví dụ “for muc_nay in …”"
NO_COMPUTING = "mẫu chỉ nêu, lặp và chọn giá trị có sẵn, không tính toán được"
ELSE_MISSING = "cách viết “… if …” trong thẻ cần có thêm “else …”"


def in_tag(tag: str, problem: str) -> str:
    """What is wrong with one of the tags of a paragraph."""
    return f"thẻ “{tag}”: {problem}"


def nothing_after(word: str) -> str:
    """Words after a tag that stands alone."""
    return f"sau “{word}” không ghi gì thêm"


def unknown_command(word: str, guess: str) -> str:
    """A command that templates do not have."""
    return f"mẫu không dùng được lệnh “{word}”{guess}"


def too_deep(most: int) -> str:
    """Loops inside loops."""
    return f"chỉ lồng được nhiều nhất {most} vòng lặp “for”"


def no_list(value: str) -> str:
    """A loop over what is no list."""
    return f"“{value}” không phải danh sách nên không lặp được"


def is_a_list(value: str) -> str:
    """A list where one text belongs."""
    return f"“{value}” là danh sách; hãy dùng “for … in {value}” để lấy từng giá trị"


def has_parts(value: str, first: str) -> str:
    """Several values where one text belongs; `first` is the name of one of them."""
    return f"“{value}” gồm nhiều giá trị; hãy ghi rõ giá trị nào, ví dụ “{value}.{first}”"


def is_yes_or_no(value: str) -> str:
    """A yes or no where a text belongs."""
    return f"“{value}” chỉ là có hoặc không; hãy dùng trong “if {value}”"


def no_value(name: str, guess: str) -> str:
    """A name that stands for nothing."""
    return f"không có giá trị “{name}”{guess}"


def no_value_in(owner: str, name: str, guess: str) -> str:
    """A name that the owner does not have."""
    return f"“{owner}” không có giá trị “{name}”{guess}"


def unknown_filter(name: str, guess: str) -> str:
    """A filter that templates do not have."""
    return f"mẫu không dùng được phép “{name}”{guess}"


def filter_for_texts(name: str, value: str) -> str:
    """A filter of texts on what is no text."""
    return f"phép “{name}” chỉ dùng cho chữ, không dùng cho “{value}”"


def neither_text_nor_list(value: str) -> str:
    """Counting or looking for something in what has no letters and no items."""
    return f"“{value}” không phải chữ, cũng không phải danh sách, nên không đếm, không tìm trong đó được"


def no_number(value: str) -> str:
    """Greater or less of a text."""
    return f"chỉ so sánh lớn nhỏ giữa các số, “{value}” là chữ"
