"""The policy that keeps every script out but the page's own."""

import pytest

from support import NATIONAL, PAGES, REPORTS, PageSource, script_hash

ALLOWED = {"default-src", "style-src", "script-src", "base-uri", "form-action"}


@pytest.mark.parametrize("path", PAGES)
def test_page_has_the_policy(path):
    source = PageSource.of(REPORTS / path)
    policy = source.policy
    assert set(policy) <= ALLOWED
    for directive in ("default-src", "base-uri", "form-action"):
        assert policy.get(directive) == ["'none'"], directive
    assert policy.get("style-src") == ["'unsafe-inline'"]
    assert not {"script", "style", "link", "body"} & set(source.before_policy), "the policy comes too late"
    assert not source.handlers
    assert len(source.classic) <= 1
    assert all(not attributes.get("src") for attributes, _ in source.scripts)
    hashes = [script_hash(text) for _, text in source.classic]
    assert policy.get("script-src", []) in ([hashes] if hashes else [[], ["'none'"]])


MARK = "<script>document.documentElement.dataset.ran = 'yes';</script>"


@pytest.fixture
def try_text(watch, tmp_path):
    """Opens a page's text in the browser; says how often a script was refused, and which scripts ran."""

    def run(text):
        (tmp_path / "page.html").write_text(text, encoding="utf-8", newline="")
        watched = watch(folder=tmp_path)
        page = watched.open("page.html")
        ran = page.evaluate(
            "() => ({mark: document.documentElement.dataset.ran === 'yes', whatIf: window.whatIf !== undefined})")
        refused = [noise for noise in watched.noise if "Content Security Policy" in noise and "script" in noise]
        assert watched.noise == refused
        return {"refused": len(refused), **ran}

    return run


def has_script(path):
    return (REPORTS / path).is_file() and b"<script>" in (REPORTS / path).read_bytes()


@pytest.mark.parametrize("path", sorted({"states/NY.html", *NATIONAL} | set(filter(has_script, PAGES))))
def test_page_runs_only_its_own_script(try_text, path):
    text = (REPORTS / path).read_bytes().decode("utf-8")
    is_what_if = path == "what-if.html"
    assert try_text(text) == {"refused": 0, "mark": False, "whatIf": is_what_if}

    # A script that came in from elsewhere.
    assert text.count("</body>") == 1
    strange = try_text(text.replace("</body>", MARK + "</body>"))
    assert strange == {"refused": 1, "mark": False, "whatIf": is_what_if}

    # The page's own script with one character more.
    for _, script in PageSource(text).classic:
        assert text.count(script) == 1
        changed = try_text(text.replace(script, " " + script))
        assert changed == {"refused": 1, "mark": False, "whatIf": False}


def test_only_the_policy_keeps_scripts_out(try_text):
    text = (REPORTS / "index.html").read_bytes().decode("utf-8")
    name = 'http-equiv=Content-Security-Policy'
    assert text.count(name) == 1
    assert try_text(text.replace("</body>", MARK + "</body>").replace(name, "name=nothing"))["mark"]
