"""`yiwang verify`: recompute the record from its rows up, and say what differs."""

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.db import connection, transaction

from yiwang.kernel.records import queries
from yiwang.kernel.records.engine import note


class Command(BaseCommand):
    help = "核验记录日志：逐条重算摘要、重建日志树、核对签名"

    def handle(self, *_: object, **__: object) -> None:
        if not settings.RECORD_KEY_FILE.exists():
            raise CommandError(f"找不到签名密钥 {settings.RECORD_KEY_FILE}；首次封存后才能核验。")
        key = note.load_key(settings.RECORD_KEY_FILE).public_key()
        with transaction.atomic():
            with connection.cursor() as cursor:
                cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ READ ONLY")
            verdict = queries.verify(origin=settings.RECORD_ORIGIN, key=key)
        if verdict.problem:
            raise CommandError(verdict.problem)
        self.stdout.write(
            f"记录完好：已封存 {verdict.sealed} 条，待封存 {verdict.waiting} 条。"
            f"公钥 {note.verifier(settings.RECORD_ORIGIN, key)}"
        )
