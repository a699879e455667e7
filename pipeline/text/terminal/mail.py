"""What `thidua send` and `thidua collect` report."""

from collections.abc import Sequence
from pathlib import Path

from pipeline.text.numbers import count

FETCHING = "Đang lấy thư"
SENDING = "Đang gửi thư"
NOBODY_TO_WRITE_TO = "Hiện không có ai cần nhận loại thư này; thư nháp cũ của loại này (nếu có) đã được bỏ."
OPEN_DRAFTS = (
    "Mở từng thư bằng Outlook hoặc Thunderbird (bấm đúp vào tệp), xem lại rồi bấm Gửi. Chưa có thư nào được gửi đi."
)


def kind_expected(kinds: Sequence[str]) -> str:
    """The kind of mail was not given."""
    return f"Vui lòng ghi loại thư, một trong: {', '.join(kinds)}."


def receiver(code: str, addresses: str, files: str) -> str:
    """Who gets which files."""
    return f"  {code:<8} {addresses}{f'  ({files})' if files else ''}"


def planned(number: int) -> str:
    """So many mails would be made."""
    return f"Sẽ soạn {count(number)} thư. Đây là bản xem trước: chưa ghi và chưa gửi gì."


def drafted(number: int, folder: Path) -> str:
    """So many drafts were written."""
    return f"Đã soạn {count(number)} thư nháp: {folder}"


def places_left(names: Sequence[str]) -> str:
    """Papers in which somebody has still to fill something in."""
    shown = ", ".join(names[:3]) + ("…" if len(names) > 3 else "")
    return f"Xin xem lại: {count(len(names))} văn bản gửi kèm còn chỗ tô vàng chưa điền: {shown}"


def without_address(names: Sequence[str]) -> str:
    """Receivers to whom nothing can be sent."""
    return (
        f"Chưa có địa chỉ thư của {count(len(names))} nơi nhận, nên không soạn thư: {'; '.join(names)}. Ghi địa chỉ "
        "vào khóa emails của đơn vị trong config.toml (cơ quan ngoài khối: bảng [[mail.offices]])."
    )


def only_a_domain(names: Sequence[str]) -> str:
    """Receivers of whom config.toml knows only a domain, from which mail may come but to which none can go."""
    return (
        f"{count(len(names))} nơi nhận chưa có địa chỉ thư đầy đủ, nên không soạn thư: {'; '.join(names)}. Tên miền "
        "chỉ để nhận ra thư đến: ghi thêm một địa chỉ vào khóa emails của đơn vị trong config.toml, ví dụ: emails = "
        '["@so.example", "vanphong@so.example"]'
    )


def nobody_has_an_address(number: int) -> str:
    """Nobody can be written to."""
    return (
        f"Cả {count(number)} nơi nhận đều chưa có địa chỉ thư, nên chưa soạn thư nào (tên miền như “@so.example” chưa "
        "phải là địa chỉ). Vui lòng ghi địa chỉ vào khóa emails của từng đơn vị trong config.toml, ví dụ: emails = "
        '["vanphong@so.example"]'
    )


# ----------------------------------------------------------------------------------------------- servers and passwords


def password_missing(user: str, variable: str, name: str) -> str:
    """Nobody has told the password."""
    return (
        f"Chưa có mật khẩu thư của {user}. Vui lòng đặt biến môi trường {variable} trong cửa sổ lệnh này rồi chạy lại, "
        f"hoặc cất vào kho mật khẩu của máy một lần: keyring set thidua {name}"
    )


def not_reached(server: str) -> str:
    """No connection."""
    return f"Không nối được với máy chủ thư {server}. Vui lòng xem mạng, và host, port trong config.toml, rồi chạy lại."


def certificate_refused(server: str, reason: str) -> str:
    """The server does not prove to be who it says."""
    return (
        f"Không tin được máy chủ thư {server}: chứng chỉ của máy chủ không hợp lệ ({reason}), nên không gửi mật khẩu. "
        "Vui lòng xem host trong config.toml, giờ của máy tính, và hỏi người quản trị thư."
    )


def no_tls(server: str, tls: str) -> str:
    """The connection cannot be made private in this way."""
    other = 'tls = "starttls"' if tls == "ssl" else 'tls = "ssl"'
    return (
        f"Máy chủ thư {server} không nhận kết nối bảo mật kiểu “{tls}”, nên không gửi mật khẩu. Vui lòng xem port và "
        f"tls trong config.toml; có thể máy chủ dùng {other}."
    )


def wrong_password(user: str, server: str, reply: str) -> str:
    """The password was not taken."""
    return (
        f"Máy chủ thư {server} không nhận tài khoản hoặc mật khẩu của {user}. Vui lòng xem user trong config.toml và "
        f"mật khẩu rồi chạy lại. Máy chủ trả lời: {reply}"
    )


def app_password_wanted(user: str, server: str, reply: str) -> str:
    """The provider takes no ordinary password."""
    return (
        f"Máy chủ thư {server} đòi mật khẩu ứng dụng, không nhận mật khẩu thường của {user}. Vui lòng tạo mật khẩu ứng "
        "dụng ở trang quản lý tài khoản thư (Gmail: Bảo mật, Mật khẩu ứng dụng) rồi dùng mật khẩu ấy. Máy chủ trả lời: "
        f"{reply}"
    )


def gone_midway(server: str) -> str:
    """The connection broke."""
    return f"Mất kết nối với máy chủ thư {server} khi đang làm. Vui lòng chạy lại lệnh này: chỉ phần còn lại làm tiếp."


def server_says(server: str, reply: str) -> str:
    """The server will not do it, and says why in its own words."""
    return f"Máy chủ thư {server} không làm theo yêu cầu và trả lời: {reply}"


def no_folder(folder: str, server: str) -> str:
    """The mailbox has no such folder."""
    return (
        f"Hộp thư ở {server} không có thư mục “{folder}”. Vui lòng xem folder của [mail.imap] trong config.toml; thư "
        'mục chính của mọi hộp thư là "INBOX".'
    )


# -------------------------------------------------------------------------------------------------------- collect

NO_IMAP = (
    "Chưa có hộp thư để lấy thư về. Vui lòng ghi bảng [mail.imap] (host, user) vào config.toml, hoặc kéo thư vào thư "
    "mục nhận như trước."
)
NEXT_AFTER_COLLECT = "Tiếp theo: thidua status để xem ai đã gửi, phiếu nào được chấm."


def collected(new: int, known: int, folder: Path) -> str:
    """So many messages are new, so many had been fetched before."""
    before = f"; {count(known)} thư đã lấy từ trước" if known else ""
    return f"Đã lấy {count(new)} thư mới{before}: {folder}"


def outside(number: int, first: str, last: str) -> str:
    """Messages of another time; `last` is "" where there is no end."""
    until = f" đến trước {last}" if last else ""
    return f"Không lấy {count(number)} thư ngoài thời gian của kỳ (kỳ này lấy thư từ {first}{until})."


def gone(number: int) -> str:
    """Messages that were deleted meanwhile."""
    return f"Có {count(number)} thư bị xóa khỏi hộp thư trong lúc lấy."


def repeated(number: int) -> str:
    """Messages that lie in the mailbox twice, byte for byte."""
    return f"Có {count(number)} thư trùng từng byte với thư đã có, không ghi lần nữa."


def too_large(size: int, when: str, sender: str, subject: str, most: int) -> str:
    """A message that is not fetched."""
    return (
        f"Thư quá lớn, không lấy ({size // 2**20} MB, giới hạn {most // 2**20} MB): {when}, từ {sender or 'không rõ'}, "
        f"“{subject}”. Vui lòng mở thư trong chương trình thư, lưu phiếu đính kèm vào thư mục nhận."
    )


def denied(when: str, sender: str, subject: str) -> str:
    """A message that the server does not give."""
    return f"Máy chủ không đưa được một thư: {when}, từ {sender or 'không rõ'}, “{subject}”. Vui lòng mở thư để xem."


# ----------------------------------------------------------------------------------------------------- send --smtp

NO_SMTP = (
    "Chưa có máy chủ gửi thư. Vui lòng ghi bảng [mail.smtp] (host, user) và khóa sender của [mail] vào config.toml, "
    "hoặc bỏ --smtp để soạn thư nháp."
)


def register_unreadable(path: Path) -> str:
    """The register of sent mails is there and cannot be read."""
    return (
        f"Không đọc được sổ gửi thư {path}: tệp hỏng, hoặc không còn trang “Sổ gửi thư” có cột “Mã thư”. Vui lòng sửa, "
        "hoặc chuyển tệp đi nơi khác để chương trình lập sổ mới; chưa gửi gì."
    )


def sender_refused(sender: str, server: str, reply: str) -> str:
    """The server takes nothing from this sender."""
    return (
        f"Máy chủ thư {server} không nhận thư của {sender}. Vui lòng xem sender và user trong config.toml. Máy chủ trả "
        f"lời: {reply}"
    )


def sent(number: int, before: int, register: Path) -> str:
    """So many addresses were served, so many had been before."""
    already = f"; {count(before)} địa chỉ đã gửi từ trước, không gửi lại" if before else ""
    return f"Máy chủ đã nhận thư cho {count(number)} địa chỉ{already}. Sổ gửi thư: {register}"


def refused_address(code: str, address: str, reply: str) -> str:
    """An address that the server did not take."""
    return f"Chưa gửi được cho {code} ({address}): {reply}"


def unknown_whether_sent(names: Sequence[str]) -> str:
    """Mails that were handed over without an answer."""
    return (
        f"Chưa rõ máy chủ đã nhận hay chưa: {'; '.join(names)}. Vui lòng xem hộp Thư đã gửi; chưa có thì xóa dòng “"
        "Đang gửi” của thư ấy trong sổ gửi thư rồi chạy lại."
    )
