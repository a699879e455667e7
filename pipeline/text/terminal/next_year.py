"""How options of `thidua init --from-year` are to be written."""

LAST_YEAR_ALONE = (
    "Đã lấy từ thư mục năm trước bằng --from-year thì không ghi thêm mẫu, tên khối hay --member; đơn vị thay đổi thì "
    "ghi bằng --rename, --merge, --leave, --join."
)
CHANGES_WITH_LAST_YEAR = (
    "--rename, --merge, --leave, --join chỉ dùng cùng --from-year; khối mới thì ghi đơn vị bằng --member MÃ=TÊN."
)


def rename_unreadable(text: str) -> str:
    """A renamed member that is not written as it should be."""
    return (
        f"“{text}” phải ghi theo dạng MÃ=TÊN MỚI, ví dụ XTA=Phường Tân An; đổi cả mã thì MÃ=MÃ MỚI=TÊN MỚI, ví dụ "
        "XTA=PTA=Phường Tân An."
    )


def merge_unreadable(text: str) -> str:
    """A merger that is not written as it should be."""
    return (
        f"“{text}” phải ghi theo dạng MÃ,MÃ=MÃ MỚI=TÊN MỚI, ví dụ XHA,XHB=XHB=Xã Hòa Bình (mã mới có thể là một trong "
        "các mã cũ)."
    )
