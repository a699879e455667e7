"""Dates and times as administrative papers write them (Nghị định 30/2020/NĐ-CP, Phụ lục I)."""

from datetime import date, datetime

from pipeline.model.clock import VIETNAM


def day_in_words(day: date) -> str:
    """`ngày 05 tháng 01 năm 2019`, `ngày 29 tháng 6 năm 2018`: days below 10 and months 1 and 2 get a zero."""
    month = f"{day.month:02d}" if day.month < 3 else str(day.month)
    return f"ngày {day.day:02d} tháng {month} năm {day.year}"


def moment_in_words(moment: datetime) -> str:
    """`17 giờ 00 phút, ngày 25 tháng 6 năm 2018`, in Vietnam's time."""
    local = moment.astimezone(VIETNAM)
    return f"{local:%H} giờ {local:%M} phút, {day_in_words(local.date())}"
