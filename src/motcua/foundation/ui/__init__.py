"""The look: tokens, components and page shells shared by citizens', desk and board pages."""
