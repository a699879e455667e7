"""Phiếu thẩm định: the workbooks in which appraisers say what each line of each member is worth."""
