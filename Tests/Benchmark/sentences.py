"""Coded answers and grades in plain words."""

VERBS = {
    "vacatur": "vacated", "set_aside": "set aside", "expungement": "expunged", "sealing": "sealed",
    "nonpublic_order": "closed to the public", "dismissal": "dismissed", "resentencing": "given a lower sentence",
}
OFFENSES = {
    "any": " for any offense", "any_but_listed": " for any offense outside a list",
    "nonviolent": " for nonviolent offenses", "misdemeanors_and_some_felonies": " for misdemeanors and some felonies",
    "misdemeanors_only": " for misdemeanors", "listed_beyond_prostitution": " for offenses on a closed list",
    "trafficking_act_offenses": " for offenses under its trafficking act",
    "prostitution_and_related": " for prostitution and related offenses", "prostitution_only": " for prostitution",
}
KINDS = {
    ("yes", "yes"): "sex and labor trafficking", ("yes", "no"): "sex trafficking", ("no", "yes"): "labor trafficking"
}
AGES = {("no", "yes"): " who were minors at the time", ("yes", "no"): " who were adults at the time"}


class Words:
    """The codebook's words for answers."""

    def __init__(self, codebook):
        self.questions = {question["id"]: question for question in codebook["questions"]}
        self.labels = {
            question["id"]: {option["value"]: option["label"] for option in question.get("answers", ())}
            for question in codebook["questions"]
        }
        self.absences = {kind: codebook["absences"][kind]["label"] for kind in ("silent", "unclear", "not_researched")}
        self.events = codebook["events"]
        self.groups = codebook["groups"]
        self.supports = {
            (basis, confidence): f"{rests['label']}, {sure['label'].lower()} confidence"
            for basis, rests in codebook["bases"].items()
            for confidence, sure in codebook["confidences"].items()
        }

    def of(self, question, answer):
        """An answer, or an exception to one, in words, with its length of time."""
        labels = self.labels[question]
        value = answer["value"]
        if value.__class__ is str:
            return self.absences.get(value) or self._with_length(labels.get(value, value), answer.get("length"))
        lengths = answer.get("lengths", {})
        return "; ".join([self._with_length(labels.get(item, item), lengths.get(item)) for item in value]) or "None"

    def _with_length(self, label, length):
        if not length:
            return label
        count, unit = length["count"], length["unit"]
        return f"{label}: {count} {unit[:-1] if int(count) == 1 else unit} from {self.events[length['from']]}"

    def support(self, answer):
        """What an answer rests on and how sure it is; None where nothing was read."""
        return self.supports.get((answer.get("basis"), answer.get("confidence")))


def listed(words):
    """Words in a row: "a", "a and b", "a, b and c"."""
    return f"{', '.join(words[:-1])} and {words[-1]}" if len(words) > 1 else "".join(words)


def sentence(words):
    """A text with a period at its end, where it has no mark there."""
    return words if words.endswith((".", "!", "?")) else words + "."


def count(number, noun):
    return f"{number} {noun}{'' if number == 1 else 's'}"


def article(letter):
    return f"{'an' if letter[0] in 'AEFHILMNORSX' else 'a'} {letter}"


def ordinal(number):
    ending = "th" if number % 100 in (11, 12, 13) else {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
    return f"{number}{ending}"


def subject(jurisdiction, capital=True):
    """The name as the subject of a sentence."""
    return f"{'The' if capital else 'the'} {jurisdiction.name}" if jurisdiction.code == "DC" else jurisdiction.name


def grade_words(score, rubric):
    """Letter and points: "B, 84", "F, 20 (up to 59 once open answers are settled)", "N"."""
    if score.status != "graded":
        return score.letter or "not coded"
    high = f" (up to {rubric.display(score.high)} once open answers are settled)" if score.high > score.points else ""
    return f"{score.letter}, {rubric.display(score.points)}{high}"


def _ages(law):
    return AGES.get((law.choice("persons_adults"), law.choice("persons_minors")), "")


def _records(law):
    words = []
    if law.choice("records_convictions") == "yes":
        words.append("convictions")
    if law.choice("records_arrests") == "yes":
        words.append("arrests")
    if law.choice("records_juvenile") not in (None, "no"):
        words.append("juvenile adjudications")
    return listed(words) or "records"


def _remedy(law):
    items = law.answers["remedy"]["value"]
    if items.__class__ is str:
        return "cleared"
    main = [item for item in items if item not in ("dismissal", "other")]
    return listed([VERBS[item] for item in main or items if item in VERBS]) or "cleared"


def _relief(law):
    """What is cleared and how: "convictions for any offense vacated"."""
    return f"{_records(law)}{OFFENSES.get(law.choice('offense_scope'), '')} {_remedy(law)}"


def _limit(law):
    scope = law.choice("offense_scope")
    if scope is None:
        return "; which offenses are covered is not settled here"
    return "" if scope == "any" else ", and no others"


def law_sentence(jurisdiction, grade):
    """The law of a jurisdiction in one sentence, made from its coded answers."""
    if grade.score.status == "not_coded":
        return f"The law of this date is not coded for {jurisdiction.name}, so there is nothing to grade."
    if not grade.pathways:
        place = "under federal law" if jurisdiction.code == "US" else f"in {subject(jurisdiction, capital=False)}"
        return f"No law was found that lets survivors of trafficking, as such, clear their records {place}."
    lead = grade.lead or grade.pathways[0]
    kinds = KINDS.get((lead.choice("trafficking_sex"), lead.choice("trafficking_labor")), "trafficking")
    relief = _relief(lead)
    main = f"{subject(jurisdiction)} lets survivors of {kinds}{_ages(lead)} have {relief}"
    others = [law for law in grade.pathways if law is not lead]
    if not others:
        return f"{main}{_limit(lead)}."
    clauses = {}
    for law in others:
        ages = _ages(law)
        # Juvenile adjudications speak for themselves.
        aside = f" (for people{ages})" if ages and _records(law) != "juvenile adjudications" else ""
        clauses[_relief(law) + aside] = True
    clauses.pop(relief, None)
    if not clauses:
        return f"{main}."
    return f"{main}; {'on another pathway' if len(others) == 1 else 'on other pathways'}, {'; '.join(clauses)}."
