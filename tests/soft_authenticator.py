"""An authenticator without hardware: makes passkeys and answers challenges as WebAuthn Level 3 writes them down."""

import hashlib
import json
import secrets
import struct
from dataclasses import dataclass, field

import cbor2
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec
from webauthn.helpers import bytes_to_base64url

USER_PRESENT, USER_VERIFIED, HAS_CREDENTIAL = 0x01, 0x04, 0x40


@dataclass(slots=True, kw_only=True)
class SoftAuthenticator:
    """One key of one site. What a test changes is what a forger would: origin, site, counter, verification."""

    origin: str = "http://localhost:8000"
    party: str = "localhost"
    count: int = 0
    is_verified: bool = True
    id: bytes = field(default_factory=lambda: secrets.token_bytes(32))
    key: ec.EllipticCurvePrivateKey = field(default_factory=lambda: ec.generate_private_key(ec.SECP256R1()))

    def make(self, options: str) -> str:
        """The credential that answers registration options."""
        client_data = self._client_data("webauthn.create", json.loads(options)["challenge"])
        public = self.key.public_key().public_numbers()
        cose = {1: 2, 3: -7, -1: 1, -2: public.x.to_bytes(32, "big"), -3: public.y.to_bytes(32, "big")}
        attested = bytes(16) + struct.pack(">H", len(self.id)) + self.id + cbor2.dumps(cose)
        data = self._data(HAS_CREDENTIAL) + attested
        attestation = cbor2.dumps({"fmt": "none", "attStmt": {}, "authData": data})
        return self._credential({"clientDataJSON": client_data, "attestationObject": attestation})

    def answer(self, options: str) -> str:
        """The assertion that answers authentication options."""
        self.count += 1
        client_data = self._client_data("webauthn.get", json.loads(options)["challenge"])
        data = self._data(0)
        signature = self.key.sign(data + hashlib.sha256(client_data).digest(), ec.ECDSA(hashes.SHA256()))
        return self._credential({"clientDataJSON": client_data, "authenticatorData": data, "signature": signature})

    def _client_data(self, kind: str, challenge: str) -> bytes:
        return json.dumps({"type": kind, "challenge": challenge, "origin": self.origin, "crossOrigin": False}).encode()

    def _data(self, flags: int) -> bytes:
        flags |= USER_PRESENT | (USER_VERIFIED if self.is_verified else 0)
        return hashlib.sha256(self.party.encode()).digest() + struct.pack(">BI", flags, self.count)

    def _credential(self, response: dict[str, bytes]) -> str:
        encoded = {name: bytes_to_base64url(value) for name, value in response.items()}
        key_id = bytes_to_base64url(self.id)
        return json.dumps({"id": key_id, "rawId": key_id, "type": "public-key", "response": encoded})
