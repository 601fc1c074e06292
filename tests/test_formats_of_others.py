"""Texts as other programs and other systems write them: encodings, line ends, and what is long, deep or without an end."""
import time

import pytest

from audiotag.events import Event
from audiotag.formats import FORMATS, FormatError, dumps, load, loads
from audiotag.records import Record

SONG = Record("höhe.wav", [Event(0, 6, "piano", 0.75), Event(4.5, 7.25, "größe_2", 0.5), Event(5, 5.5, "piano", 0.5)], 9.0)
WAYS = {"utf-8": "\n", "utf-8-sig": "\r\n", "utf-16": "\r\n"}  # encoding -> line ends


@pytest.mark.parametrize("encoding", WAYS)
@pytest.mark.parametrize("format", [format for format in FORMATS if format not in ("table", "summary")])
def test_encodings_and_line_ends(tmp_path, format, encoding):
    "Windows, and programs that mark their encoding, change nothing of what is said; the name of a file counts in any case"
    path = tmp_path / f"song{FORMATS[format].upper()}"
    path.write_bytes(dumps(SONG, format).replace("\n", WAYS[encoding]).encode(encoding))
    [record] = load(path)
    assert sorted(e[:3] for e in record.events) == sorted(e[:3] for e in SONG.events)


HOSTILE = {
    "textgrid": ['"ooTextFile" "TextGrid" 0 1 <exists> 999999999999999', '"' * 1_000_001, '"ooTextFile" ' + "1" * 1_000_000 + "x",
                 '"ooTextFile" "' + 'a""' * 300_000],
    "elan": ["<a>" * 200_000, "<ANNOTATION_DOCUMENT>" + "<TIER>" * 100_000 + "</TIER>" * 100_000,
             '<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;">]><ANNOTATION_DOCUMENT>&b;</ANNOTATION_DOCUMENT>',
             '<!DOCTYPE x SYSTEM "file:///etc/passwd"><x/>', '<?xml version="1.0" encoding="no-such"?><x/>'],
    "labelstudio": ["[" * 200_000, '[{"data": {"audio": 5}}]', "[1]", "5",
                    '[{"data": {}, "predictions": [{"result": [{"value": {"start": 1e999, "end": 2, "labels": ["x"]}}]}]}]'],
    "reaper": ["#,Name,Start,End\n" + "1," * 200_000, "#,Name,Start,End\n1,a," + "1" * 400 + ",2\n",
               '#,Name,Start,End\n1,"' + "a\n" * 100_000],
    "srt": ["00:00:01,000 --> 00:00:02,000\n" * 50_000, "99999999999999999999:00:01,000 --> 00:00:02,000\n", "x\n" * 200_000],
}


@pytest.mark.parametrize("format", HOSTILE)
def test_what_is_meant_to_be_too_much(format):
    "Read or refused in one line that is no screenful, at once"
    for text in HOSTILE[format]:
        begin = time.process_time()
        try: loads(text, format)
        except FormatError as error: assert len(str(error)) < 1_000 and len(str(error).splitlines()) == 1, text[:50]
        assert time.process_time() - begin < 5, text[:50]
