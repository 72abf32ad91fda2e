"""The declared city: read ▸ shape ▸ link ▸ judge a folder that an official can read. No Django."""

from yiwang.declarations.loading import Loaded, load
from yiwang.declarations.problem import Problem
from yiwang.declarations.release import Release, releases

__all__ = ["Loaded", "Problem", "Release", "load", "releases"]
