"""Index sets applied to our figures: the live 766 board and published rankings."""
