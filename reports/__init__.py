"""The appendix of a certificate: LaTeX, PDF and figures. Takes only what the independent checker accepts, computes nothing.

`reports.render.write_appendix` for programs, `python -m reports CERT.json -o FILE` for people.
"""
