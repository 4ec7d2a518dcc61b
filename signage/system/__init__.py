"""What is asked of the operating system, and what its launchers, disks, shares and clocks do to a process. Standard library only."""
