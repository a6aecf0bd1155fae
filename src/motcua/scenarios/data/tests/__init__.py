"""Tests of the fact files and of the provinces made from them."""
