"""thidua: chấm điểm, xếp hạng và lập văn bản cho một khối thi đua."""

__version__ = "0.1.0"
