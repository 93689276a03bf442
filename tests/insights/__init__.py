"""What the whole picture says, checked against small cases and against laws."""
