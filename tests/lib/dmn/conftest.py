"""Small models in the words of an official."""

from collections.abc import Callable

import pytest

from yiwang.lib.dmn import Model, read

Make = Callable[..., str]

ALLOWANCE = """<?xml version="1.0" encoding="UTF-8"?>
<definitions xmlns="https://www.omg.org/spec/DMN/20191111/MODEL/" id="d" name="高龄津贴" namespace="n">
  <itemDefinition name="户籍类别">
    <typeRef>string</typeRef>
    <allowedValues><text>"本市", "外市"</text></allowedValues>
  </itemDefinition>
  <inputData id="born" name="出生日期"><variable name="出生日期" typeRef="date"/></inputData>
  <inputData id="home" name="户籍"><variable name="户籍" typeRef="户籍类别"/></inputData>
  <decision id="age" name="年龄">
    <variable name="年龄" typeRef="number"/>
    <informationRequirement><requiredInput href="#born"/></informationRequirement>
    <literalExpression>
      <text>years and months duration(出生日期, 办理日期).years</text>
    </literalExpression>
  </decision>
  <decision id="grant" name="是否发放">
    <question>能不能领、领多少？</question>
    <variable name="是否发放"/>
    <informationRequirement><requiredInput href="#home"/></informationRequirement>
    <informationRequirement><requiredDecision href="#age"/></informationRequirement>
    <decisionTable hitPolicy="FIRST">
      <input label="年龄（周岁）"><inputExpression typeRef="number"><text>年龄</text></inputExpression></input>
      <input><inputExpression><text>户籍</text></inputExpression></input>
      <output name="审核意见"/>
      <output name="每月金额"/>
      <annotation name="依据"/>
      <rule>
        <inputEntry><text>[80..90)</text></inputEntry>
        <inputEntry><text>"本市"</text></inputEntry>
        <outputEntry><text>"准予"</text></outputEntry>
        <outputEntry><text>八十岁标准</text></outputEntry>
        <annotationEntry><text>办法第五条</text></annotationEntry>
      </rule>
      <rule>
        <inputEntry><text>-</text></inputEntry>
        <inputEntry><text>-</text></inputEntry>
        <outputEntry><text>"人工审查"</text></outputEntry>
        <outputEntry><text>0</text></outputEntry>
        <annotationEntry><text>办法第三条</text></annotationEntry>
      </rule>
    </decisionTable>
  </decision>
</definitions>
"""

TABLE = """<definitions xmlns="https://www.omg.org/spec/DMN/20230324/MODEL/" name="表" namespace="n">
  <decision id="t" name="档次">
    <variable name="档次"/>
    <decisionTable {policy}>
      <input><inputExpression><text>分数</text></inputExpression></input>
      <output><outputValues><text>"优", "良", "差", 1, 2, 3</text></outputValues></output>
      {rules}
    </decisionTable>
  </decision>
</definitions>
"""
RULE = "<rule><inputEntry><text>{}</text></inputEntry><outputEntry><text>{}</text></outputEntry></rule>"


@pytest.fixture
def allowance() -> Model:
    return read(ALLOWANCE)


@pytest.fixture
def table() -> Make:
    """A one-column table: `table(policy, (test, output), …)`."""

    def make(policy: str, *rules: tuple[str, str]) -> str:
        escaped = [(test.replace("<", "&lt;"), output) for test, output in rules]
        return TABLE.format(policy=policy, rules="".join(RULE.format(*rule) for rule in escaped))

    return make
