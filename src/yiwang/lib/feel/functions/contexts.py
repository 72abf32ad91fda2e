"""Functions on contexts (named values)."""

from yiwang.lib.feel.functions.registry import Family

FAMILY = Family()
Context = dict[str, object]


@FAMILY.add("get value", "m:c, key:s")
def get_value(context: Context, key: str) -> object:
    return context.get(key)


@FAMILY.add("get value", "m:c, keys:l")
def get_deep_value(context: Context, keys: list[object]) -> object:
    value: object = context
    for key in keys:
        value = value.get(key) if isinstance(value, dict) else None
    return value if keys else None


@FAMILY.add("get entries", "m:c")
def get_entries(context: Context) -> list[object]:
    return [{"key": key, "value": value} for key, value in context.items()]


@FAMILY.add("context", "entries:l")
def context(entries: list[object]) -> Context | None:
    made: Context = {}
    for entry in entries:
        if not isinstance(entry, dict) or "value" not in entry:
            return None
        key = entry.get("key")
        if not isinstance(key, str) or key in made:
            return None
        made[key] = entry["value"]
    return made


@FAMILY.add("context put", "context:c, key:s, value:a")
def context_put(context: Context, key: str, value: object) -> Context:
    return {**context, key: value}


@FAMILY.add("context put", "context:c, keys:l, value:a")
def context_put_deep(context: Context, keys: list[object], value: object) -> Context | None:
    if not keys or not isinstance(keys[0], str):
        return None
    if len(keys) == 1:
        return {**context, keys[0]: value}
    inner = context.get(keys[0], {})
    changed = context_put_deep(inner, keys[1:], value) if isinstance(inner, dict) else None
    return None if changed is None else {**context, keys[0]: changed}


@FAMILY.add("context merge", "contexts:l")
def context_merge(contexts: list[object]) -> Context | None:
    merged: Context = {}
    for part in contexts:
        if not isinstance(part, dict):
            return None
        merged.update(part)
    return merged


@FAMILY.add("not", "negand:b")
def not_(negand: bool) -> bool:  # noqa: FBT001 - the argument of the FEEL function
    return not negand
