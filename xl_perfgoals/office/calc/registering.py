"""Registering in LibreOffice: what cannot be put there as a file, done in the officer's own profile."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import NamedTuple

from xl_perfgoals.files.libreoffice.program import NoLibreOfficeError
from xl_perfgoals.hosts.calc.office_process import Office, started_office
from xl_perfgoals.hosts.calc.uno_bridge import (
    NoUnoError,
    Uno,
    invoke,
    properties,
    service,
    typed,
    uno,
    url_of,
)
from xl_perfgoals.hosts.refusals import RefusalError
from xl_perfgoals.office.calc.addons import EXTENSION, IDENTIFIER
from xl_perfgoals.office.calc.basic_functions import MODULE

NOT_REGISTERED = "LibreOffice 没有记住扩展或函数，请再运行一次；仍不行时重新启动电脑后再试"
_LIBRARY = "Standard"
_USER = "user"
_SECURITY = "/org.openoffice.Office.Common/Security/Scripting"
_TRUSTED = "SecureURL"
_ATTEMPTS = 2


class Ours(NamedTuple):
    """What LibreOffice has of us. version is that of the extension, module the text; "" for none."""

    version: str = ""
    module: str = ""


def register(profile: Path, extension: bytes, version: str, module: str, trusted: str = "") -> None:
    """Puts in the extension and the module, in place of earlier ones; trusts the macros in a folder.

    Looks afterwards, in a new start, whether they are there, and tries once more. Raises OSError.
    """
    wanted = Ours(version, module)
    for _ in range(_ATTEMPTS):
        with _opened(profile) as office:
            _add_extension(office.context, extension)
            _put_module(office.context, module)
            if trusted:
                _trust(office.context, trusted, wanted=True)
        if ours_in(profile) == wanted:
            return
    raise OSError(0, NOT_REGISTERED)


def unregister(profile: Path, trusted: str = "") -> None:
    """Takes out the extension, the module, and the trust in a folder. Raises OSError."""
    with _opened(profile) as office:
        _remove_extension(office.context)
        _put_module(office.context, "")
        if trusted:
            _trust(office.context, trusted, wanted=False)


def ours_in(profile: Path) -> Ours:
    """What is registered. Raises OSError."""
    with _opened(profile) as office:
        found = _extensions(office.context).getDeployedExtensions(_USER, None, None)
        version = next((own.getVersion() for own in found if own.getIdentifier().Value == IDENTIFIER), "")
        library = _library(office.context)[1]
        return Ours(version, library.getByName(MODULE) if library.hasByName(MODULE) else "")


@contextmanager
def _opened(profile: Path) -> Iterator[Office]:
    """LibreOffice, unseen, with the officer's own profile. What it refuses is an OSError with its text."""
    try:
        with started_office(profile=profile, as_it_is=True) as office:
            yield office
    except (RefusalError, NoLibreOfficeError, NoUnoError) as error:
        raise OSError(0, str(error)) from error


def _add_extension(context: Uno, extension: bytes) -> None:
    _remove_extension(context)
    with TemporaryDirectory(prefix="xl-perfgoals-") as folder:
        path = Path(folder, EXTENSION)  # its name is part of the addresses of its macros
        path.write_bytes(extension)
        _extensions(context).addExtension(url_of(path), (), _USER, None, _Approving())


def _remove_extension(context: Uno) -> None:
    manager = _extensions(context)
    for own in manager.getDeployedExtensions(_USER, None, None):
        if own.getIdentifier().Value == IDENTIFIER:
            manager.removeExtension(IDENTIFIER, own.getName(), _USER, None, _Approving())


def _extensions(context: Uno) -> Uno:
    return context.getValueByName("/singletons/com.sun.star.deployment.ExtensionManager")


def _library(context: Uno) -> tuple[Uno, Uno]:
    """The officer's libraries of Basic, and Standard among them."""
    libraries = service(context, "script.ApplicationScriptLibraryContainer")
    libraries.loadLibrary(_LIBRARY)
    return libraries, libraries.getByName(_LIBRARY)


def _put_module(context: Uno, text: str) -> None:
    """Writes the module; without a text it is taken away."""
    libraries, library = _library(context)
    if library.hasByName(MODULE):
        library.removeByName(MODULE)
    if text:
        library.insertByName(MODULE, text)
    libraries.storeLibraries()


def _trust(context: Uno, folder: str, *, wanted: bool) -> None:
    """Adds a folder to those whose documents may run macros, or takes it out."""
    provider = service(context, "configuration.ConfigurationProvider")
    options = properties(nodepath=_SECURITY)
    settings = provider.createInstanceWithArguments(
        "com.sun.star.configuration.ConfigurationUpdateAccess", options
    )
    url = url_of(folder)
    others = tuple(held for held in settings.getPropertyValue(_TRUSTED) or () if held != url)
    folders = (*others, url) if wanted else others
    invoke(settings, "setPropertyValue", _TRUSTED, typed("[]string", folders))
    settings.commitChanges()


class _Approving:
    """Says yes to what LibreOffice asks while it puts in an extension; called by LibreOffice."""

    def getTypes(self) -> tuple[Uno, ...]:  # noqa: N802 - the names are those of UNO
        names = ("ucb.XCommandEnvironment", "task.XInteractionHandler", "ucb.XProgressHandler")
        return tuple(uno().getTypeByName(f"com.sun.star.{name}") for name in names)

    def getImplementationId(self) -> Uno:  # noqa: N802
        return uno().ByteSequence(b"")

    def getInteractionHandler(self) -> "_Approving":  # noqa: N802
        return self

    def getProgressHandler(self) -> "_Approving":  # noqa: N802
        return self

    def handle(self, request: Uno) -> None:
        approve = uno().getTypeByName("com.sun.star.task.XInteractionApprove")
        for answer in request.getContinuations():
            if answer.queryInterface(approve) is not None:
                answer.select()
                return

    def push(self, _status: Uno) -> None:
        return

    def update(self, _status: Uno) -> None:
        return

    def pop(self) -> None:
        return
