"""overlays/<pack>/: the little that a city may replace, and nothing else."""

from pydantic import Field

from yiwang.declarations.shapes.base import Id, Shape, Text
from yiwang.declarations.shapes.pack import Dated
from yiwang.declarations.shapes.service import Limit, Organ


class PackOverlay(Shape):
    """overlays/<pack>/pack.yaml"""

    owner: Id = Field(description="本市的负责机构")


class DataOverlay(Shape):
    """overlays/<pack>/data/<id>.yaml"""

    owner: Id = Field(description="本市的数源机构")


class ParameterOverlay(Shape):
    """overlays/<pack>/parameters/<id>.yaml"""

    values: tuple[Dated, ...] = Field(min_length=1, description="本市的值，按日期、附依据")


class ServiceOverlay(Shape):
    """overlays/<pack>/services/<id>.yaml: elements of local competence."""

    organ: Organ | None = Field(None, description="本市的实施主体")
    promised_limit: Limit | None = Field(None, description="本市的承诺办结时限")
    address: Text | None = Field(None, description="办理地点")
    hours: Text | None = Field(None, description="办理时间")
    telephone: Text | None = Field(None, description="咨询电话，含区号")
    complaints: Text | None = Field(None, description="监督电话，含区号")
    reconsideration: Text | None = Field(None, description="行政复议机关")
    court: Text | None = Field(None, description="行政诉讼管辖法院")
