"""SQL of the register tables, composed with psycopg.sql; PostgreSQL 15 and later."""

from collections.abc import Iterable, Sequence

from psycopg import sql

from yiwang.kernel.registers.engine.ddl import AddColumn, Change, Create, table_name

SCHEMA = "reg"
META = ("_valid_from", "_rec_from", "_rec_to", "_ended", "_source")

_CREATE = """
CREATE TABLE {table} (
  _id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  {columns},
  _valid_from date NOT NULL,
  _rec_from timestamptz NOT NULL,
  _rec_to timestamptz,
  _ended boolean NOT NULL DEFAULT false,
  _source text NOT NULL DEFAULT '',
  _bigrams text[] NOT NULL DEFAULT '{{}}',
  _sort_key text NOT NULL DEFAULT '',
  CHECK (_rec_to > _rec_from)
);
CREATE UNIQUE INDEX {current} ON {table} ({key}, _valid_from) WHERE _rec_to IS NULL;
CREATE INDEX {history} ON {table} ({key}, _rec_from);
CREATE INDEX {found} ON {table} USING gin (_bigrams) WHERE _rec_to IS NULL;
CREATE INDEX {sorted} ON {table} (_sort_key, _id) WHERE _rec_to IS NULL;
REVOKE UPDATE, DELETE, TRUNCATE ON {table} FROM yiwang_app;
GRANT UPDATE (_rec_to) ON {table} TO yiwang_app;
"""
EXISTING = """
SELECT a.attname, format_type(a.atttypid, a.atttypmod)
FROM pg_attribute a JOIN pg_class c ON c.oid = a.attrelid
JOIN pg_namespace n ON n.oid = c.relnamespace
WHERE n.nspname = 'reg' AND c.relname = %s AND a.attnum > 0 AND NOT a.attisdropped
ORDER BY a.attnum
"""


def table(register: str) -> sql.Identifier:
    return sql.Identifier(SCHEMA, table_name(register))


def change(one: Change) -> str:
    """Return the statements of one change."""
    if isinstance(one, AddColumn):
        return (
            sql.SQL("ALTER TABLE {} ADD COLUMN {} {}")
            .format(table(one.register), sql.Identifier(one.column), _type(one.type))
            .as_string(None)
        )
    return _create(one)


def _type(name: str) -> sql.Composable:
    """Return a type's name; only those of ddl.TYPES ever come here."""
    return sql.SQL(name)


def _create(one: Create) -> str:
    columns = sql.SQL(",\n  ").join(
        sql.SQL("{} {}{}").format(
            sql.Identifier(name),
            _type(type_),
            sql.SQL(" NOT NULL" if name == one.key else ""),
        )
        for name, type_ in one.columns.items()
    )
    name = table_name(one.register)
    return (
        sql.SQL(_CREATE)
        .format(
            table=table(one.register),
            columns=columns,
            key=sql.Identifier(one.key),
            current=sql.Identifier(f"{name}_current"),
            history=sql.Identifier(f"{name}_history"),
            found=sql.Identifier(f"{name}_found"),
            sorted=sql.Identifier(f"{name}_sorted"),
        )
        .as_string(None)
    )


def _names(columns: Iterable[str]) -> sql.Composable:
    return sql.SQL(", ").join(sql.Identifier(c) for c in columns)


def select_as_of(register: str, columns: Sequence[str], key: str) -> str:
    """Return the row of %(key)s that was valid on %(on)s, as known at %(known)s."""
    return (
        sql.SQL(
            "SELECT {columns}, {meta} FROM {table} WHERE {key} = %(key)s "
            "AND _valid_from <= %(on)s AND _rec_from <= %(known)s "
            "AND (_rec_to IS NULL OR _rec_to > %(known)s) "
            "ORDER BY _valid_from DESC LIMIT 1"
        )
        .format(
            columns=_names(columns),
            meta=_names(META),
            table=table(register),
            key=sql.Identifier(key),
        )
        .as_string(None)
    )


def select_many(register: str, columns: Sequence[str], key: str) -> str:
    """Return for each of %(keys)s the current row that is valid on %(on)s."""
    return (
        sql.SQL(
            "SELECT DISTINCT ON ({key}) {columns}, {meta} FROM {table} WHERE {key} = ANY(%(keys)s) "
            "AND _valid_from <= %(on)s AND _rec_to IS NULL ORDER BY {key}, _valid_from DESC"
        )
        .format(
            columns=_names(columns),
            meta=_names(META),
            table=table(register),
            key=sql.Identifier(key),
        )
        .as_string(None)
    )


def select_current(register: str, columns: Sequence[str], key: str, *, lock: bool = False) -> str:
    """Return every current row of %(key)s, the latest first."""
    return (
        sql.SQL(
            "SELECT {columns}, {meta} FROM {table} WHERE {key} = %(key)s AND _rec_to IS NULL "
            "ORDER BY _valid_from DESC{lock}"
        )
        .format(
            columns=_names(columns),
            meta=_names(META),
            table=table(register),
            key=sql.Identifier(key),
            lock=sql.SQL(" FOR UPDATE" if lock else ""),
        )
        .as_string(None)
    )


def select_history(register: str, columns: Sequence[str], key: str) -> str:
    return (
        sql.SQL(
            "SELECT {columns}, {meta} FROM {table} WHERE {key} = %(key)s ORDER BY _rec_from, _id"
        )
        .format(
            columns=_names(columns),
            meta=_names(META),
            table=table(register),
            key=sql.Identifier(key),
        )
        .as_string(None)
    )


def select_found(
    register: str, columns: Sequence[str], key: str, *, searched: Sequence[str]
) -> str:
    """Return rows in force that contain %(text)s, by name; bigrams narrow, the text decides."""
    return (
        sql.SQL(
            "SELECT {columns}, {meta} FROM {table} t WHERE _rec_to IS NULL AND NOT _ended "
            "AND _bigrams @> %(pairs)s::text[] AND position(%(text)s in lower({joined})) > 0 "
            "AND _valid_from <= %(on)s AND NOT EXISTS (SELECT FROM {table} later "
            "WHERE later.{key} = t.{key} AND later._rec_to IS NULL "
            "AND later._valid_from > t._valid_from AND later._valid_from <= %(on)s) "
            "ORDER BY _sort_key, _id LIMIT %(limit)s"
        )
        .format(
            columns=_names(columns),
            meta=_names(META),
            table=table(register),
            key=sql.Identifier(key),
            joined=sql.SQL("concat_ws(' ', {})").format(_names(searched)),
        )
        .as_string(None)
    )


def select_all(register: str, columns: Sequence[str], key: str) -> str:
    """Return one row per key, that in force on %(on)s, ended ones left out, by key."""
    return (
        sql.SQL(
            "SELECT * FROM (SELECT DISTINCT ON ({key}) {columns}, {meta} FROM {table} "
            "WHERE _rec_to IS NULL AND _valid_from <= %(on)s "
            "ORDER BY {key}, _valid_from DESC) AS latest WHERE NOT _ended ORDER BY {key}"
        )
        .format(
            columns=_names(columns),
            meta=_names(META),
            table=table(register),
            key=sql.Identifier(key),
        )
        .as_string(None)
    )


def select_within(register: str, columns: Sequence[str], key: str, *, region: str) -> str:
    """Return rows in force on %(on)s whose region begins with %(prefix)s, by key, after %(after)s."""
    return (
        sql.SQL(
            "SELECT * FROM (SELECT DISTINCT ON ({key}) {columns}, {meta} FROM {table} "
            "WHERE _rec_to IS NULL AND _valid_from <= %(on)s AND {key} > %(after)s "
            "ORDER BY {key}, _valid_from DESC) AS latest "
            "WHERE NOT _ended AND starts_with({region}, %(prefix)s) ORDER BY {key} LIMIT %(limit)s"
        )
        .format(
            columns=_names(columns),
            meta=_names(META),
            table=table(register),
            key=sql.Identifier(key),
            region=sql.Identifier(region),
        )
        .as_string(None)
    )


def select_counts(register: str, columns: Sequence[str], key: str) -> str:
    """Return how many rows in force on %(on)s share each combination of these columns."""
    names = [sql.Identifier(c) for c in columns]
    return (
        sql.SQL(
            "SELECT {columns} FROM (SELECT DISTINCT ON ({key}) * FROM {table} "
            "WHERE _rec_to IS NULL AND _valid_from <= %(on)s "
            "ORDER BY {key}, _valid_from DESC) AS latest WHERE NOT _ended{grouped}"
        )
        .format(
            columns=sql.SQL(", ").join([*names, sql.SQL("count(*)")]),
            table=table(register),
            key=sql.Identifier(key),
            grouped=sql.SQL(" GROUP BY {}").format(_names(columns)) if names else sql.SQL(""),
        )
        .as_string(None)
    )


def select_any(register: str) -> str:
    return sql.SQL("SELECT 1 FROM {} LIMIT 1").format(table(register)).as_string(None)


def insert(register: str, columns: Sequence[str]) -> str:
    return (
        sql.SQL("INSERT INTO {} ({}) VALUES ({})")
        .format(
            table(register),
            _names(columns),
            sql.SQL(", ").join(sql.Placeholder(c) for c in columns),
        )
        .as_string(None)
    )


def supersede(register: str, key: str) -> str:
    """End the knowledge of the current row of %(key)s and %(valid_from)s at %(at)s."""
    return (
        sql.SQL(
            "UPDATE {} SET _rec_to = %(at)s WHERE {} = %(key)s AND _valid_from = %(valid_from)s "
            "AND _rec_to IS NULL"
        )
        .format(table(register), sql.Identifier(key))
        .as_string(None)
    )


def copy(register: str, columns: Sequence[str]) -> str:
    return (
        sql.SQL("COPY {} ({}) FROM STDIN").format(table(register), _names(columns)).as_string(None)
    )
