"""What the content folder holds and whether it can be believed: names, scans, sections, shares that hang, files at rest."""
