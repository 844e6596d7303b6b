"""The picture that other sites show beside a link to this one (Open Graph, 1200 x 630)."""

import io
from functools import lru_cache
from textwrap import wrap

_SIZE = (1200, 630)
_GROUND, _INK, _QUIET, _BAR = "#17495c", "#ffffff", "#cfe3ea", "#f0b429"


@lru_cache(8)
def card(title: str, below: str) -> bytes:
    """Return a PNG with the site's title and a line below it, in the font that Pillow brings along."""
    from PIL import Image, ImageDraw, ImageFont

    image = Image.new("RGB", _SIZE, _GROUND)
    draw = ImageDraw.Draw(image)
    draw.rectangle((0, 0, 24, _SIZE[1]), fill=_BAR)
    large, small = ImageFont.load_default(72), ImageFont.load_default(36)
    y = 130
    for line in wrap(title, 28)[:4]:
        draw.text((90, y), line, font=large, fill=_INK)
        y += 92
    for line in wrap(below, 58)[:3]:
        draw.text((90, y + 30), line, font=small, fill=_QUIET)
        y += 50
    out = io.BytesIO()
    image.save(out, "PNG", optimize=True)
    return out.getvalue()


def emblem(title: str) -> bytes:
    """Return a PNG of 48 × 48 with the first letter of the site's title."""
    from PIL import Image, ImageDraw, ImageFont

    image = Image.new("RGB", (48, 48), _GROUND)
    draw = ImageDraw.Draw(image)
    draw.rectangle((0, 0, 5, 48), fill=_BAR)
    draw.text((27, 24), title[:1], font=ImageFont.load_default(34), fill=_INK, anchor="mm")
    out = io.BytesIO()
    image.save(out, "PNG", optimize=True)
    return out.getvalue()
