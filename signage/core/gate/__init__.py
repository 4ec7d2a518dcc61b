"""What must not be shown: secrecy marks, personal numbers, flashing pictures."""
