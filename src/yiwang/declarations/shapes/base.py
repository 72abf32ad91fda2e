"""What every shape shares: closed keys, frozen values, Chinese glosses in `description`."""

from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field

Id = Annotated[
    str, Field(pattern=r"^[a-z][a-z0-9]*(-[a-z0-9]+)*$", description="编号：小写字母、数字和连字符")
]
Text = Annotated[str, Field(min_length=1)]
Feel = Annotated[str, Field(min_length=1, description="FEEL 表达式，只能用 words.yaml 里的词")]


class Shape(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True, validate_default=True)
