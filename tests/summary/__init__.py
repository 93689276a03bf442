"""What the one page promises, whatever a case holds."""
