"""Pictures drawn as SVG in the page's own colours.

Each says what a text or a table beside it says too; so they are hidden from screen readers. Colours and line styles
come from the style sheets, by class.
"""
