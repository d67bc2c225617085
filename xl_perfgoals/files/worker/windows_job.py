"""A Windows job object: ends the worker with its parent, and limits its memory. Unproved: never run."""

import sys

from xl_perfgoals.files.limits import MEGABYTE

_KILL_ON_CLOSE, _DIE_ON_EXCEPTION, _PROCESS_MEMORY = 0x2000, 0x0400, 0x0100
_EXTENDED_LIMITS = 9
_START_SIZE = 64
"""Megabytes that a worker has before any file."""

if sys.platform == "win32":
    import ctypes
    from ctypes import wintypes

    class _Basic(ctypes.Structure):
        _fields_ = (
            ("process_time", ctypes.c_int64),
            ("job_time", ctypes.c_int64),
            ("flags", wintypes.DWORD),
            ("least_working_set", ctypes.c_size_t),
            ("most_working_set", ctypes.c_size_t),
            ("most_processes", wintypes.DWORD),
            ("affinity", ctypes.c_size_t),
            ("priority", wintypes.DWORD),
            ("scheduling", wintypes.DWORD),
        )

    class _Extended(ctypes.Structure):
        _fields_ = (
            ("basic", _Basic),
            ("io_counters", ctypes.c_uint64 * 6),
            ("process_memory", ctypes.c_size_t),
            ("job_memory", ctypes.c_size_t),
            ("peak_process_memory", ctypes.c_size_t),
            ("peak_job_memory", ctypes.c_size_t),
        )

    _kernel = ctypes.WinDLL("kernel32", use_last_error=True)
    _kernel.CreateJobObjectW.restype = wintypes.HANDLE
    _kernel.CreateJobObjectW.argtypes = (wintypes.LPVOID, wintypes.LPCWSTR)
    _kernel.SetInformationJobObject.argtypes = (
        *(wintypes.HANDLE, ctypes.c_int, wintypes.LPVOID, wintypes.DWORD),
    )
    _kernel.AssignProcessToJobObject.argtypes = (wintypes.HANDLE, wintypes.HANDLE)
    _kernel.CloseHandle.argtypes = (wintypes.HANDLE,)

    class Job:
        """The job that a worker is put into. Without the right to make one, the worker has no limit."""

        def __init__(self, process_handle: int, megabytes: int) -> None:
            self._job = _kernel.CreateJobObjectW(None, None)
            self._megabytes = megabytes
            self.limit()
            _kernel.AssignProcessToJobObject(self._job, process_handle)

        def limit(self) -> None:
            """The memory limit holds."""
            self._set(_PROCESS_MEMORY, (self._megabytes + _START_SIZE) * MEGABYTE)

        def lift(self) -> None:
            """It does not hold for a while: another program is at work."""
            self._set(0, 0)

        def close(self) -> None:
            """Ends what still runs in the job."""
            _kernel.CloseHandle(self._job)

        def _set(self, flag: int, size: int) -> None:
            limits = _Extended()
            limits.basic.flags = _KILL_ON_CLOSE | _DIE_ON_EXCEPTION | flag
            limits.process_memory = size
            _kernel.SetInformationJobObject(
                self._job, _EXTENDED_LIMITS, ctypes.byref(limits), ctypes.sizeof(limits)
            )

else:

    class Job:
        """Nothing: on Unix a worker limits itself, and ends when its parent's end of the wire closes."""

        def __init__(self, process_handle: int, megabytes: int) -> None:
            pass

        def limit(self) -> None:
            """Nothing to do."""

        def lift(self) -> None:
            """Nothing to do."""

        def close(self) -> None:
            """Nothing to do."""
