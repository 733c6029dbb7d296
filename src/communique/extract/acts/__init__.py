"""Acts: frames found in the parse, their roles and factuality, whom they bind and affect; commitments, appointments."""
