"""Measuring the program against human codings that its user holds."""

from communique.bench.attribution import Figure, Score, bench_attribution
from communique.bench.polnear import Article, articles

__all__ = ["Article", "Figure", "Score", "articles", "bench_attribution"]
