"""One editor for each way in which a field can be filled. They know a field and a value, and no case."""
