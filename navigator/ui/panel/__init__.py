"""The side panel: always about what is selected. Its forms are made from the declarations of the fields."""
