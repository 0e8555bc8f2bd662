"""The browser, its contexts, and pages that note whatever should not happen."""

import pytest
from playwright.sync_api import sync_playwright

import support


@pytest.fixture(scope="session")
def browser():
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=support.CHROMIUM, args=["--no-sandbox"])
        yield browser
        browser.close()


@pytest.fixture(scope="session")
def context_of(browser):
    """Contexts by their options, each made once."""
    contexts = {}

    def make(**options):
        key = repr(sorted(options.items()))
        if key not in contexts:
            contexts[key] = browser.new_context(**options)
            contexts[key].set_default_timeout(10_000)
        return contexts[key]

    yield make
    for context in contexts.values():
        context.close()


class Watched:
    """A page of a folder, with what it said, asked for and raised."""

    def __init__(self, context):
        self.folder = support.REPORTS
        self.noise = []
        self.page = context.new_page()
        self.page.on("console", lambda message: self.noise.append(f"console {message.type}: {message.text[:300]}"))
        self.page.on("pageerror", lambda error: self.noise.append(f"error: {str(error)[:300]}"))
        self.page.on("request", self._request)
        self.page.on("dialog", self._dialog)

    def _request(self, request):
        inside = self.folder.as_uri() + "/"
        # A download's address is of the page's own making.
        if not request.url.startswith(inside) and not request.url.startswith("blob:"):
            self.noise.append(f"request: {request.url[:300]}")

    def _dialog(self, dialog):
        self.noise.append(f"dialog: {dialog.message[:300]}")
        dialog.dismiss()

    def open(self, path, fragment=""):
        """Opens a page of the folder anew, also where only the fragment differs."""
        address = (self.folder / path).as_uri()
        if self.page.url.partition("#")[0] == address:
            self.page.goto("about:blank")
        self.noise.clear()
        self.page.goto(address + fragment, wait_until="load")
        return self.page


@pytest.fixture(scope="session")
def idle():
    """Watched pages that no test uses at present, by the options of their context; a new page takes half a second."""
    return {}


@pytest.fixture
def watch(context_of, idle):
    """Gives watched pages, in a context with the given options."""
    used = []

    def give(folder=support.REPORTS, **options):
        pool = idle.setdefault(repr(sorted(options.items())), [])
        watched = pool.pop() if pool else Watched(context_of(**options))
        used.append((pool, watched))
        watched.folder = folder
        watched.noise.clear()
        return watched

    yield give
    for pool, watched in used:
        pool.append(watched)


@pytest.fixture(scope="session")
def grades():
    return support.grades()
