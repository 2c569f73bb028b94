"""Measurements of speed, for development: `make bench`, or `python -m tests.bench parse import --quick`.

No test rests on a time. A measurement module has `measure(options)`, which yields lines (`measuring.Line`) as they are
measured; `__main__` lists the modules. Databases are the bench's own (`database`), never those of `make run`.
"""
