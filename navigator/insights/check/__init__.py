"""The join-up check: where the help around a client does not join up, said with evidence, and kindly.

`checking.check` runs every rule of `registry` over a Case on a day; each rule stands in a file of its own
under `rules/`. Rule of this folder: standard library only, pure; a finding is about how the help is
arranged and never about whose fault it is.
"""
