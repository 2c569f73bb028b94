"""The Django project: settings, URLs, accounts, the embedded database and the commands that run it all."""
