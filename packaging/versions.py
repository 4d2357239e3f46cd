"""What Windows shows of a program in its properties."""

from __future__ import annotations

from importlib import metadata

_WORDS = {
    "CompanyName": "BukuBridge",
    "FileDescription": "BukuBridge {what}",
    "FileVersion": "{version}",
    "InternalName": "{name}",
    "OriginalFilename": "{name}.exe",
    "ProductName": "BukuBridge",
    "ProductVersion": "{version}",
}


def numbers(version: str = "") -> tuple[int, int, int, int]:
    """A version, our own unless another is given, in four numbers, as Windows compares them."""
    parts = [int(part) for part in (version or metadata.version("bukubridge")).split(".")[:4]]
    first, second, third, fourth = (*parts, 0, 0, 0, 0)[:4]
    return first, second, third, fourth


def resource(name: str, what: str) -> str:
    """A version resource in PyInstaller's form, in US English and Unicode (0409, 1200)."""
    told = {"name": name, "what": what, "version": metadata.version("bukubridge")}
    strings = ", ".join(f"StringStruct({key!r}, {text.format(**told)!r})" for key, text in _WORDS.items())
    return (
        f"VSVersionInfo(ffi=FixedFileInfo(filevers={numbers()}, prodvers={numbers()}, mask=0x3f, flags=0, OS=0x40004,"
        " fileType=1, subtype=0, date=(0, 0)), kids=["
        f"StringFileInfo([StringTable('040904B0', [{strings}])]),"
        " VarFileInfo([VarStruct('Translation', [1033, 1200])])])"
    )
