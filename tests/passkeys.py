"""A second factor of each kind, the passkey made without a browser."""

from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.totp.internal import auth as totp
from cryptography.hazmat.primitives.asymmetric import ec
from fido2.cose import ES256
from fido2.utils import websafe_encode
from fido2.webauthn import (
    AttestationObject,
    AttestedCredentialData,
    AuthenticatorData,
    CollectedClientData,
)

NAME = b"a-passkey"
FLAG = AuthenticatorData.FLAG


def make_credential():
    public = ec.generate_private_key(ec.SECP256R1()).public_key()
    key = ES256.from_cryptography_key(public)
    held = AttestedCredentialData.create(bytes(16), NAME, key)
    told = AuthenticatorData.create(bytes(32), FLAG.UP | FLAG.UV | FLAG.AT, 0, held)
    asked = CollectedClientData.create("webauthn.create", b"why", "http://localhost")
    response = {
        "clientDataJSON": websafe_encode(asked),
        "attestationObject": websafe_encode(AttestationObject.create("none", told, {})),
    }
    name = websafe_encode(NAME)
    return {"id": name, "rawId": name, "type": "public-key", "response": response}


def secure(fan, name="phone"):
    """From now on the fan logs in with an app, this passkey, or a code on paper."""
    totp.TOTP.activate(fan, totp.generate_totp_secret())
    RecoveryCodes.activate(fan)
    held = {"name": name, "credential": make_credential()}
    kind = Authenticator.Type.WEBAUTHN
    return Authenticator.objects.create(user=fan, type=kind, data=held)
