"""The living gallery: every component and the five kinds of page, on invented data.

Whoever builds a page copies from here. Names and figures are made up and stay Vietnamese in both
languages; they are long on purpose, because real ones are.
"""
