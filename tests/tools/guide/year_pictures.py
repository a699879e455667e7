"""Makes the pictures of the guide's full year anew: `python -m tests.tools.guide.year_pictures`.

Needs LibreOffice, poppler and Chromium. The year is played as `tests/test_full_year.py` plays it.
"""

import subprocess
from pathlib import Path
from tempfile import TemporaryDirectory

from tests import the_year
from tests.browser import QUIET
from tests.the_year import HEAD, Year
from tools.guide.make_pictures import PICTURES, Shot, printed, take

APPRAISAL = Shot(file=f"appraisal/vong-2/{HEAD}.xlsx", phrase="Sổ theo dõi", box=(10, 145, 277, 47), dots=100)
AWARDS = Shot(file="review/bang-xep-hang.xlsx", phrase="KHEN THƯỞNG", box=(10, 10, 277, 150), dots=100)
CHROMIUM = (
    "chromium",
    "--headless",
    "--no-sandbox",
    *QUIET,
    "--hide-scrollbars",
    "--window-size=1360,1000",
)


def main() -> None:
    """Play the year and take its pictures."""
    with TemporaryDirectory() as folder:
        root = Path(folder)
        year = Year(root / "khoi")
        for step in (the_year.pact, the_year.six_months, the_year.self_scores, the_year.first_round):
            step(year)
        for step in (the_year.explanations, the_year.second_round, the_year.vote):
            step(year)
        for number, (name, shot) in enumerate((("tham-dinh.png", APPRAISAL), ("khen-thuong.png", AWARDS))):
            paper = printed(year.output / shot.file, root / f"in-{number}", root / "office")
            take(shot, paper, PICTURES / name)
        page, goal = year.output / "review" / "index.html", PICTURES / "trang-ket-qua.png"
        browser = [*CHROMIUM, f"--user-data-dir={root / 'chromium'}", f"--screenshot={goal}", page.as_uri()]
        subprocess.run(browser, check=True, capture_output=True)


if __name__ == "__main__":
    main()
