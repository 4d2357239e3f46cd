"""The pipe of the control channel on Windows, with its access list; elsewhere there is nothing here."""

from __future__ import annotations

import sys

if sys.platform == "win32":
    import _winapi
    import ctypes
    from collections.abc import Sequence
    from ctypes import wintypes
    from multiprocessing.connection import BUFSIZE, PipeListener
    from pathlib import Path

    from connector.control.access_list import key_list, pipe_list
    from connector.domain.errors import SettingsInvalid

    _advapi, _kernel = ctypes.WinDLL("advapi32", use_last_error=True), ctypes.WinDLL("kernel32", use_last_error=True)
    _TOKEN_QUERY, _TOKEN_USER, _REVISION = 0x0008, 1, 1
    _ROOM = 256
    _REJECT_REMOTE_CLIENTS = 0x00000008
    _FILE_OBJECT, _PROTECTED_LIST = 1, 0x80000004
    """SE_FILE_OBJECT; DACL_SECURITY_INFORMATION with PROTECTED_DACL_SECURITY_INFORMATION."""
    _kernel.GetCurrentProcess.restype = wintypes.HANDLE
    _kernel.LocalFree.argtypes = [ctypes.c_void_p]
    _advapi.OpenProcessToken.argtypes = [wintypes.HANDLE, wintypes.DWORD, ctypes.POINTER(wintypes.HANDLE)]
    _advapi.GetTokenInformation.argtypes = [
        wintypes.HANDLE, ctypes.c_int, ctypes.c_void_p, wintypes.DWORD, ctypes.POINTER(wintypes.DWORD),
    ]  # fmt: skip
    _advapi.ConvertSidToStringSidW.argtypes = [ctypes.c_void_p, ctypes.POINTER(wintypes.LPWSTR)]
    _advapi.ConvertStringSecurityDescriptorToSecurityDescriptorW.argtypes = [
        wintypes.LPCWSTR, wintypes.DWORD, ctypes.POINTER(ctypes.c_void_p), ctypes.c_void_p,
    ]  # fmt: skip
    _advapi.GetSecurityDescriptorDacl.argtypes = [
        ctypes.c_void_p, ctypes.POINTER(wintypes.BOOL), ctypes.POINTER(ctypes.c_void_p), ctypes.POINTER(wintypes.BOOL),
    ]  # fmt: skip
    _advapi.SetNamedSecurityInfoW.argtypes = [
        wintypes.LPCWSTR, ctypes.c_int, wintypes.DWORD,
        ctypes.c_void_p, ctypes.c_void_p, ctypes.c_void_p, ctypes.c_void_p,
    ]  # fmt: skip
    _advapi.SetNamedSecurityInfoW.restype = wintypes.DWORD

    class _SecurityAttributes(ctypes.Structure):
        _fields_ = (
            ("length", wintypes.DWORD), ("descriptor", ctypes.c_void_p), ("inherit", wintypes.BOOL),
        )  # fmt: skip

    class ListedPipe(PipeListener):
        """Listens on a pipe that its owner and some faces can open, from this PC only. Raises SettingsInvalid."""

        def __init__(self, address: str, faces: Sequence[str]) -> None:
            self._descriptor = _descriptor(pipe_list(own_identifier(), faces))
            self._attributes = _SecurityAttributes(
                ctypes.sizeof(_SecurityAttributes), self._descriptor.value, inherit=False
            )
            super().__init__(address)

        def _new_handle(self, first: bool = False) -> int:
            """As the standard library's, which has no way to hand a list over."""
            flags = _winapi.PIPE_ACCESS_DUPLEX | _winapi.FILE_FLAG_OVERLAPPED
            if first:
                flags |= _winapi.FILE_FLAG_FIRST_PIPE_INSTANCE
            return _winapi.CreateNamedPipe(
                self._address,
                flags,
                _winapi.PIPE_TYPE_MESSAGE | _winapi.PIPE_READMODE_MESSAGE | _winapi.PIPE_WAIT | _REJECT_REMOTE_CLIENTS,
                _winapi.PIPE_UNLIMITED_INSTANCES,
                BUFSIZE,
                BUFSIZE,
                _winapi.NMPWAIT_WAIT_FOREVER,
                ctypes.addressof(self._attributes),
            )

    def let_read(path: Path, faces: Sequence[str]) -> None:
        """Give a file to its owner alone, and to some faces for reading. Raises SettingsInvalid."""
        descriptor = _descriptor(key_list(own_identifier(), faces))
        present, usual, rights = wintypes.BOOL(), wintypes.BOOL(), ctypes.c_void_p()
        _advapi.GetSecurityDescriptorDacl(descriptor, ctypes.byref(present), ctypes.byref(rights), ctypes.byref(usual))
        code = _advapi.SetNamedSecurityInfoW(str(path), _FILE_OBJECT, _PROTECTED_LIST, None, None, rights, None)
        _kernel.LocalFree(descriptor)
        if code:
            raise SettingsInvalid(f"Windows does not say who may read {path}: error {code}.")

    def own_identifier() -> str:
        """The security identifier of the account that runs this process. Raises SettingsInvalid."""
        token, needed, text = wintypes.HANDLE(), wintypes.DWORD(), wintypes.LPWSTR()
        room = ctypes.create_string_buffer(_ROOM)
        process = _kernel.GetCurrentProcess()
        known = (
            _advapi.OpenProcessToken(process, _TOKEN_QUERY, ctypes.byref(token))
            and _advapi.GetTokenInformation(token, _TOKEN_USER, room, _ROOM, ctypes.byref(needed))
            # TOKEN_USER begins with the pointer to the identifier.
            and _advapi.ConvertSidToStringSidW(ctypes.c_void_p.from_buffer(room), ctypes.byref(text))
        )
        if token.value:
            _winapi.CloseHandle(token.value)
        if not known or text.value is None:
            raise SettingsInvalid("Windows does not tell which account runs this program.")
        found = str(text.value)
        _kernel.LocalFree(text)
        return found

    def _descriptor(written: str) -> ctypes.c_void_p:
        made = ctypes.c_void_p()
        if not _advapi.ConvertStringSecurityDescriptorToSecurityDescriptorW(
            written, _REVISION, ctypes.byref(made), None
        ):
            raise SettingsInvalid("Windows does not take the list of who may talk to the agent.")
        return made
