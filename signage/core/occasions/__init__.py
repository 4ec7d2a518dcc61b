"""What the program itself shows in special periods, whatever lies in the content folder."""
