"""What is asked of the rows as they are: documents, findings, contacts, actors, readings; how many there are."""
