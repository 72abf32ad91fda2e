"""Surnames and given names of nobody in particular, by generation."""

import random
from typing import Literal

Sex = Literal["男", "女"]

# weights: how often among a thousand, in the manner of the Pearl River delta
SURNAMES: dict[str, int] = {
    **dict.fromkeys("陈", 95),
    **dict.fromkeys("黄李", 75),
    **dict.fromkeys("梁林", 60),
    **dict.fromkeys("张吴何刘谭", 40),
    **dict.fromkeys("伍邓周冯区余罗叶关郑", 22),
    **dict.fromkeys("王杨赵曾苏钟汤施廖蔡潘容甄阮聂方简温黎莫卢", 10),
    **dict.fromkeys("雷石彭许高胡江丘鲁丁冼麦岑龙车古毛韦侯白熊孟朱马徐孙郭谢唐宋", 5),
    **dict.fromkeys(("欧阳", "司徒", "上官", "诸葛", "令狐", "皇甫"), 3),
}
# characters that an old font cannot show: a name must never print with a blank
RARE_NAMES: tuple[tuple[str, Sex], ...] = (
    ("陈𠮷祥", "男"),
    ("黄䶮", "男"),
    ("李㛃", "女"),
    ("梁玥㼆", "女"),
    ("司徒䒟", "男"),
    ("谭淼𬭎", "男"),
    ("何㬎文", "男"),
    ("林𣈱", "女"),
)
BORN_BEFORE: tuple[tuple[int, dict[Sex, str]], ...] = (
    (
        1960,
        {
            "男": "国强 志明 有福 炳坤 锦堂 树生 金水 荣昌 伯康 耀宗 兆基 福来 祖荫 焕章 润生 土旺 永年 德全 启泰 文彬",
            "女": "秀英 玉兰 桂芳 凤仙 少珍 惠莲 月娥 银好 美玉 顺娣 带弟 彩霞 瑞琼 妙龄 杏花 金娣 翠屏 素贞 婉容 有好",
        },
    ),
    (
        1985,
        {
            "男": "建华 伟强 志勇 俊杰 健文 国栋 永康 海涛 启明 振邦 卫东 文杰 少华 伟明 家辉 广义 锦荣 志坚 立新 兆伦",
            "女": "丽芳 淑贞 惠仪 美玲 小燕 敏仪 雪梅 慧玲 海燕 洁莹 秀兰 婉仪 燕芬 丽珍 佩珊 凤仪 春梅 艳红 晓霞 文静",
        },
    ),
    (
        3000,
        {
            "男": "子健 浩然 梓轩 俊熙 家豪 嘉俊 宇轩 文浩 睿 晓东 俊贤 博文 承泽 奕辰 铭 思远 乐天 景行 一鸣 天佑",
            "女": "雅雯 颖诗 思敏 嘉怡 欣怡 梓晴 静雯 晓彤 倩 诗琪 乐瑶 佳琳 若曦 可盈 悦 语桐 子晴 芷若 安然 心怡",
        },
    ),
)


def draw(rng: random.Random, *, sex: Sex, born: int) -> str:
    """Draw a name that fits a generation."""
    surname = rng.choices(tuple(SURNAMES), tuple(SURNAMES.values()))[0]
    given = next(names[sex] for before, names in BORN_BEFORE if born < before)
    return surname + rng.choice(given.split())
