"""Phiếu giải trình sau thẩm định: the short forms in which members answer a round of appraisal, line by line."""
