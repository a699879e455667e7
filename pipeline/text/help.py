"""What `thidua --help` says: the commands in the order of the bloc's year.

It is a text of its own, so that it can be shown without loading anything.
"""

HELP = """\
Cách dùng: thidua LỆNH [TÙY CHỌN]

Chấm điểm, xếp hạng và lập văn bản thi đua cho một khối thi đua.

Đầu năm:
  init      Tạo thư mục làm việc mới cho một khối, từ mẫu có sẵn hoặc trống.
  examples  Liệt kê các mẫu có sẵn cho thidua init --from.
  check     Kiểm tra cấu hình, thang điểm, chỉ tiêu và các mẫu văn bản.
  fields    Liệt kê giá trị các mẫu văn bản Word dùng được, kèm ví dụ.
  agreement Lập bản giao ước thi đua của năm, kèm thang điểm, để các đơn vị ký.

Mỗi kỳ (sơ kết 6 tháng: --period six-month; tổng kết năm: --period year-end):
  forms     Lập phiếu chấm điểm cho từng đơn vị, để gửi đi.
  status    Xem đơn vị nào đã gửi phiếu, gửi lúc nào, còn thiếu gì.
  appraisal Lập phiếu thẩm định cho từng cơ quan thẩm định; vòng hai: --round 2.
  responses Lập phiếu để đơn vị giải trình sau một vòng thẩm định.
  run       Đọc các phiếu đã nhận, chấm điểm, xếp hạng, lập bảng và báo cáo.
  ballots   Lập phiếu suy tôn và bảng kiểm phiếu cho cuộc họp bình xét.
  explain   Kể cách tính từng điểm của một đơn vị, từ ô trong phiếu đến thứ hạng.
  publish   Niêm phong kết quả đã xem cùng toàn bộ đầu vào, để công bố.
  verify    Đối chiếu từng byte của bản đã công bố, và chấm lại để so.

Tùy chọn:
  --workspace THƯ_MỤC  Thư mục làm việc của khối; mọi lệnh làm việc trên khối
                       đều nhận; không ghi thì là thư mục hiện tại.
  --version            In phiên bản rồi thoát.
  -h, --help           In hướng dẫn; thidua LỆNH --help nói rõ hơn về một lệnh.

Mã thoát: 0 đã làm xong; 1 (khi dùng --strict, và ở verify) có chỗ phải xem;
2 chưa làm gì và chưa ghi gì, lý do in ra màn hình.
"""
