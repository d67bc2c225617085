"""The light encryption of a project's protection state (MS-OVBA 2.4.3.2)."""

_VERSION = 2
_SEED = 0xAC
"""Excel draws it by lot; ours is fixed, so that the same project gives the same bytes."""


def obfuscated(data: bytes, project_id: str) -> str:
    """The data as the PROJECT stream holds it, in hexadecimal digits."""
    key = sum(project_id.encode("ascii")) & 0xFF
    hidden = bytearray((_SEED, _SEED ^ _VERSION, _SEED ^ key))
    last = key
    filler = bytes((_SEED & 6) // 2)
    for byte in filler + len(data).to_bytes(4, "little") + data:
        hidden.append(byte ^ ((hidden[-2] + last) & 0xFF))
        last = byte
    return hidden.hex().upper()
