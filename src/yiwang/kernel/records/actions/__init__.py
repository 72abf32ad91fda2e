"""Deeds of the record."""

from yiwang.kernel.records.actions.deeds import begin_deed, claim, finish_deed, forget
from yiwang.kernel.records.actions.disclosing import record_disclosures
from yiwang.kernel.records.actions.sealing import seal
from yiwang.kernel.records.actions.verifying import ask_verification, verify_log
from yiwang.kernel.records.actions.writing import record

__all__ = [
    "ask_verification",
    "begin_deed",
    "claim",
    "finish_deed",
    "forget",
    "record",
    "record_disclosures",
    "seal",
    "verify_log",
]
