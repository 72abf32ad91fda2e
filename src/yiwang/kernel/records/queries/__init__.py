"""Questions to the record."""

from yiwang.kernel.records.queries.log import (
    get_consistency_proof,
    get_head,
    get_inclusion_proof,
    read_tile,
)
from yiwang.kernel.records.queries.looks import list_disclosures
from yiwang.kernel.records.queries.rows import get_record, list_records
from yiwang.kernel.records.queries.verifying import verify

__all__ = [
    "get_consistency_proof",
    "get_head",
    "get_inclusion_proof",
    "get_record",
    "list_disclosures",
    "list_records",
    "read_tile",
    "verify",
]
