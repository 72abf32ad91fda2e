"""The components say what they are given: values untouched, problems tied to their controls."""

from django import forms
from django.template import Context, Template
from django.test import RequestFactory

from yiwang.ui.bound import fields_of
from yiwang.ui.components import Chart, Field, Option, Paging, Problem, Table, problems


def show(source: str, **context: object) -> str:
    return Template("{% load ui %}" + source).render(Context(context))


def test_a_problem_leads_to_the_first_control_of_its_field() -> None:
    asked = (
        Field("born", "出生日期", "date", error="不是一个日期"),
        Field("kind", "做什么", "radios", error="请选一项"),
        Field("name", "名称"),
    )

    assert problems(asked) == (
        Problem("不是一个日期", "f-born-year"),
        Problem("请选一项", "f-kind-1"),
    )
    for field in asked[:2]:
        assert f'id="{field.anchor}"' in show("{% field f %}", f=with_options(field))


def with_options(field: Field) -> Field:
    options = (Option("a", "甲"),) if field.kind == "radios" else ()
    return Field(field.name, field.label, field.kind, error=field.error, options=options)


def test_the_control_names_its_hint_and_its_error() -> None:
    text = show("{% field f %}", f=Field("n", "名称", hint="如执照", error="请填写"))

    assert 'aria-describedby="f-n-hint f-n-error"' in text
    assert 'aria-invalid="true"' in text
    assert 'id="f-n-hint"' in text
    assert 'id="f-n-error"' in text


def test_values_are_escaped_and_kept() -> None:
    text = show("{% field f %}", f=Field("n", "名称", value='"><script>里水镇'))

    assert "&quot;&gt;&lt;script&gt;里水镇" in text


def test_limits_of_a_file_are_shown_before_it_is_chosen() -> None:
    field = Field("f", "平面图", "file", accept=("pdf", "jpg"), limit=10 * 1024 * 1024)

    text = show("{% field f %}", f=field)

    assert "可用格式：PDF、JPG" in text
    assert "每个文件不超过 10 MB" in text
    assert 'accept=".pdf,.jpg"' in text


def test_a_light_is_shape_and_word_beside_its_colour() -> None:
    for name, shape, word in (
        ("normal", "●", "正常"),
        ("warning", "▲", "临期"),
        ("overdue", "■", "超期"),
    ):
        text = show("{% light name '剩 1 日' %}", name=name)
        assert shape in text
        assert word in text
        assert "剩 1 日" in text


def test_a_form_keeps_the_number_of_its_deed_when_it_comes_back() -> None:
    number = "5f0c1c6e-5d58-4a43-9b2d-0c4c6f1f3f10"
    request = RequestFactory().post("/", {"deed": number})

    assert f'value="{number}"' in show("{% deed seen=7 %}", request=request)
    assert 'name="seen" value="7"' in show("{% deed seen=7 %}", request=request)
    assert number not in show("{% deed %}", request=RequestFactory().get("/"))


def test_a_table_labels_its_cells_for_a_phone_and_pages_by_cursor() -> None:
    figures = Chart("c", "件数", "bar", ("6 月",), {"网上": (210,)}, unit="件")

    assert 'data-label="网上"' in show("{% table t %}", t=figures.table)
    assert "没有办件" in show("{% table t %}", t=Table("办件", (), (), empty="没有办件"))
    text = show("{% paging p %}", p=Paging(after="?after=x"))
    assert 'rel="next"' in text
    assert 'rel="prev"' not in text


class Small(forms.Form):
    name = forms.CharField(label="名称")
    kind = forms.ChoiceField(label="种类", choices=[("", "—"), ("a", "甲")], required=False)


def test_a_django_form_is_shown_with_the_same_components() -> None:
    name, kind = fields_of(Small({"name": "", "kind": "a"}))

    assert (name.kind, name.error, name.required) == ("text", "这个字段是必填项。", True)
    assert (kind.kind, kind.value, kind.options) == ("select", "a", (Option("a", "甲"),))
