"""Charts as SVG that this program writes itself: lines with bands, bars, strips and rows of points.

Not matplotlib: with its fonts and what it pulls in it weighs more than the rest of the installation (about
60 MB), takes a second to import, and draws text as outlines that no screen reader, search or style sheet
reaches. Here text is text, colors follow the page from light to dark to paper, and every chart comes in
two widths, so that its letters keep their size on a phone.
"""
