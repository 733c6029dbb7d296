"""What is followed over time: commitments and wordings that recur."""
