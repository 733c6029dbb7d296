"""Measuring the program against human codings and tables that its user holds."""

from communique.bench.attribution import Figure, Score, bench_attribution
from communique.bench.leaders import LeaderScore, Miss, bench_leaders
from communique.bench.polnear import Article, articles

__all__ = ["Article", "Figure", "LeaderScore", "Miss", "Score", "articles", "bench_attribution", "bench_leaders"]
