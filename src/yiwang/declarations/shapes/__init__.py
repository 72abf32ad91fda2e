"""The shapes of the declared city: what a file in each folder may say."""

from yiwang.declarations.shapes.base import Shape
from yiwang.declarations.shapes.city import City, Holidays, Organisation, Post, Role
from yiwang.declarations.shapes.pack import (
    Count,
    Data,
    Dated,
    Example,
    Indicator,
    Pack,
    Parameter,
    Quality,
    RegisterField,
    Word,
    Words,
)
from yiwang.declarations.shapes.service import (
    Form,
    FormField,
    FormPage,
    Limit,
    Material,
    Organ,
    Result,
    Service,
)

__all__ = [
    "City",
    "Count",
    "Data",
    "Dated",
    "Example",
    "Form",
    "FormField",
    "FormPage",
    "Holidays",
    "Indicator",
    "Limit",
    "Material",
    "Organ",
    "Organisation",
    "Pack",
    "Parameter",
    "Post",
    "Quality",
    "RegisterField",
    "Result",
    "Role",
    "Service",
    "Shape",
    "Word",
    "Words",
]
