"""Words of two syllables in the names of agencies: a line is not broken inside them.

A list, since nothing in Vietnamese writing says which syllables make a word.
"""

_WORDS = """
trung tâm, thông tin, ứng dụng, thị trường, tiêu chuẩn, đo lường, chất lượng, khoa học, công nghệ, kế hoạch,
tài chính, quản lý, thống kê, tiến bộ, kỹ thuật, nông nghiệp, nông thôn, phát triển, tài nguyên, môi trường, giáo dục,
đào tạo, văn phòng, văn hóa, thể thao, du lịch, lao động, thương binh, xã hội, bảo hiểm, truyền thông, truyền hình,
phát thanh, giao thông, vận tải, xây dựng, công thương, nội vụ, tư pháp, ngoại vụ, thanh tra, dân tộc, tôn giáo,
công an, quân sự, chỉ huy, biên phòng, kiểm sát, tòa án, nhân dân, ủy ban, hội đồng, đại học, cao đẳng, bệnh viện,
chi cục, công đoàn, cơ sở, thanh niên, phụ nữ, nông dân, cựu chiến, mặt trận, tổ quốc, đầu tư, đô thị, đất đai,
tổng hợp, hành chính, chuyên ngành, cơ quan, đơn vị, tham mưu, sản phẩm, khu vực, hải quan, kho bạc, ngân hàng,
y tế, dân số, an toàn, thực phẩm, thủy lợi, kiểm lâm, chăn nuôi, thú y, trồng trọt, dịch vụ, tổ chức, cán bộ,
nghiên cứu, thi đua, khen thưởng, tuyên truyền, nhà nước, kinh tế, thành phố, thị xã, thị trấn
"""

WHOLE = frozenset(word.strip().upper() for word in _WORDS.replace("\n", " ").split(","))
"""In capitals, as heads and signatures have them."""
