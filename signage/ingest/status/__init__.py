"""What people are told: the status page, its plain twin, and when."""
