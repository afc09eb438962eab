"""What the scripts of this folder share: the names of a release, and archives that are the same whoever makes them."""
import datetime
import gzip
import io
import os
import re
import subprocess
import sys
import tarfile
import zipfile
from pathlib import Path

PACKAGING = Path(__file__).resolve().parent
CHECKOUT = PACKAGING.parent.parent
WORK = CHECKOUT / ".build-release"
GENERATED = PACKAGING / "generated"
CATALOG = CHECKOUT / "Sources/ElastiCacheLint/ElastiCacheLint.docc"
PROGRAMS = WORK / "programs"
ASSETS = WORK / "assets"

NAME = "elasticache-lint"
DESCRIPTION = "Finds ElastiCache caches that would be deployed without automatic backups"


def in_tool_description(field):
    text = (CHECKOUT / "Sources/LintDiagnostics/ToolDescription.swift").read_text()
    return re.search(rf'^    {field}: "([^"]+)",$', text, re.MULTILINE)[1]


VERSION = in_tool_description("version")
ADDRESS = in_tool_description("address")

# For each platform that is released how others call it; Debian and Docker say what stands behind `linux-`. A static
# program has no libc to name: it runs on glibc and on musl, on the oldest systems that tags of either stand for.
PLATFORMS = {
    "linux-amd64": {
        "triples": ["x86_64-unknown-linux-gnu"],
        "wheel": ["manylinux_2_17_x86_64", "manylinux2014_x86_64", "musllinux_1_1_x86_64"],
    },
    "linux-arm64": {
        "triples": ["aarch64-unknown-linux-gnu"],
        "wheel": ["manylinux_2_17_aarch64", "manylinux2014_aarch64", "musllinux_1_1_aarch64"],
    },
    "macos-universal": {
        "triples": ["arm64-apple-macosx", "x86_64-apple-macosx"],
        "wheel": ["macosx_13_0_universal2"],
    },
}


def host_platform():
    system, machine = os.uname().sysname, os.uname().machine
    if system == "Darwin":
        return "macos-universal"
    return f"linux-{machine.replace('aarch64', 'arm64').replace('x86_64', 'amd64')}"


def platform_argument():
    """The platform that a script was given, by default that of this machine."""
    platform = sys.argv[1] if len(sys.argv) > 1 else host_platform()
    if len(sys.argv) > 2 or platform not in PLATFORMS:
        sys.exit(f"usage: {Path(sys.argv[0]).name} [{' | '.join(PLATFORMS)}]")
    if not (PROGRAMS / platform / NAME).is_file():
        sys.exit(f"there is no {(PROGRAMS / platform / NAME).relative_to(CHECKOUT)}; Tools/packaging/build makes it")
    return platform


def release_day():
    """The day on which the version was released, from the changelog, as manuals write it; empty before."""
    heading = re.search(rf"^## \[{re.escape(VERSION)}\] - (\d+-\d+-\d+)$", (CHECKOUT / "CHANGELOG.md").read_text(), re.MULTILINE)
    return datetime.date.fromisoformat(heading[1]).strftime("%B %-d, %Y") if heading else ""


def commit_time():
    """When the last commit was made; every file in an archive is of that time."""
    return int(subprocess.run(["git", "log", "-1", "--format=%ct"], cwd=CHECKOUT, check=True, capture_output=True).stdout)


def licenses(platform):
    """What must go with the program wherever it goes."""
    return {
        "LICENSE": CHECKOUT / "LICENSE",
        "THIRD-PARTY-LICENSES": PROGRAMS / platform / "THIRD-PARTY-LICENSES",
    }


def write_tar(path, files):
    """Writes a compressed archive of pairs of a name and what is in it: bytes, or a path."""
    time = commit_time()
    buffer = io.BytesIO()
    with tarfile.open(fileobj=buffer, mode="w", format=tarfile.USTAR_FORMAT) as archive:
        for name, contents in sorted(files.items()):
            data, mode = read(contents)
            entry = tarfile.TarInfo(name)
            entry.size, entry.mode, entry.mtime = len(data), mode, time
            archive.addfile(entry, io.BytesIO(data))
    path.parent.mkdir(parents=True, exist_ok=True)
    with open(path, "wb") as file, gzip.GzipFile(filename="", fileobj=file, mode="wb", mtime=0) as compressed:
        compressed.write(buffer.getvalue())


def write_zip(path, files):
    """Writes an archive of pairs of a name and what is in it, in the order in which they come."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as archive:
        for name, contents in files.items():
            data, mode = read(contents)
            entry = zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0))
            entry.external_attr = (0o100000 | mode) << 16
            entry.compress_type = zipfile.ZIP_DEFLATED
            archive.writestr(entry, data)


def read(contents):
    """Bytes with the mode that they get in an archive."""
    if isinstance(contents, Path):
        return contents.read_bytes(), 0o755 if os.access(contents, os.X_OK) else 0o644
    return contents.encode() if isinstance(contents, str) else contents, 0o644
