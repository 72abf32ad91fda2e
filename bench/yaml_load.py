"""Reading small YAML files with the line of every value, as `yiwang check` does."""

import time

from scripts.bench import Line
from yiwang.lib import yaml

FILES = 1000
TEXT = """\
title: 食品经营许可
purpose: 让经营者一次办好，不必交已有的证明。
owner: market-regulation
limits: {statutory: 20, promised: 8}
materials:
  - {title: 申请书, source: form, required: true}
  - {title: 营业执照, source: licences, required: true}
  - title: 平面图
    source: upload
    accept: [pdf, jpg]
conditions:
  - 有与品种、数量相适应的场所
  - 有经营设备和设施
""" + "".join(f"line-{n}: 第 {n} 行\n" for n in range(40))


def run() -> list[Line]:
    texts = [TEXT + f"number: {n}\n" for n in range(FILES)]  # no two alike: nothing is cached
    began = time.perf_counter()
    for n, text in enumerate(texts):
        yaml.read(text, file=f"{n}.yaml")
    return [Line("yaml-read", FILES / (time.perf_counter() - began), "files/s", 500, at_least=True)]
