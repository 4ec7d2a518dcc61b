"""A disk of the tests' own: a file system in memory that can lose its power and fall ill. `mounted.Disk` is the way in."""
