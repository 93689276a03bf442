"""`summary` and `demo`: what is drawn for paper and screen."""
