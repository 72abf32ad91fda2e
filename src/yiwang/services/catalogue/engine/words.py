"""From what a person types to terms: words, neighbouring characters, pinyin."""

from functools import lru_cache

import rjieba
from opencc import OpenCC
from pypinyin import Style, lazy_pinyin

from yiwang.lib.hanzi import bigrams

# words that say that something is asked, not what
IDLE = frozenset(
    [
        "的",
        "了",
        "吗",
        "呢",
        "啊",
        "我",
        "我们",
        "我要",
        "我想",
        "你",
        "您",
        "要",
        "想",
        "想要",
        "怎么",
        "怎么办",
        "怎样",
        "如何",
        "什么",
        "哪里",
        "哪儿",
        "去",
        "去哪",
        "在",
        "是",
        "有",
        "有没有",
        "能",
        "可以",
        "需要",
        "请问",
        "办",
        "办理",
        "办个",
        "办一个",
        "一个",
        "一下",
        "个",
        "申请",
        "申报",
        "申领",
        "手续",
        "流程",
        "条件",
        "材料",
        "多久",
        "多少",
        "几天",
        "什么样",
        "给",
        "把",
        "被",
        "和",
        "与",
        "及",
        "或",
        "到",
        "从",
        "对",
        "也",
        "都",
        "就",
        "还",
        "不",
        "没",
        "没有",
        "谁",
        "哪些",
        "为什么",
        "办法",
        "事",
        "事情",
        "问题",
    ]
)
LONGEST = 60  # characters of a query that are read


@lru_cache(maxsize=1)
def _simplifier() -> OpenCC:
    return OpenCC("t2s")


def fold(text: str) -> str:
    """Return text as it is compared: 简体, lower case, half width, one blank between words."""
    wide = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)} | {0x3000: 0x20}
    return " ".join(str(_simplifier().convert(text.translate(wide))).lower().split())


def words_of(text: str) -> tuple[str, ...]:
    """Return the words of a folded text that mean something, each once, in their order."""
    found = (w.strip() for w in rjieba.cut_for_search(text))
    return tuple(dict.fromkeys(w for w in found if w and w not in IDLE and w.isalnum()))


def pairs_of(text: str) -> frozenset[str]:
    """Return the neighbouring characters of a folded text, without its idle words."""
    said = "".join(w if w not in IDLE else " " for w in rjieba.cut(text))
    return frozenset(p for p in bigrams(said) if len(p) > 1)


def initials_of(text: str) -> str:
    """Return the first letters of the syllables: 高龄津贴 → gljt."""
    return "".join(s[:1].lower() for s in lazy_pinyin(text, style=Style.NORMAL) if s[:1].isalnum())


def pinyin_of(text: str) -> str:
    """Return the syllables without tones and blanks: 高龄津贴 → gaolingjintie."""
    return "".join(s.lower() for s in lazy_pinyin(text, style=Style.NORMAL) if s.isalnum())
