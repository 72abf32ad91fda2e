"""What is wrong with a declaration, where, in words an official understands."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, order=True)
class Problem:
    """One fault. `line` counts from 1; `code` is explained in docs/reference/problems.md."""

    file: str
    line: int
    code: str
    message: str

    def __str__(self) -> str:
        return f"{self.file}:{self.line}: {self.code} {self.message}"


CODES: dict[str, str] = {
    "S1": "文件不是有效的 YAML：缩进、冒号或引号有误，或用了锚点、标签、重复的键。",
    "S2": "缺少必须写的键。",
    "S3": "不认识的键：键来自封闭清单，拼写只有一种；可填的键见 docs/reference/keys.md。",
    "S4": "值不合要求：类型不对、不在可选值之内、格式不符，或该加引号的编码被读成了数字。",
    "L1": "编号与所在文件夹或文件名不一致：一个文件夹是一个包，文件夹名就是编号。",
    "L2": "多余的文件或文件夹：文件放在哪个文件夹，就是哪一类声明；其他东西不放在这里。",
    "L3": "引用的名称不存在：表单、规则、流程、结果、文书、参数、库、机构、角色、事项都要有对应文件。",
    "L4": "用了没有定义的词：规则、表单、文书、样例里的词先写进 words.yaml，或者是参数标题、办件自带的词。",
    "L5": "取值不在 words.yaml 写明的范围（one_of）之内，或类型与词的类型不符。",
    "L6": "词的来源不对：来源库里没有这个字段，或类型不一致，或来源不是已声明的库。",
    "L7": "FEEL 表达式写法有误。",
    "L8": "DMN 规则表读不懂，或同名。",
    "L9": "BPMN 流程读不懂，或用了不支持的元素（如脚本任务）。",
    "L10": "流程服务任务用了封闭清单以外的端口。",
    "L11": "角色或流程用了封闭清单以外的动作（deed）。",
    "L12": "本市覆盖（overlays）只能改参数值、通知、负责机构和属地要素；其他内容请另建一个包。",
    "L13": "缺少必须有的文件。",
    "L14": "声明要用的库（needs）没有列出，或列出了却没有任何地方使用。",
    "T1": "样例与规则不符：按样例给的词走一遍规则和流程，得到的结果与 expect 不同（yiwang test）。",
    "L15": "包的版本与 city.yaml 写的不一致。",
}
