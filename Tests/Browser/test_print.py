"""Cards on paper."""

import io

import pytest
from pypdf import PdfReader

from support import CARDS


@pytest.mark.parametrize("path", CARDS)
def test_card_prints_on_two_pages(watch, path):
    page = watch().open(path)
    printed = PdfReader(io.BytesIO(page.pdf(format="Letter", print_background=False, prefer_css_page_size=True)))
    assert len(printed.pages) <= 2
    width, height = (float(side) / 72 for side in printed.pages[0].mediabox[2:])
    assert (round(width, 1), round(height, 1)) == (8.5, 11.0)
    assert page.locator("h1").inner_text() in printed.pages[0].extract_text()
