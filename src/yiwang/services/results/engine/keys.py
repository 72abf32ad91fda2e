"""The demonstration's certificate authority and the keys of its seals: P-256, made at first use.

They live under YIWANG_HOME, are never committed, and sign nothing that has legal force.
"""

import fcntl
import os
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime, timedelta
from pathlib import Path

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

YEARS = timedelta(days=3650)
PLAIN = serialization.NoEncryption()
MARK = "演示 无效"


def prepare(folder: Path, *, organisation: str, title: str, at: datetime) -> tuple[Path, Path]:
    """Return (key, certificate) of an organ's demonstration seal, made with its CA if missing."""
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    key, certificate = folder / f"{organisation}.key", folder / f"{organisation}.crt"
    with _alone(folder):
        if not (folder / "ca.crt").exists():
            _make_authority(folder, at)
        if not certificate.exists():
            _make_seal(folder, key, certificate, title=title, at=at)
    return key, certificate


@contextmanager
def _alone(folder: Path) -> Iterator[None]:
    with (folder / "lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield


def _name(common: str, organ: str = "") -> x509.Name:
    parts = [x509.NameAttribute(NameOID.COUNTRY_NAME, "CN")]
    if organ:
        parts.append(x509.NameAttribute(NameOID.ORGANIZATION_NAME, organ))
    parts.append(x509.NameAttribute(NameOID.COMMON_NAME, common[:64]))
    return x509.Name(parts)


def _begin(
    subject: x509.Name, issuer: x509.Name, *, key: ec.EllipticCurvePrivateKey, at: datetime
) -> x509.CertificateBuilder:
    return (
        x509.CertificateBuilder()
        .subject_name(subject)
        .issuer_name(issuer)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(at - timedelta(days=1))
        .not_valid_after(at + YEARS)
    )


def _usage(*, sealing: bool) -> x509.KeyUsage:
    return x509.KeyUsage(
        digital_signature=sealing,
        content_commitment=sealing,
        key_cert_sign=not sealing,
        crl_sign=not sealing,
        key_encipherment=False,
        data_encipherment=False,
        key_agreement=False,
        encipher_only=False,
        decipher_only=False,
    )


def _make_authority(folder: Path, at: datetime) -> None:
    key = ec.generate_private_key(ec.SECP256R1())
    name = _name(f"一网演示根证书（{MARK}）")
    certificate = (
        _begin(name, name, key=key, at=at)
        .add_extension(x509.BasicConstraints(ca=True, path_length=0), critical=True)
        .add_extension(_usage(sealing=False), critical=True)
        .add_extension(x509.SubjectKeyIdentifier.from_public_key(key.public_key()), critical=False)
        .sign(key, hashes.SHA256())
    )
    _keep(folder / "ca.key", key)
    _write(folder / "ca.crt", certificate.public_bytes(serialization.Encoding.PEM))


def _make_seal(folder: Path, key_file: Path, file: Path, *, title: str, at: datetime) -> None:
    authority = x509.load_pem_x509_certificate((folder / "ca.crt").read_bytes())
    signer = serialization.load_pem_private_key((folder / "ca.key").read_bytes(), password=None)
    if not isinstance(signer, ec.EllipticCurvePrivateKey):
        raise TypeError("the demonstration CA has a P-256 key")
    key = ec.generate_private_key(ec.SECP256R1())
    certificate = (
        _begin(_name(f"{title}（{MARK}）", title[:64]), authority.subject, key=key, at=at)
        .add_extension(x509.BasicConstraints(ca=False, path_length=None), critical=True)
        .add_extension(_usage(sealing=True), critical=True)
        .add_extension(
            x509.AuthorityKeyIdentifier.from_issuer_public_key(signer.public_key()), critical=False
        )
        .sign(signer, hashes.SHA256())
    )
    _keep(key_file, key)
    _write(file, certificate.public_bytes(serialization.Encoding.PEM))


def _keep(file: Path, key: ec.EllipticCurvePrivateKey) -> None:
    encoding, form = serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8
    _write(file, key.private_bytes(encoding, form, PLAIN))


def _write(file: Path, content: bytes) -> None:
    file.unlink(missing_ok=True)
    handle = os.open(file, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(handle, "wb") as out:
        out.write(content)
