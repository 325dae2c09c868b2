"""Zip archives of office files: their parts read with a limit, and some of them replaced.

What is not replaced stays byte for byte, packed as it was; zipfile would pack everything anew.
"""

from __future__ import annotations

import struct
import zlib
from collections.abc import Mapping
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZIP_STORED, BadZipFile, LargeZipFile, ZipFile, ZipInfo

from coach.reading.plain_text import too_long
from coach.reading.source import ReadingError

_ENCRYPTED = 0x1
_SIZES_FOLLOW = 0x8
_LOCAL = struct.Struct("<4s5H3I2H")
_CENTRAL = struct.Struct("<4s6H3I5H2I")
_END = struct.Struct("<4s4H2IH")
_UNKNOWN = 0xFFFFFFFF
"""What a size or offset says that did not fit and stands elsewhere (zip64)."""
_BLOCK = 1 << 16


class Archive:
    """An archive in memory. Raises ReadingError for one that is damaged, encrypted or foreign."""

    def __init__(self, data: bytes, most_text: int) -> None:
        self._data = data
        self._left = self._most = most_text
        if data.startswith(b"\xd0\xcf\x11\xe0"):
            if "EncryptedPackage".encode("utf-16-le") in data:
                raise ReadingError("it is encrypted; save it without a password")
            raise ReadingError(
                "this is a file of Office 97 to 2003; save it in today's format (docx, xlsx)"
            )
        if not data.startswith(b"PK"):
            raise ReadingError("this is no Office file, whatever its name says")
        try:
            self._zip = ZipFile(BytesIO(data))
        except (BadZipFile, LargeZipFile, struct.error, ValueError, OverflowError) as error:
            raise ReadingError("the file is damaged or cut short; get it again") from error
        self.names = frozenset(self._zip.namelist())

    def read(self, name: str) -> bytes:
        """A part unpacked. Raises ReadingError if it is damaged or all get larger than allowed."""
        info = self._zip.getinfo(name)
        if info.flag_bits & _ENCRYPTED:
            raise ReadingError("it is encrypted; save it without a password")
        blocks: list[bytes] = []
        try:
            with self._zip.open(info) as part:
                while block := part.read(_BLOCK):
                    self._left -= len(block)
                    if self._left < 0:
                        raise too_long(self._most)
                    blocks.append(block)
        except (
            BadZipFile,
            EOFError,
            zlib.error,
            RuntimeError,
            OSError,
        ) as error:
            raise ReadingError(f"{name} in it is damaged; get the file again") from error
        return b"".join(blocks)

    def rewritten(self, parts: Mapping[str, bytes]) -> bytes:
        """The archive with these parts in place of theirs. Raises ReadingError for zip64."""
        if not parts:
            return self._data
        infos = sorted(self._zip.infolist(), key=lambda info: info.header_offset)
        begins = self._zip.start_dir
        ends = [*(info.header_offset for info in infos[1:]), begins]
        written = [self._data[: infos[0].header_offset]]
        length = len(written[0])
        moved: dict[int, tuple[int, bytes | None]] = {}
        for info, end in zip(infos, ends, strict=True):
            record = self._data[info.header_offset : end]
            fresh = parts.get(info.filename)
            if fresh is not None:
                record = _record(record, info, fresh)
            moved[info.header_offset] = (length, record if fresh is not None else None)
            written.append(record)
            length += len(record)
        return b"".join((*written, self._directory(begins, length, moved)))

    def _directory(
        self, begins: int, now: int, moved: Mapping[int, tuple[int, bytes | None]]
    ) -> bytes:
        """The directory at the end of the archive, which now begins at `now`."""
        data = bytearray(self._data[begins:])
        position = 0
        while data[position : position + 4] == b"PK\x01\x02":
            fields = list(_CENTRAL.unpack_from(data, position))
            if _UNKNOWN in (fields[8], fields[9], fields[16]):
                raise ReadingError("it is packed as zip64, which cannot be written back")
            place, fresh = moved[fields[16]]
            fields[16] = place
            if fresh is not None:
                local = _LOCAL.unpack_from(fresh)
                fields[3], fields[4], fields[7:10] = local[2], local[3], local[6:9]
            _CENTRAL.pack_into(data, position, *fields)
            position += _CENTRAL.size + fields[10] + fields[11] + fields[12]
        if data[position : position + 4] != b"PK\x05\x06":
            raise ReadingError("it is packed in a way that cannot be written back")
        end = list(_END.unpack_from(data, position))
        end[6] = now
        _END.pack_into(data, position, *end)
        return bytes(data)


def _record(record: bytes, info: ZipInfo, fresh: bytes) -> bytes:
    """A part with the header before it, packed as the one it replaces was."""
    fields = list(_LOCAL.unpack_from(record))
    names = record[_LOCAL.size : _LOCAL.size + fields[9] + fields[10]]
    if info.compress_type not in (ZIP_STORED, ZIP_DEFLATED):
        raise ReadingError("it is packed in a way that cannot be written back")
    packed = fresh
    if info.compress_type == ZIP_DEFLATED:
        packer = zlib.compressobj(wbits=-15)
        packed = packer.compress(fresh) + packer.flush()
    fields[2] &= ~_SIZES_FOLLOW
    fields[6:9] = zlib.crc32(fresh), len(packed), len(fresh)
    return _LOCAL.pack(*fields) + names + packed
