"""How a member's points came about, told step by step (`thidua explain`, the page, the papers)."""
