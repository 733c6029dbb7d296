"""What makes a registry answer wrongly: the rows of its tables held against each other, findings out."""
