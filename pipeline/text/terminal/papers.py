"""What the terminal says of the papers: what is left to write in them, what people changed in them."""

from pathlib import Path

from pipeline.text.numbers import count


def edits_set_aside(goal: Path) -> str:
    """Above the files that people changed since they were written."""
    return f"Các tệp sau đã được sửa tay từ lần chạy trước; bản sửa được cất vào {goal}, bản mới đã thay vào chỗ cũ:"


def submission_waits(period: str, inbox: str) -> str:
    """Why there is no submission yet, and what comes before it."""
    return (
        "Chưa lập tờ trình đề nghị khen thưởng vì chưa có kết quả bỏ phiếu: lập phiếu bằng thidua ballots --period "
        f"{period}, ghi bảng kiểm phiếu, đặt vào {inbox} rồi chạy lại thidua run."
    )


def places_left(number: int) -> str:
    """Above the papers that people have to complete."""
    return f"Còn {count(number)} chỗ để người viết điền (chữ tô nền trong ngoặc vuông, số và ngày để “…”):"


def places_left_in(paper: str, number: int) -> str:
    """So many places in one paper."""
    return f"{paper}: {count(number)} chỗ"


def complete_papers(written: str) -> str:
    """How to complete the papers; `written` is the file whose texts go into them."""
    return (
        f"Ghi vào {written} rồi chạy lại, hoặc điền trong Word vào bản sao: chạy lại sẽ lập lại các tệp này "
        "(bản đã sửa được cất riêng)."
    )
