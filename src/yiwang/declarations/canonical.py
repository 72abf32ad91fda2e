"""The form that is hashed: comments, layout and diagram coordinates do not count."""

import re

from lxml import etree

DIAGRAMS = (
    "http://www.omg.org/spec/BPMN/20100524/DI",
    "https://www.omg.org/spec/DMN/20191111/DMNDI/",
    "https://www.omg.org/spec/DMN/20230324/DMNDI/",
)
COMMENT = re.compile(r"<!--.*?-->", re.DOTALL)


def xml(text: str, *, diagram: bool = False) -> str:
    """Return C14N of a DMN or BPMN file without comments, indentation and, unless kept, diagram."""
    parser = etree.XMLParser(
        remove_comments=True, remove_pis=True, remove_blank_text=True, resolve_entities=False
    )
    left_out = () if diagram else DIAGRAMS
    root = etree.fromstring(text.encode(), parser)
    for element in list(root.iter(etree.Element)):
        parent = element.getparent()
        if parent is not None and etree.QName(element).namespace in left_out:
            parent.remove(element)
            continue
        element.text = (element.text or "").strip() or None
        element.tail = None
    return etree.tostring(root, method="c14n", exclusive=True).decode()


def text(markdown: str) -> str:
    """Return Markdown without comments, trailing blanks and blank lines at the ends."""
    lines = (line.rstrip() for line in COMMENT.sub("", markdown).splitlines())
    return "\n".join(lines).strip("\n") + "\n"
