"""Forms, a file for each thing that somebody comes to do."""
