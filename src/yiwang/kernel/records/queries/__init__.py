"""Questions to the record."""

from yiwang.kernel.records.queries.log import (
    get_consistency_proof,
    get_head,
    get_inclusion_proof,
    read_tile,
)
from yiwang.kernel.records.queries.looks import list_disclosures
from yiwang.kernel.records.queries.rows import get_record, list_records
from yiwang.kernel.records.queries.searching import (
    LogState,
    Wanted,
    get_log_state,
    get_place,
    list_events,
    list_looks,
    read_record,
    search_records,
)
from yiwang.kernel.records.queries.verifying import verify

__all__ = [
    "LogState",
    "Wanted",
    "get_consistency_proof",
    "get_head",
    "get_inclusion_proof",
    "get_log_state",
    "get_place",
    "get_record",
    "list_disclosures",
    "list_events",
    "list_looks",
    "list_records",
    "read_record",
    "read_tile",
    "search_records",
    "verify",
]
