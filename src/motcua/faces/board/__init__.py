"""Boards for leaders and the public: the live 766 set and the provinces."""
