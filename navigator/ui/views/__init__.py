"""The views of the open case. Each is a strip in `registry`, made when it is first shown."""
