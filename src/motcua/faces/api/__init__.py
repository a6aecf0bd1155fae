"""The door for other systems: file and follow dossiers by JSON, and ask whether a paper is genuine.

Rooms decide everything; here requests are read strictly, rights are asked for, and every refusal is
told as problem JSON (RFC 9457) that says what, where and what to do.
"""
