"""Phiếu suy tôn and its count: the sheet for the bloc's meeting, and the workbook in which the votes come back."""
