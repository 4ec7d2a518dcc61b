"""The parent's side of what happens behind walls: the worker, its sandbox, the spare one, LibreOffice."""
