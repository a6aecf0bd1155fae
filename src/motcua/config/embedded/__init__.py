"""The PostgreSQL server that comes with the program: made, started, kept alive and stopped by us.

Every program that needs the database is a guest (`guests.py`). The first guest to arrive starts a
keeper (`keeper.py`), which starts the server and starts it again when it dies; when the last guest
has left, or was killed, the keeper stops the server. Linux only: it reads /proc and calls setpriv.
"""
