"""A small procedure as an official would draw it."""

XML = """<?xml version="1.0" encoding="UTF-8"?>
<definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL"
             xmlns:yw="https://yiwang.dev/bpmn" targetNamespace="x">
  <process id="apply" name="高龄津贴申领" isExecutable="true">
    <laneSet id="lanes">
      <lane id="l1" name="申请人"><flowNodeRef>start</flowNodeRef></lane>
      <lane id="l2" name="民政局">
        <flowNodeRef>check</flowNodeRef><flowNodeRef>rule</flowNodeRef>
        <flowNodeRef>fork</flowNodeRef><flowNodeRef>decide</flowNodeRef>
        <flowNodeRef>issue</flowNodeRef><flowNodeRef>end</flowNodeRef>
        <flowNodeRef>late</flowNodeRef>
      </lane>
    </laneSet>
    <startEvent id="start" name="申请"/>
    <userTask id="check" name="受理与材料核对" yw:role="clerk" yw:deed="accept" yw:signers="1">
      <documentation>一次告知需要补正的全部内容。</documentation>
    </userTask>
    <boundaryEvent id="late" name="逾期" attachedToRef="check" cancelActivity="false">
      <timerEventDefinition id="t"><timeDuration>P5D</timeDuration></timerEventDefinition>
    </boundaryEvent>
    <businessRuleTask id="rule" name="判定资格" yw:decision="eligibility"/>
    <exclusiveGateway id="fork" name="是否符合" default="f6"/>
    <userTask id="decide" name="作出决定" yw:role="head" yw:deed="decide"/>
    <serviceTask id="issue" name="出具结果" yw:port="results.issue"/>
    <endEvent id="end" name="办结"/>
    <sequenceFlow id="f1" sourceRef="start" targetRef="check"/>
    <sequenceFlow id="f2" sourceRef="check" targetRef="rule"/>
    <sequenceFlow id="f3" sourceRef="rule" targetRef="fork"/>
    <sequenceFlow id="f4" name="符合" sourceRef="fork" targetRef="issue">
      <conditionExpression>结论 = "符合"</conditionExpression>
    </sequenceFlow>
    <sequenceFlow id="f5" name="退回" sourceRef="fork" targetRef="check">
      <conditionExpression>结论 = "缺件"</conditionExpression>
    </sequenceFlow>
    <sequenceFlow id="f6" sourceRef="fork" targetRef="decide"/>
    <sequenceFlow id="f7" sourceRef="decide" targetRef="issue"/>
    <sequenceFlow id="f8" sourceRef="issue" targetRef="end"/>
    <sequenceFlow id="f9" sourceRef="late" targetRef="decide"/>
  </process>
</definitions>
"""
