"""Findings in the members' answers to a round of appraisal."""

from pipeline.text.findings.wording import Wording

RESPONSES = {
    "unknown_opinion": Wording(
        "Ý kiến ngoài danh sách",
        (
            "[“{seen}”|Nội dung trong ô] không phải là ý kiến nhất trí hay không nhất trí[{suggestion}|.] Lời giải "
            "trình bên cạnh, nếu có, vẫn được chuyển cho đơn vị thẩm định."
        ),
        "Chọn đúng một ý kiến trong danh sách của ô[: {options}].",
    ),
    "explanation_missing": Wording(
        "Không nhất trí, thiếu giải trình",
        "Đơn vị không nhất trí với kết quả thẩm định của dòng này nhưng cột Giải trình còn trống.",
        "Đề nghị đơn vị ghi lý do và căn cứ ở cột Giải trình rồi gửi lại phiếu giải trình.",
    ),
}
