"""What `thidua doctor` says of the zip that it wrote."""

from pathlib import Path

WITHOUT_DATA = (
    "Trong đó có phiên bản, nhật ký lỗi, cấu hình, mã các ghi nhận và danh sách tệp; tên đơn vị đã thay bằng mã, không "
    "có địa chỉ thư, không có phiếu. Nên mở xem trước khi gửi. Cần gửi cả phiếu thì chạy lại với --with-data."
)
WITH_ALL_DATA = (
    "Trong đó có cả cấu hình, thang điểm, mọi phiếu đã nhận và kết quả, nguyên văn. Chỉ gửi cho người được xem số liệu."
)


def bundle_written(path: Path) -> str:
    """The zip was written."""
    return f"Đã lập tệp để gửi người giúp: {path}"
