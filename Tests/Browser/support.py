"""Where the site and the command are, and how pages are read without a browser."""

import base64
import hashlib
import json
import os
import re
import subprocess
from functools import cache
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote, urlsplit

REPOSITORY = Path(__file__).resolve().parents[2]
REPORTS = Path(os.environ.get("REPORTS") or REPOSITORY / "Reports").resolve()
COMMAND = Path(os.environ.get("REPORTCARD") or REPOSITORY / ".build/release/reportcard").resolve()
CHROMIUM = os.environ.get("CHROMIUM", "/usr/bin/chromium")

STATES = (
    "AK AL AR AZ CA CO CT DC DE FL GA HI IA ID IL IN KS KY LA MA MD ME MI MN MO MS MT NC ND NE NH NJ NM NV NY OH OK "
    "OR PA RI SC SD TN TX UT VA VT WA WI WV WY"
).split()
CARDS = [f"states/{code}.html" for code in STATES + ["US"]]
NATIONAL = [
    "index.html", "methodology.html", "youth.html", "blueprint.html", "changes.html", "what-if.html", "compare.html",
    "drafts/index.html",
]
# A page that should be there and is not fails every test on it.
PAGES = sorted({str(path.relative_to(REPORTS)) for path in REPORTS.rglob("*.html")} | set(CARDS) | set(NATIONAL))


def reportcard(*arguments, project=REPOSITORY):
    """Runs the command and gives what it printed; a failure is an error with what it complained of."""
    run = subprocess.run(
        [COMMAND, *map(str, arguments), "--project", str(project)], capture_output=True, text=True, timeout=120)
    assert run.returncode == 0, f"reportcard {arguments} ended with {run.returncode}:\n{run.stderr[-3000:]}"
    return run.stdout


def grades(project=REPOSITORY):
    """The grades that the command prints, by postal code."""
    printed = json.loads(reportcard("grade", "--format", "json", project=project))
    return {grade["jurisdiction"]: grade for grade in printed["jurisdictions"]}


def draft_points(file, project=REPOSITORY):
    """The points of a draft as the command grades it."""
    printed = reportcard("draft", file, project=project)
    found = re.search(r"As drafted: \S+, (\d+(?:\.\d+)?) points", printed)
    assert found, printed[:500]
    return float(found[1])


def hundredths(points):
    """Points as whole hundredths."""
    return round(points * 100)


def first_number(text):
    """The first number of a text, such as 82 of "B 82 of 100"; None where there is none."""
    found = re.search(r"\d+(?:\.\d+)?", text or "")
    return float(found.group()) if found else None


class PageSource(HTMLParser):
    """What a page's source holds of scripts, links, ids, handlers and policies."""

    def __init__(self, text):
        super().__init__(convert_charrefs=True)
        self.scripts = []  # (attributes, text)
        self.links = []
        self.ids = set()
        self.handlers = []
        self.policies = []
        self.before_policy = []  # elements that stand before the policy
        self._script = None
        self.feed(text)
        self.close()

    @classmethod
    @cache
    def of(cls, path):
        """A page, read once."""
        return cls(path.read_bytes().decode("utf-8"))

    @property
    def classic(self):
        """The scripts that a browser would run; a block of data is not run."""
        data = {"application/json", "application/ld+json"}
        return [item for item in self.scripts if item[0].get("type", "").lower() not in data]

    @property
    def policy(self):
        """The directives of the only policy."""
        assert len(self.policies) == 1, f"{len(self.policies)} policies"
        parts = [part.split() for part in self.policies[0].split(";") if part.strip()]
        directives = {part[0]: part[1:] for part in parts}
        assert len(directives) == len(parts), "a directive stands twice"
        return directives

    def handle_starttag(self, tag, attributes):
        values = {name: value or "" for name, value in attributes}
        if tag == "meta" and values.get("http-equiv", "").lower() == "content-security-policy":
            self.policies.append(values.get("content", ""))
        elif not self.policies:
            self.before_policy.append(tag)
        if tag == "script":
            self._script = []
            self.scripts.append((values, self._script))
        if "href" in values:
            self.links.append(values["href"])
        if "id" in values:
            self.ids.add(values["id"])
        self.handlers += [f"{tag} {name}" for name in values if name.startswith("on")]

    def handle_startendtag(self, tag, attributes):
        self.handle_starttag(tag, attributes)
        self._script = None

    def handle_endtag(self, tag):
        if tag == "script" and self._script is not None:
            place = len(self.scripts) - 1
            self.scripts[place] = (self.scripts[place][0], "".join(self._script))
            self._script = None

    def handle_data(self, data):
        if self._script is not None:
            self._script.append(data)


def script_hash(text):
    """A script as the policy names it."""
    return "'sha256-" + base64.b64encode(hashlib.sha256(text.encode("utf-8")).digest()).decode("ascii") + "'"


def link_problem(link, page, folder):
    """Why a page of a folder should not hold a link, or None."""
    if re.match(r"https?://[^/\s]", link):
        return None
    parts = urlsplit(link)
    if parts.scheme or parts.netloc or parts.query:
        return f"{link!r} is neither http(s) nor a page of the site"
    if not parts.path:
        target = folder / page
        if not link.startswith("#"):
            return f"{link!r} leads nowhere"
    else:
        # Tables for other programs lie beside the pages.
        if parts.path.startswith("/") or not parts.path.endswith((".html", ".csv", ".json")):
            return f"{link!r} is neither a relative .html nor a table"
        target = (folder / page).parent.joinpath(unquote(parts.path)).resolve()
        if not target.is_relative_to(folder) or not target.is_file():
            return f"{link!r} leads to nothing of the site"
    # What a script reads from the address is no place on a page.
    if parts.fragment and target.name not in ("what-if.html", "compare.html"):
        if unquote(parts.fragment) not in PageSource.of(target).ids:
            return f"{link!r} leads to no place on the page"
    return None
