"""What `thidua --help` and `thidua COMMAND --help` say, the commands in the order of the bloc's year.

It is a text of its own, so that it can be shown without loading anything.
"""

HELP = """\
Cách dùng: thidua LỆNH [TÙY CHỌN]

Chấm điểm, xếp hạng và lập văn bản thi đua cho một khối thi đua.

Không cần nhớ lệnh nào (gõ thidua rồi Enter cũng vậy):
  menu      Bảng chọn theo thứ tự một năm của khối, bước nên làm đánh dấu sẵn.

Đầu năm:
  init      Tạo thư mục làm việc mới cho một khối: từ mẫu có sẵn, từ thư mục năm
            trước (--from-year) hoặc trống.
  examples  Liệt kê các mẫu có sẵn cho thidua init --from.
  check     Kiểm tra cấu hình, thang điểm, chỉ tiêu và các mẫu văn bản.
  fields    Liệt kê giá trị các mẫu văn bản Word dùng được, kèm ví dụ.
  templates Xem mẫu văn bản nào đã sửa, mẫu có sẵn nào đã đổi; lấy mẫu mới.
  registration Lập phiếu đăng ký chỉ tiêu; phiếu đã gửi về thành targets.xlsx.
  agreement Lập bản giao ước thi đua của năm, kèm thang điểm, để các đơn vị ký.

Mỗi kỳ (sơ kết: --period six-month, 6-thang; tổng kết: year-end, nam; không
ghi thì theo hạn nộp và ngày hôm nay, khi không thể nhầm):
  forms     Lập phiếu chấm điểm cho từng đơn vị, để gửi đi.
  send      Soạn thư gửi phiếu, nhắc nộp, đề nghị sửa, báo kết quả; gửi: --smtp.
  letters   Lập giấy mời, công văn gửi phiếu, công văn đôn đốc đơn vị chưa gửi.
  collect   Lấy thư mới từ hộp thư (IMAP) vào thư mục nhận; hộp thư giữ nguyên.
  register  Ghi những tệp đã nhận vào sổ nhận phiếu, giữ nguyên chữ đã ghi tay.
  status    Xem đơn vị nào đã gửi phiếu, gửi lúc nào, còn thiếu gì.
  appraisal Lập phiếu thẩm định cho từng cơ quan thẩm định; vòng hai: --round 2.
  responses Lập phiếu để đơn vị giải trình sau một vòng thẩm định.
  run       Đọc các phiếu đã nhận, chấm điểm, xếp hạng, lập bảng và báo cáo.
  ballots   Lập phiếu suy tôn và bảng kiểm phiếu cho cuộc họp bình xét.
  explain   Kể cách tính từng điểm của một đơn vị, từ ô phiếu đến thứ hạng.
  publish   Niêm phong kết quả đã xem cùng toàn bộ đầu vào, để công bố.
  verify    Đối chiếu từng byte của bản đã công bố, và chấm lại để so.

Nhiều khối một lần:
  province  Chấm mọi khối trong một thư mục, mỗi khối theo thang điểm của mình,
            rồi tổng hợp cho cả tỉnh.

Khi cần người giúp, cần nối với chương trình khác:
  doctor    Gom phiên bản, nhật ký, cấu hình, mã ghi nhận vào một tệp để gửi đi.
  schema    In JSON Schema của results.json, province.json.

Tùy chọn:
  --workspace THƯ_MỤC  Thư mục làm việc của khối; mọi lệnh làm việc trên khối
                       đều nhận; không ghi thì là biến môi trường
                       THIDUA_WORKSPACE, hoặc thư mục hiện tại.
  --version            In phiên bản rồi thoát.
  -h, --help           In hướng dẫn; thidua LỆNH --help nói rõ hơn về một lệnh.

Mã thoát: 0 đã làm xong; 1 (khi dùng --strict, ở verify, khi gửi hay lấy thư
còn dở) có chỗ phải xem; 2 chưa làm gì và chưa ghi gì, lý do in ra màn hình.
"""

INIT = """\
Tạo thư mục làm việc mới cho một khối: từ mẫu có sẵn (--from), từ thư mục năm trước (--from-year), hoặc trống.

Sang năm mới: thidua init KHOI-2027 --from-year KHOI-2026. Đơn vị, thang điểm, mẫu văn bản, chữ và cách chấm được chép
sang, thời hạn dời một năm, chỉ tiêu để trống kèm chỉ tiêu năm trước; thư mục cũ giữ nguyên. Đơn vị đổi tên, hợp nhất,
rời khối, mới vào thì ghi bằng --rename, --merge, --leave, --join (ghi nhiều lần được), hoặc sửa sau trong config.toml:
tên cũ, mã cũ ghi vào aliases thì kết quả năm trước vẫn được so.
"""
MENU = "Bảng chọn các việc theo thứ tự một năm của khối, bước nên làm đánh dấu sẵn; mỗi việc là một lệnh."
EXAMPLES = "Liệt kê các mẫu có sẵn cho thidua init --from."
CHECK = "Kiểm tra cấu hình, thang điểm, chỉ tiêu và các mẫu văn bản."
FIELDS = "Liệt kê mọi giá trị mẫu văn bản Word dùng được, kèm ví dụ từ số liệu hiện có."
TEMPLATES = "Xem mẫu văn bản nào khối đã sửa, mẫu có sẵn nào đã đổi; lấy mẫu mới."
REGISTRATION = "Lập phiếu đăng ký chỉ tiêu cho từng đơn vị; đọc phiếu đã gửi về, lập targets.xlsx từ đó."
AGREEMENT = "Lập bản giao ước thi đua của năm, kèm thang điểm, để các đơn vị ký."
FORMS = "Lập phiếu chấm điểm cho từng đơn vị, để gửi đi."
SEND = "Soạn thư kèm tệp cho từng đơn vị: phiếu, nhắc nộp, đề nghị sửa, kết quả…"
SEND_KINDS = (
    "LOẠI: forms (phiếu chấm điểm), reminders (nhắc nộp), corrections (đề nghị sửa), receipts (xác nhận đã nhận), "
    "appraisal (sổ thẩm định), responses (phiếu giải trình), results (kết quả), invitation (giấy mời)."
)
LETTERS = "Lập giấy mời kèm chương trình, công văn gửi phiếu, công văn đôn đốc những đơn vị chưa gửi."
COLLECT = "Lấy thư mới từ hộp thư (IMAP) vào thư mục nhận; hộp thư giữ nguyên."
REGISTER = "Ghi những tệp đã nhận vào sổ nhận phiếu, giữ nguyên chữ người đã ghi trong sổ."
STATUS = "Xem đơn vị nào đã gửi phiếu, gửi lúc nào, còn thiếu gì; chỉ đọc, không ghi."
APPRAISAL = "Lập phiếu thẩm định cho từng cơ quan, kèm số liệu của các đơn vị."
RESPONSES = "Lập phiếu giải trình cho đơn vị có điểm thay đổi sau một vòng thẩm định."
RUN = "Đọc các phiếu đã nhận, chấm điểm, xếp hạng và lập bảng, báo cáo."
BALLOTS = "Lập phiếu suy tôn và bảng kiểm phiếu cho cuộc họp bình xét."
EXPLAIN = "Kể cách tính từng điểm của một đơn vị, từ ô trong phiếu đến thứ hạng."
PUBLISH = "Niêm phong kết quả đã xem cùng toàn bộ đầu vào, để công bố."
VERIFY = "Đối chiếu từng byte của bản đã công bố và chấm lại từ đầu vào đã niêm phong."

DOCTOR = (
    "Gom phiên bản, nhật ký lỗi, cấu hình, mã ghi nhận vào output/chan-doan.zip để gửi người giúp; không kèm số liệu."
)
SCHEMA = "In JSON Schema của results.json, hoặc của province.json (thidua schema province), cho chương trình khác."
WITH_DATA = "Kèm cả cấu hình, thang điểm, phiếu đã nhận và kết quả, nguyên văn."

WORKSPACE = "Thư mục làm việc của khối; không ghi thì là biến môi trường THIDUA_WORKSPACE, hoặc thư mục hiện tại."
PERIOD = (
    "Kỳ: six-month hoặc 6-thang (sơ kết 6 tháng), year-end hoặc nam (tổng kết năm); không ghi thì theo hạn nộp và ngày "
    "hôm nay, khi không thể nhầm."
)
PERIOD_OF_EXAMPLES = "Lấy ví dụ của kỳ: six-month hoặc year-end; không ghi thì của kỳ có văn bản đó."
WRITE_TEMPLATES = "Chép mẫu có sẵn mới vào input_templates/word/moi, input_templates/mail/moi, cạnh mẫu của khối."
CHECK_STRICT = "Thoát với mã 1 khi có chỗ nên xem lại."
RUN_STRICT = "Thoát với mã 1 khi có ghi nhận phải sửa, cần xem, đơn vị không xếp hạng, hoặc khen thưởng chưa quyết."
WORKERS = "Số tiến trình cùng làm; không ghi thì nhiều việc mới dùng đủ các nhân của máy. Kết quả như nhau."
PDF = "Lập thêm bản PDF của các văn bản Word, nếu máy có LibreOffice."
ROUND_OF_APPRAISAL = "Vòng thẩm định: 1, 2…"
ROUND_DONE = "Vòng đã xong: 1, 2…"
DRY_RUN = "Chỉ liệt kê ai sẽ nhận gì; không ghi, không gửi."
SMTP = "Gửi ngay qua máy chủ [mail.smtp] trong config.toml, thay vì soạn thư nháp."
AGAIN = "Gửi cả những thư sổ gửi thư ghi là đã gửi."
ONLY = "Chỉ lập phiếu của đơn vị này, các phiếu khác giữ nguyên; ghi nhiều lần được."
REPLACE = "Thay bản đã công bố của kỳ này."
ANYWAY = "Niêm phong cả khi còn ghi nhận phải sửa, chỗ chưa điền hoặc tệp đang giữ lại."
CHANGES = "Kể hết đầu vào và kết quả hiện nay khác bản đã công bố ở đâu."

FROM = "Tên một mẫu có sẵn; xem bằng lệnh thidua examples."
FROM_YEAR = "Thư mục làm việc năm trước; năm mới ghi bằng --year, không ghi thì là năm liền sau."
RENAME = "Đơn vị đổi tên: XTA=Phường Tân An; đổi cả mã: XTA=PTA=Phường Tân An."
MERGE = "Đơn vị hợp nhất: XHA,XHB=XHB=Xã Hòa Bình (mã mới, hoặc một mã cũ)."
LEAVE = "Mã của đơn vị rời khối."
JOIN = "Đơn vị mới vào khối: XLM=Xã Long Mỹ."
BLOC_NAME = "Tên khối thi đua."
BLOC_YEAR = "Năm giao ước."
BLOC_PARENT = "Cơ quan chủ quản, in ở đầu văn bản."
BLOC_PLACE = "Địa danh, ví dụ: Kiên Giang."
BLOC_SYMBOL = "Ký hiệu văn bản, ví dụ KTĐ trong Số: 05/BC-KTĐ."
BLOC_MEMBER = "Một đơn vị; ghi nhiều lần cho nhiều đơn vị."
PROVINCE = """\
Chấm mọi khối nằm trong THƯ_MỤC (mỗi khối một thư mục con có config.toml), mỗi khối theo thang điểm của mình, ghi kết
quả như thidua run; rồi tổng hợp cho cả tỉnh: tong-hop.xlsx, index.html, province.json.

Khối có chỗ phải sửa được kể tên, không làm dừng khối khác. Chạy lại chỉ chấm những khối có gì thay đổi; bị ngắt giữa
chừng thì chạy lại là làm tiếp.
"""
PROVINCE_STRICT = "Mã thoát 1 khi có khối chưa chấm được, đơn vị không xếp hạng hoặc ghi nhận phải xem."
EXECUTOR = "Ai làm: serial, processes (nhiều tiến trình trên máy này) hoặc dask:tcp://MÁY:CỔNG (cụm máy)."
