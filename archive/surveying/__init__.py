"""What the parser makes of many files, before any of them is taken in; nothing here asks a database.

Its processes import `running` alone, and so nothing of Django: that is why this names nothing.
"""
