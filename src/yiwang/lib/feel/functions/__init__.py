"""The built-in functions of DMN 1.5 clause 10.3.4, by family."""

from collections.abc import Mapping

from yiwang.lib.feel.functions import (
    contexts,
    conversion,
    dates,
    lists,
    numbers,
    ranges,
    samples,
    strings,
)
from yiwang.lib.feel.functions.registry import Builtin

BUILTINS: Mapping[str, Builtin] = {
    name: function
    for family in (contexts, conversion, dates, lists, numbers, ranges, samples, strings)
    for name, function in family.FAMILY.functions.items()
}
