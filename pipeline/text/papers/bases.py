"""The law on emulation and commendation in force on a day, as a draft of legal bases; a person checks it once.

Source: the dates on which each came into force, by the documents' own last articles.
"""

from datetime import date

_LAW_OF_2003 = (
    "Luật Thi đua, khen thưởng ngày 26 tháng 11 năm 2003",
    "Luật sửa đổi, bổ sung một số điều của Luật Thi đua, khen thưởng ngày 14 tháng 6 năm 2005",
    "Luật sửa đổi, bổ sung một số điều của Luật Thi đua, khen thưởng ngày 16 tháng 11 năm 2013",
)
_LAW_OF_2022 = ("Luật Thi đua, khen thưởng ngày 15 tháng 6 năm 2022",)
_DETAILS = "quy định chi tiết thi hành một số điều của Luật Thi đua, khen thưởng"

_DECREES = (
    (date(2025, 7, 1), "152/2025/NĐ-CP"),
    (date(2024, 1, 1), "98/2023/NĐ-CP"),
    (date(2017, 10, 1), "91/2017/NĐ-CP"),
)
"""From which day each decree is in force, the latest first."""

_IN_FULL = {
    "91/2017/NĐ-CP": f"Nghị định số 91/2017/NĐ-CP ngày 31 tháng 7 năm 2017 của Chính phủ {_DETAILS}",
    "98/2023/NĐ-CP": f"Nghị định số 98/2023/NĐ-CP ngày 31 tháng 12 năm 2023 của Chính phủ {_DETAILS}",
    "152/2025/NĐ-CP": "Nghị định số 152/2025/NĐ-CP ngày 14 tháng 6 năm 2025 của Chính phủ quy định về phân cấp, phân "
    "quyền trong lĩnh vực thi đua, khen thưởng; quy định chi tiết và hướng dẫn thi hành một số điều của Luật Thi đua, "
    "khen thưởng",
}


def decree_on(day: date) -> str:
    """The number of the decree in force, `98/2023/NĐ-CP`; "" for a day before those that are known here."""
    return next((number for since, number in _DECREES if day >= since), "")


def bases_on(day: date) -> tuple[str, ...]:
    """The laws and the decree in force, each as it stands behind the word `Căn cứ`."""
    laws = _LAW_OF_2022 if day >= date(2024, 1, 1) else _LAW_OF_2003
    return (*laws, *(_IN_FULL[number] for number in filter(None, (decree_on(day),))))
