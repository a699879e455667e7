"""Findings about how files came: what is held, too large, or perhaps a form, and rows of the register."""

from pipeline.text.findings.wording import Wording

RECEIPTS = {
    "unknown_sender": Wording(
        "Người gửi chưa rõ",
        (
            "Phiếu gửi từ địa chỉ[ {senders}| không có trong danh sách], không phải địa chỉ thư đã đăng ký của đơn "
            "vị[ ({emails})], nên tạm giữ, chưa được chấm."
        ),
        (
            "Hỏi đơn vị có gửi phiếu này không; nếu đúng, ghi x ở cột Chấp nhận và lý do ở cột Ghi chú của sổ nhận "
            "phiếu (so-nhan-phieu.xlsx) rồi chạy lại."
        ),
    ),
    "too_large": Wording(
        "Tệp quá lớn",
        (
            "Tệp quá lớn nên không được mở: [{size}|bảng tính trên 50 MB, hoặc thư, tệp nén chứa quá 200 tệp, quá 200 "
            "MB khi giải nén, hay lồng nhau quá bốn lớp]."
        ),
        "Đề nghị đơn vị lưu lại riêng phiếu dạng Excel (.xlsx) rồi gửi lại, không kèm ảnh và tệp khác trong phiếu.",
    ),
    "not_a_form_file": Wording(
        "Tệp có thể là phiếu",
        (
            "Tệp mang tên của đơn vị chưa có phiếu được nhận, nhưng không phải bảng tính (Word, PDF, ảnh chụp hoặc tệp "
            "khác), nên không được đọc."
        ),
        "Mở xem; nếu là phiếu, đề nghị đơn vị điền vào mẫu phiếu Excel đã gửi cho kỳ này rồi gửi lại.",
    ),
    "register_row_unknown": Wording(
        "Sổ ghi tệp không có",
        "Dòng này của sổ nhận phiếu ghi[ “{row_of}”| một tệp], nhưng trong thư mục nhận không có tệp đó.",
        "Sửa cột Tệp cho đúng đường dẫn, hoặc xóa dòng nếu tệp đã bỏ.",
    ),
    "duplicate_row": Wording(
        "Sổ ghi hai dòng cho một tệp",
        "Tệp[ “{row_of}”| này] đã có ở một dòng phía trên của sổ nhận phiếu; dòng sau này không được tính.",
        "Gộp hai dòng thành một rồi xóa dòng thừa.",
    ),
}

REGISTER_ROWS = {
    "unknown_mark": Wording(
        "Dấu lạ",
        "Cột {column} của sổ nhận phiếu chỉ nhận dấu x[, không nhận “{seen}”]; ô này được coi như để trống.",
        "Ghi x, hoặc để trống.",
    ),
    "reason_missing": Wording(
        "Thiếu lý do",
        "Cột Chấp nhận có dấu x nhưng cột Ghi chú chưa nêu lý do, nên tệp[ “{row_of}”| này] vẫn như trước.",
        "Nêu lý do chấp nhận ở cột Ghi chú của chính dòng đó rồi chạy lại.",
    ),
    "not_a_date": Wording(
        "Không phải ngày",
        "Cột Nhận lúc của sổ nhận phiếu ghi[ “{seen}”| một nội dung] không phải ngày và giờ; ô được coi như để trống.",
        "Ghi ngày và giờ, ví dụ 25/06/2026 8:30.",
    ),
}
"""What a code says of a row of the register, where it says something else of a form."""
