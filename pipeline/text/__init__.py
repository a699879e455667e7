"""Every Vietnamese sentence that a user reads, the wording of numbers and dates, and how words are compared.

Where to find a sentence, by where it is read:

- `findings/`: what is wrong in a file, by the finding's code (the sheet Ghi nhận, the page, the papers)
- `papers/`: the Word papers, a file for each paper or for what several papers speak of
- `explained/`: the way of a member's points (`thidua explain`, the page)
- `workbooks/`: around the figures of workbooks: titles, hints, notes; of a new workspace in `setup`,
  of what goes out and comes back in `forms` and `form_guides`; of rules, conditions and columns in `rule_guide`
- `page`: index.html; `charts`: titles and legends of charts; `terminal/`: the help, and what commands report
- rules say their own words beside their formula, in `pipeline/rules/`
- `config_faults`: what is wrong with config.toml; `setup_faults`: with scale.xlsx and targets.xlsx; `memory_faults`:
  with the results of an earlier review; `template_faults`: with a Word template; `unreadable`: with a file that does
  not open; `oddities`: what is legal but odd in a workspace; `forms_out`: what a change does to forms that are out;
  `next_year`: the turn of the year

By what it speaks of, wherever that is read: `ranking`, `awards` and votes, `appraisal`, `scale_lines`, and the
review's own `terms`; `labels` are the literal words that workbooks are read and compared by. `numbers`, `dates`,
`sentences` (lists of names) and `words` (cleaning, comparing, guessing) serve all of them.
"""
