"""Sentences of the notice of a result (thông báo kết quả)."""

from pipeline.text.sentences import there_are, units


def overview(ranked: int, unranked: int) -> str:
    """How many members have a place, and how many have none."""
    everybody = ranked + unranked
    if not ranked:
        return f"Trong {units(everybody)} thành viên, chưa có đơn vị nào được xếp hạng."
    if not unranked:
        return f"{there_are(ranked, everybody)} thành viên được chấm điểm và xếp hạng."
    return f"{there_are(ranked, everybody)} thành viên được xếp hạng, {units(unranked)} không được xếp hạng."
