"""Why a file cannot be read, and what there is too much of in it, for the sentences of findings."""

from pipeline.text.numbers import vietnamese

PASSWORD = "tệp có mật khẩu"
BINARY_WORKBOOK = "tệp ở dạng .xlsb mà chương trình không đọc"
OUTDATED = "tệp khai báo DOCTYPE mà bảng tính không bao giờ có"
READER_DIED = "đọc đến giữa chừng thì chương trình đọc tệp bị hỏng theo"


def part_twice(part: str) -> str:
    """A package that holds two parts of one name."""
    return f"bên trong tệp có hai phần cùng tên “{part}”"


def cell_twice(cell: str) -> str:
    """A sheet that holds one cell twice."""
    return f"ô {cell} được ghi hai lần trong tệp"


def cell_astray(cell: str, row: int) -> str:
    """A cell that says another row than the one it stands in."""
    return f"ô {cell} lại nằm trong hàng {row} của tệp"


def size_words(size: int, *, unpacked: bool) -> str:
    """`512 MB khi giải nén`: bytes in whole MB (1.048.576 bytes)."""
    return f"{vietnamese(-(-size // 2**20))} MB" + (" khi giải nén" if unpacked else "")


def count_words(number: int, noun: str) -> str:
    """`hơn 10.000 vùng gộp ô`: a bound that was passed."""
    return f"hơn {vietnamese(number)} {noun}"


TOO_LONG = "đọc quá lâu"
TOO_MUCH_MEMORY = "đọc cần quá nhiều bộ nhớ"
PARTS, ROWS, CELLS, MERGES = "phần bên trong tệp", "hàng", "ô", "vùng gộp ô"
SPREAD = "ô tính từ cột A đến ô cuối của mỗi hàng"
ARRAYS = "ô trong các công thức mảng"
LETTERS = "ký tự trong một ô"

WITHOUT_VALUE = "(ô công thức chưa có giá trị)"
"""What stands for the value of a cell whose formula was never calculated."""
