"""Everything that the cards are made from: the files of a project, read and graded."""

import json
from functools import cached_property

from grading import Rubric
from improving import Improvements
from law import Jurisdiction, enacted
from national import National, standing
from reading import load, read_events
from sentences import Words


class Report:
    """What is common to all cards; the jurisdictions are read apart, so that several processes can share the work."""

    def __init__(self, project, firmness=None, by_events=False):
        self.project = project
        self.read = read_events if by_events else load
        self.codebook = self.read(project / "Rubric/codebook.yaml")
        self.words = Words(self.codebook)
        self.rubric = Rubric(self.read(project / "Rubric/relief.yaml"), self.codebook)
        self.edition = self.read(project / "StatutesYAML/edition.yaml")
        self.date = self.edition["as_of"]
        self.firmness = {}
        if firmness:
            self.firmness = {row["jurisdiction"]: row for row in json.loads(firmness.read_bytes())}
        self.pathway_questions, self.jurisdiction_questions = [], []
        for question in self.codebook["questions"]:
            of_whole = question.get("scope") == "jurisdiction"
            (self.jurisdiction_questions if of_whole else self.pathway_questions).append(question["id"])
        read_by_rubric = {question for criterion in self.rubric.criteria for question in criterion.questions}
        self.read_questions = [question for question in self.pathway_questions if question in read_by_rubric]

    def load(self, paths):
        """Jurisdictions with their grades."""
        jurisdictions = [Jurisdiction(self.read(path)) for path in paths]
        return [(jurisdiction, self.rubric.grade(jurisdiction, self.date)) for jurisdiction in jurisdictions]

    def standings(self, graded):
        return [standing(jurisdiction, grade, self.rubric) for jurisdiction, grade in graded]

    def compare(self, standings):
        """Takes in how all jurisdictions stand."""
        self.national = National(standings, self.rubric)
        self.improvements = Improvements(self.rubric, self.national.counts)

    @cached_property
    def companions(self):
        """The project's other rubrics."""
        taken = {"codebook.yaml", "relief.yaml"}
        files = sorted(self.project.glob("Rubric/*.yaml"))
        return [Rubric(self.read(path), self.codebook) for path in files if path.name not in taken]

    @cached_property
    def drafts(self):
        """The draft bills by jurisdiction."""
        drafts = {}
        for path in sorted(self.project.glob("StatutesYAML/drafts/*.yaml")):
            draft = self.read(path)
            drafts.setdefault(draft["jurisdiction"], []).append(draft)
        return drafts

    def enacted(self, draft, jurisdiction):
        """The score of a law as a draft would make it."""
        return self.rubric.score(enacted(draft, jurisdiction.on(self.date)))

    @cached_property
    def divergence(self):
        """How often the second coding differed, in percent; None without one."""
        files = sorted(self.project.glob("StatutesYAML/second-coding/[A-Z][A-Z].yaml"))
        if not files:
            return None
        kinds = {question["id"] for question in self.codebook["questions"] if question["kind"] in ("choice", "list")}
        compared = sum([
            len(kinds.intersection(pathway["answers"])) for path in files for pathway in self.read(path)["pathways"]
        ])
        review = self.read(self.project / "StatutesYAML/second-coding/review.yaml")
        divergent = sum([
            item["question"] in kinds and item["first"] != item["second"] for item in review["divergences"]
        ])
        per_mille = (divergent * 1000 + compared // 2) // compared if compared else 0
        return f"{per_mille // 10}.{per_mille % 10}%"
