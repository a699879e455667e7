"""Bản đăng ký chỉ tiêu thi đua: a member's registration of targets, which goes out at the start of the year."""
