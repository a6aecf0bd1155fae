"""Shapes that stand beside words, so that no state is told by colour alone."""

from django.utils.safestring import SafeString, mark_safe

# Drawn on a 16-unit square; filled with the colour of the text beside them.
_PATHS = {
    "neutral": '<circle cx="8" cy="8" r="5" fill="none" stroke="currentColor" stroke-width="2"/>',
    "doing": '<circle cx="8" cy="8" r="5" fill="none" stroke="currentColor" stroke-width="2"/>'
    '<path d="M8 3a5 5 0 0 1 0 10z"/>',
    "good": '<path d="M8 1a7 7 0 1 0 0 14A7 7 0 0 0 8 1Zm3.9 5.3-4.6 5-3-2.9 1.2-1.3 1.7 1.7 '
    '3.4-3.7z" fill-rule="evenodd"/>',
    "warn": '<path d="M8 1.2 15.6 15H.4L8 1.2ZM7.1 6v4.4h1.8V6H7.1Zm0 5.6v1.7h1.8v-1.7H7.1Z" '
    'fill-rule="evenodd"/>',
    "bad": '<path d="M8 .4 15.6 8 8 15.6.4 8 8 .4ZM7.1 4.2v4.9h1.8V4.2H7.1Zm0 6v1.7h1.8v-1.7H7.1Z" '
    'fill-rule="evenodd"/>',
    "paused": '<path d="M3.5 2.5h3.2v11H3.5zM9.3 2.5h3.2v11H9.3z"/>',
    "next": '<path d="m5.6 2.4 5.6 5.6-5.6 5.6-1.3-1.3L8.6 8 4.3 3.7z"/>',
    "up": '<path d="M8 3 14 11H2z"/>',
    "down": '<path d="M8 13 2 5h12z"/>',
    "out": '<path d="M9 2h5v5h-1.8V5L7.6 9.7 6.3 8.4 11 3.8H9zM2 4h4.5v1.8H3.8v6.4'
    'h6.4V9.5H12V14H2z"/>',
}


def shape(name: str) -> SafeString:
    """The shape ``name`` as inline SVG, hidden from screen readers: the word says it."""
    return mark_safe(
        f'<svg class="shape" viewBox="0 0 16 16" fill="currentColor" aria-hidden="true" '
        f'focusable="false">{_PATHS[name]}</svg>'
    )
