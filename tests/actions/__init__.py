"""The acts, each as a person would notice it: what the case says afterwards, and what the act is called."""
