"""Pictures of numbers: charts by Altair drawn with vl-convert, and the network of who talks with whom."""
