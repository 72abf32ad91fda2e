"""The XML of DMN 1.2–1.5, read without caring for its namespace, and without entities."""

from collections.abc import Iterator

from lxml import etree

from yiwang.lib.dmn.errors import DmnError

MODELS = {
    "http://www.omg.org/spec/DMN/20180521/MODEL/": "1.2",
    "https://www.omg.org/spec/DMN/20191111/MODEL/": "1.3",
    "https://www.omg.org/spec/DMN/20211108/MODEL/": "1.4",
    "https://www.omg.org/spec/DMN/20230324/MODEL/": "1.5",
}
SIZE = 5_000_000  # characters
Element = etree._Element  # noqa: SLF001 - lxml names its element so


def parse_xml(xml: str) -> Element:
    """Return the root element; raises DmnError for what is no DMN file."""
    if len(xml) > SIZE:
        raise DmnError("文件超过 5 MB")
    parser = etree.XMLParser(resolve_entities=False, no_network=True, remove_comments=True)
    try:
        root = etree.fromstring(xml.encode(), parser)
    except etree.XMLSyntaxError as error:
        raise DmnError(f"不是格式良好的 XML：{error.msg}", error.lineno or 1) from None
    if root.getroottree().docinfo.internalDTD is not None:
        raise DmnError("文件里不能有 DOCTYPE", 1)
    name = etree.QName(root)
    if name.localname != "definitions" or name.namespace not in MODELS:
        raise DmnError("不是 DMN 1.2 至 1.5 的文件（根元素应为 definitions）", line_of(root))
    return root


def tag(element: Element) -> str:
    """Return the name of an element without its namespace."""
    return etree.QName(element).localname


def elements(element: Element, *names: str) -> Iterator[Element]:
    """Yield the children of these names, or all of the model's own."""
    namespace = etree.QName(element).namespace
    for child in element.iterchildren("{*}*"):
        own = etree.QName(child).namespace == namespace
        if own and (not names or tag(child) in names):
            yield child


def first(element: Element, *names: str) -> Element | None:
    return next(elements(element, *names), None)


def text_of(element: Element | None) -> str:
    """Return the text of an element's child `text`, or ""."""
    inner = None if element is None else first(element, "text")
    return "" if inner is None else "".join(str(part) for part in inner.itertext())


def line_of(element: Element) -> int:
    line: object = element.sourceline
    return line if isinstance(line, int) else 1


def href(element: Element) -> str:
    """Return the id that a reference names; those of this file stand behind a #."""
    return str(element.get("href", "")).rpartition("#")[2]
