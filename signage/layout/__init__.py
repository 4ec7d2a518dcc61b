"""Layout: cards to pages with every box and second known, and pages to pixels. QtGui without a window."""
