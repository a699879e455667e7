"""Tables and trees of the terminal, line by line."""

from pipeline.cli.terminal.tables import Heading, fitted, tree

HEADINGS = (Heading("Mã"), Heading("Đơn vị"), Heading("Nhận lúc", whole=True), Heading("Phải sửa", is_number=True))
ROWS = (
    ("VP", "Văn phòng Sở", "17:00 ngày 25/06/2026", "1"),
    ("QLCNTT", "Phòng Quản lý Công nghệ và Thị trường Công nghệ", "", "12"),
)


def test_a_table_with_room_has_a_line_a_row() -> None:
    table = fitted(HEADINGS, ROWS, 140)
    assert table.head == (
        " Mã      Đơn vị                                           Nhận lúc               Phải sửa",
        " ────────────────────────────────────────────────────────────────────────────────────────",
    )
    assert table.body == (
        " VP      Văn phòng Sở                                     17:00 ngày 25/06/2026         1",
        " QLCNTT  Phòng Quản lý Công nghệ và Thị trường Công nghệ                               12",
    )


def test_where_room_is_short_a_time_stays_with_its_day() -> None:
    table = fitted(HEADINGS, ROWS, 60)
    assert table.body == (
        " VP      Văn phòng Sở            17:00 ngày 25/06/2026     1",
        " QLCNTT  Phòng Quản lý Công                               12",
        "         nghệ và Thị trường",
        "         Công nghệ",
    )
    assert [line.split() for line in table.head[:2]] == [["Mã", "Đơn", "vị", "Nhận", "lúc", "Phải"], ["sửa"]]


def test_where_there_is_no_room_for_that_it_is_parted_between_words() -> None:
    table = fitted(HEADINGS, ROWS, 40)
    assert table.body[:2] == (" VP      Văn phòng Sở   17:00 ngày     1", "                        25/06/2026")
    assert max(map(len, (*table.head, *table.body))) <= 40


def test_a_tree_shows_what_hangs_on_what() -> None:
    inner = [("A1. Chỉ tiêu phát triển kinh tế", [("A1a. Thu ngân sách", [])]), ("A2. Cải cách", [])]
    assert list(tree([("A. Nhiệm vụ", inner), ("B. Thưởng", [])], 30)) == [
        "├── A. Nhiệm vụ",
        "│   ├── A1. Chỉ tiêu phát",
        "│   │     triển kinh tế",
        "│   │   └── A1a. Thu ngân sách",
        "│   └── A2. Cải cách",
        "└── B. Thưởng",
    ]
