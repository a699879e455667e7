"""The plain script that a capable analyst would write for one bloc in an afternoon: pandas, docxtpl, nothing of ours.

    python tests/bench/peer.py WORKSPACE OUT openpyxl|calamine

It reads the scale and every form, scores the ten rules of `tests/bench/bloc.py`, ranks, and writes a workbook of five
sheets (ranking, lines × members, one row a mark, findings, hashes), a letter of 60 rows a member, a report and a json.
"""

import hashlib
import json
import sys
from datetime import datetime
from pathlib import Path

import numpy as np
import pandas as pd
from docx import Document
from docxtpl import DocxTemplate

FORM, HEADER = "Phiếu chấm điểm", 6
DEADLINE = datetime(2018, 10, 30)
KEPT = {"Mã": "code", "Nội dung": "title", "Điểm tối đa": "maximum", "Chỉ tiêu giao": "target", "Kết quả": "reported",
        "Điểm tự chấm": "claimed"}  # fmt: skip


def read_scale(workspace, engine):
    scale = pd.read_excel(workspace / "input_templates" / "scale.xlsx", header=3, engine=engine, dtype={"Mã": str})
    return scale[scale["Cách tính"].notna()].set_index("Mã")["Cách tính"]


def read_forms(inbox, engine):
    forms, hashes, names = [], [], {}
    for path in sorted(inbox.glob("*.xlsx")):
        sheet = pd.read_excel(path, sheet_name=FORM, header=None, engine=engine)
        unit = str(sheet.iat[1, 5])
        names[unit] = str(sheet.iat[1, 1])
        rows = sheet.iloc[HEADER + 1 :].set_axis([str(one) for one in sheet.iloc[HEADER]], axis=1)
        form = rows[list(KEPT)].rename(columns=KEPT)
        form["code"] = form["code"].astype(str)
        form["unit"] = unit
        forms.append(form)
        hashes.append({"file": path.name, "unit": unit, "sha256": hashlib.sha256(path.read_bytes()).hexdigest()})
    return pd.concat(forms, ignore_index=True), pd.DataFrame(hashes), names


def score(marks):
    number = pd.to_numeric(marks["reported"], errors="coerce")
    top = pd.to_numeric(marks["maximum"], errors="coerce")
    target = pd.to_numeric(marks["target"], errors="coerce")
    best = number.groupby(marks["code"]).transform("max")
    days = (pd.to_datetime(marks["reported"].astype(str), format="%d/%m/%Y", errors="coerce") - DEADLINE).dt.days.clip(
        lower=0
    )
    points = {
        "Chấm trực tiếp": pd.to_numeric(marks["claimed"], errors="coerce"),
        "Theo tỷ lệ": (number / target / 0.85 * top),
        "Theo bậc": pd.cut(number, [-1, 94.999, 97.999, 1e9], labels=[2.0, 8.0, 10.0]).astype(float),
        "Đạt/không đạt": marks["reported"].map({"Đạt": 10.0, "Không đạt": 0.0}),
        "Theo số lượng": number * 0.5,
        "Trừ dần": top - number * 0.5,
        "So với đơn vị dẫn đầu": number / best * top,
        "Theo mức": marks["reported"].map({"Tốt": 10.0, "Khá": 7.0, "Không": 0.0}),
        "Theo thời hạn": top - days * 0.5,
        "Điểm chuẩn": top,
    }
    marks["points"] = 0.0
    for rule, value in points.items():
        own = marks["rule"] == rule
        marks.loc[own, "points"] = value[own].clip(lower=0, upper=top[own])
    marks["missing"] = marks["points"].isna()
    marks["points"] = np.floor(marks["points"].fillna(0) * 100 + 0.5 + 1e-6) / 100  # half up, as the pact says
    return marks


def rank(marks, names):
    ranking = marks.groupby("unit").agg(total=("points", "sum"), maximum=("maximum", "sum")).round(2)
    ranking["name"] = ranking.index.map(names)
    ranking["percent"] = (ranking["total"] / ranking["maximum"].astype(float) * 100).round(2)
    ranking["place"] = ranking["total"].rank(ascending=False, method="min").astype(int)
    ranking["grade"] = ["Hoàn thành tốt nhiệm vụ" if one >= 60 else "Hoàn thành nhiệm vụ" for one in ranking["percent"]]
    return ranking.sort_values("place").reset_index()


def write_book(path, ranking, marks, findings, hashes):
    with pd.ExcelWriter(path, engine="xlsxwriter") as book:
        ranking.to_excel(book, sheet_name="Xếp hạng", index=False)
        marks.pivot_table(index="code", columns="unit", values="points", sort=False).to_excel(
            book, sheet_name="Chi tiết"
        )
        marks.to_excel(book, sheet_name="Căn cứ", index=False)
        findings.to_excel(book, sheet_name="Ghi nhận", index=False)
        hashes.to_excel(book, sheet_name="Hồ sơ", index=False)
        for sheet in book.sheets.values():
            sheet.set_column(0, 20, 16)
            sheet.freeze_panes(1, 0)


def make_template(path, columns, before):
    """The Word template: made once by hand in Word, here by a program."""
    document = Document()
    for text in before:
        document.add_paragraph(text)
    table = document.add_table(rows=4, cols=len(columns), style="Table Grid")
    rows = ([head for head, _ in columns], ["{%tr for r in rows %}"], [f"{{{{ r.{key} }}}}" for _, key in columns],
            ["{%tr endfor %}"])  # fmt: skip
    for row, texts in zip(table.rows, rows, strict=True):
        for cell, text in zip(row.cells, texts, strict=False):
            cell.text = text
    document.save(path)


LETTER = (("Mã", "code"), ("Nội dung", "title"), ("Tối đa", "maximum"), ("Tự chấm", "claimed"),
          ("Kết quả", "reported"), ("Được tính", "points"))  # fmt: skip
REPORT = (("Hạng", "place"), ("Đơn vị", "name"), ("Tổng điểm", "total"), ("Tối đa", "maximum"), ("Tỷ lệ %", "percent"),
          ("Xếp loại", "grade"))  # fmt: skip


def write_letters(folder, ranking, marks):
    make_template(
        folder / "mau.docx", LETTER,
        ["PHIẾU KẾT QUẢ THI ĐUA", "Đơn vị: {{ name }}",
         "Tổng điểm {{ total }} trên {{ maximum }}, đạt {{ percent }} %, hạng {{ place }}, xếp loại {{ grade }}."],
    )  # fmt: skip
    rows = {unit: group.fillna("").to_dict("records") for unit, group in marks.groupby("unit")}
    for standing in ranking.to_dict("records"):
        letter = DocxTemplate(folder / "mau.docx")
        letter.render({**standing, "rows": rows[standing["unit"]]}, autoescape=True)
        letter.save(folder / f"{standing['unit']}.docx")


def write_report(folder, ranking):
    make_template(folder / "mau-bao-cao.docx", REPORT, ["BÁO CÁO TỔNG KẾT", "Khối có {{ rows|length }} đơn vị."])
    report = DocxTemplate(folder / "mau-bao-cao.docx")
    report.render({"rows": ranking.to_dict("records")}, autoescape=True)
    report.save(folder / "bao-cao.docx")


def main(workspace, out, engine):
    out.mkdir(parents=True)
    rules = read_scale(workspace, engine)
    marks, hashes, names = read_forms(next((workspace / "inbox").iterdir()), engine)
    marks["rule"] = marks["code"].map(rules)
    marks = score(marks[marks["rule"].notna()].copy())
    ranking = rank(marks, names)
    findings = marks.loc[marks["missing"], ["unit", "code", "reported"]].assign(told="Chưa trả lời")
    write_book(out / "xep-hang.xlsx", ranking, marks, findings, hashes)
    (out / "phieu").mkdir()
    write_letters(out / "phieu", ranking, marks)
    write_report(out, ranking)
    (out / "ket-qua.json").write_text(json.dumps(ranking.to_dict("records"), ensure_ascii=False, indent=1))


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]), sys.argv[3])
