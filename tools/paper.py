"""Which pictures of a page hold a dark map: a processor for nbdev, named in settings.ini under `procs`.

In the dark theme a filter (_quarto.yml has it) turns white paper dark and black ink bright, and keeps hues. A map whose ground is dark,
such as a spectrogram in magma or viridis, would come out inside out. Cells that show one get a class, and with it a filter that turns
only what is around the map.
"""
import io
from base64 import b64decode

import numpy as np

BLOCK, DARK, SHARE = 8, 0.35, 0.1  # pixels of a side; luminance; of a picture's blocks. Letters and lines fill no block
OPTION = "#| classes: dark-map"


def luminance(picture):
    "Of the pixels of a PNG or JPEG, in blocks: an array of block rows by block columns, from 0 to 1"
    from PIL import Image
    grey = np.asarray(Image.open(io.BytesIO(picture)).convert("RGB")) / 255 @ [0.2126, 0.7152, 0.0722]
    rows, columns = (size // BLOCK for size in grey.shape)
    return grey[: rows * BLOCK, : columns * BLOCK].reshape(rows, BLOCK, columns, BLOCK).mean(axis=(1, 3))


def has_dark_map(picture):
    "Whether much of a picture is dark, as a spectrogram with a dark ground is"
    return (luminance(picture) < DARK).mean() > SHARE


def dark_maps(cell):
    "Give a cell its class where one of its pictures holds a dark map"
    shown = [output.get("data", {}) for output in cell.get("outputs", [])]
    pictures = [data[kind] for data in shown for kind in ("image/png", "image/jpeg") if kind in data]
    if OPTION not in cell.source and any(has_dark_map(b64decode("".join(picture))) for picture in pictures):
        cell.source = f"{OPTION}\n{cell.source}"
