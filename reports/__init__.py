"""The appendix of a certificate: LaTeX, PDF, figures. Takes only what the independent checker accepts.

Nothing is computed here, numbers are rounded outward.

`reports.render.write_appendix` for programs, `python -m certify typeset CERT.json -o FILE` for people.
"""
