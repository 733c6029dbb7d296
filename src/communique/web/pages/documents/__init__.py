"""Documents: listed, one as text, handed in, counted or taken out."""
