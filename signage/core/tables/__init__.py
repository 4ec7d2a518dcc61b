"""From a sheet to cards: rosters, organisations, or a table as it is."""
