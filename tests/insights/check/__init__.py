"""The join-up check: each rule on small cases that it speaks of and on such that it does not."""
