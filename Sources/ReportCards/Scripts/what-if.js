// The what-if page: answers are changed in a form, and the law is graded again at once from the tables in the model.
(() => {
  "use strict";
  const model = JSON.parse(document.getElementById("model").textContent);
  const { rubric, questions } = model;
  const questionByID = new Map(questions.map((question) => [question.id, question]));
  const byCode = new Map(model.jurisdictions.map((item) => [item.code, item]));
  const openValues = model.open.map((option) => option.value);
  const NOT_RESEARCHED = "not_researched";
  // The choice of a new pathway, and the id that such a pathway has in the law and in a draft.
  const NEW = "+new";
  const NEW_ID = "what-if";
  const own = (object, key) => (Object.prototype.hasOwnProperty.call(object, key) ? object[key] : undefined);

  // Grading. All points are whole hundredths, and each step is that of the grader in Sources/Rubric.

  const digit = (dim, answer) => {
    if (!Array.isArray(answer)) return own(dim.digits ?? {}, answer) ?? dim.count;
    return dim.bits ? answer.reduce((sum, item) => sum | (1 << (own(dim.bits, item) ?? 0)), 0) : dim.count;
  };
  const digits = (criterion, answers) => criterion.dims.map(
    (dim, place) => digit(dim, own(answers, criterion.questions[place])));
  const entry = (criterion, places) => {
    const index = places.reduce((sum, digit, place) => sum + digit * criterion.strides[place], 0);
    return { points: criterion.low[index], high: criterion.high[index], level: criterion.level[index] };
  };

  // 0 no, 1 maybe, 2 yes. An answer that is missing, unlike one that is open, passes no test.
  const truth = (condition, answers) => Math.min(2, ...Object.keys(condition).map((id) => {
    const answer = own(answers, id);
    return openValues.includes(answer) ? 1 : condition[id].includes(answer) ? 2 : 0;
  }));

  const encode = ({ answers }) => {
    const classes = rubric.lead.map((conditions) => Math.max(0, ...conditions.map((one) => truth(one, answers))));
    const first = (least) => [...classes, 2].findIndex((truth) => truth >= least);
    return {
      digits: rubric.criteria.map((criterion) => digits(criterion, answers)),
      leadClass: first(2),
      bestLeadClass: first(1),
      mayOpen: rubric.gates.map((gate) => gate.opens.some((condition) => truth(condition, answers) > 0)),
    };
  };

  // Each question's best settled answer over the pathways counts; where one is open, it may turn out better.
  const coverage = (criterion, pathways) => {
    const last = criterion.dims.map(({ count }, place) => Math.min(
      count - 1, ...pathways.map((digits) => digits[place]).filter((digit) => digit !== count)));
    const first = criterion.dims.map(({ count }, place) => (
      pathways.some((digits) => digits[place] === count) ? 0 : last[place]));
    let result = entry(criterion, first);
    const current = first.slice();
    for (;;) {
      const place = current.findIndex((digit, place) => digit < last[place]);
      if (place < 0) return result;
      current[place] += 1;
      current.splice(0, place, ...first.slice(0, place));
      const next = entry(criterion, current);
      result = { ...(next.points < result.points ? next : result), high: Math.max(result.high, next.high) };
    }
  };

  const letterFor = (points) => (rubric.letters.find((letter) => letter.from <= points) ?? { letter: null }).letter;
  const worse = (one, two) => {
    const place = (name) => rubric.letters.findIndex((letter) => letter.letter === name);
    return place(two) > place(one) ? two : one;
  };
  const sum = (items, key) => items.reduce((total, item) => total + item[key], 0);

  const gradeLaw = (pathways, related) => {
    if (pathways.length === 0 && rubric.noLaw) {
      const criteria = rubric.criteria.map(({ id }) => ({ id, points: 0, high: 0, level: null, open: [] }));
      return { points: 0, high: 0, letter: rubric.noLaw.letter, gate: null, lead: null, criteria };
    }
    const leading = (item) => item.reads === "lead";
    const laws = pathways.map((pathway) => {
      const law = encode(pathway);
      law.entries = rubric.criteria.map((item, place) => leading(item) && entry(item, law.digits[place]));
      const earned = law.entries.filter(Boolean);
      return { ...law, ...pathway, points: sum(earned, "points"), high: sum(earned, "high") };
    });
    const lastClass = rubric.lead.length - (rubric.unclassed === "comes_last" ? 0 : 1);
    // A better class before more points, surer points before the chance of more; the first of equals stays.
    const lead = laws.filter((law) => law.leadClass <= lastClass).reduce((best, law) => (
      !best || (best.leadClass - law.leadClass || law.points - best.points || law.high - best.high) > 0 ? law : best
    ), null);
    const mayLead = laws.filter((law) => law.bestLeadClass <= lastClass
      && laws.every((other) => other === law || other.leadClass >= law.bestLeadClass));

    const criteria = rubric.criteria.map((criterion, place) => {
      let found = null;
      let read = [];
      if (criterion.reads === "jurisdiction") {
        found = entry(criterion, digits(criterion, related));
        read = [related];
      } else if (leading(criterion) && lead) {
        found = lead.entries[place];
        read = [lead.answers];
      } else if (criterion.reads === "any" && laws.length > 0) {
        found = coverage(criterion, laws.map((law) => law.digits[place]));
        read = laws.map((law) => law.answers);
      }
      const { points, high, level } = found ?? { points: 0, high: 0, level: null };
      const isOpen = (id) => read.some((answers) => openValues.includes(own(answers, id) ?? NOT_RESEARCHED));
      const open = points === high ? [] : criterion.questions.filter(isOpen);
      const onLeadOnly = leading(criterion) && laws.some(({ entries: { [place]: other } }) => (
        other.points !== points || other.high !== high || other.level !== level));
      return { id: criterion.id, points, high, level, open, onLeadOnly };
    });
    const points = sum(criteria, "points");
    const shared = criteria.filter((_, place) => !leading(rubric.criteria[place]));
    const gate = rubric.gates.find((_, place) => !laws.some((law) => law.mayOpen[place]));
    return {
      points,
      high: Math.max(0, ...mayLead.map((law) => law.high)) + sum(shared, "high"),
      letter: gate ? worse(letterFor(points), gate.cap) : letterFor(points),
      gate: gate ? gate.id : null,
      lead: lead && lead.id,
      criteria,
    };
  };

  const figures = (pathways, related = {}) => {
    const grade = gradeLaw(pathways, related);
    return { ...grade, criteria: grade.criteria.map(({ id, points, high }) => ({ id, points, high })) };
  };
  const grade = (code) => (byCode.has(code) ? figures(byCode.get(code).pathways, byCode.get(code).related) : null);
  Object.defineProperty(window, "whatIf", { value: Object.freeze({ grade, gradeLaw: figures }) });

  // What is chosen: a jurisdiction or none, a pathway, and the answers that differ from today's.

  let jurisdiction = null;
  let pathwayID = NEW;
  const chosen = new Map();
  const coded = () => (jurisdiction ? jurisdiction.pathways : []);
  const today = (id) => {
    const pathway = coded().find((pathway) => pathway.id === pathwayID);
    return (pathway && own(pathway.answers, id)) ?? NOT_RESEARCHED;
  };
  const answer = (id) => (chosen.has(id) ? chosen.get(id) : today(id));

  const choose = (id, value) => {
    const key = (value) => JSON.stringify(Array.isArray(value) ? value.slice().sort() : value);
    if (key(value) === key(today(id))) chosen.delete(id);
    else chosen.set(id, value);
  };

  const chooseLaw = (code, id) => {
    jurisdiction = byCode.get(code) ?? null;
    const known = [...coded().map((pathway) => pathway.id), NEW];
    pathwayID = [id, jurisdiction && jurisdiction.lead, known[0]].find((id) => known.includes(id));
    chosen.clear();
  };

  // A new pathway becomes a part of a state's law with its first answer; a blank start has nothing else.
  const law = () => {
    const changes = Object.fromEntries(chosen);
    if (pathwayID !== NEW) {
      return coded().map(({ id, answers }) => (
        { id, answers: id === pathwayID ? { ...answers, ...changes } : answers }));
    }
    if (jurisdiction && chosen.size === 0) return coded();
    return [...coded(), { id: NEW_ID, answers: Object.fromEntries(questions.map(({ id }) => [id, answer(id)])) }];
  };

  // The address.

  const hash = () => {
    const text = (value) => (Array.isArray(value) ? value.join(",") || "-" : value);
    const law = jurisdiction ? [`state=${jurisdiction.code}`, `pathway=${encodeURIComponent(pathwayID)}`] : [];
    const changed = questions.filter(({ id }) => chosen.has(id));
    return `#${[...law, ...changed.map(({ id }) => `${id}=${text(chosen.get(id))}`)].join("&")}`;
  };

  // The answer that a text of the address stands for; `undefined` where the question has no such answer.
  const parsed = (question, text) => {
    const values = question.options.map((option) => option.value);
    if (openValues.includes(text) || (question.silent && text === "silent")) return text;
    if (question.kind !== "list") return values.includes(text) ? text : undefined;
    const items = text === "-" ? [] : text.split(",");
    return items.every((item) => values.includes(item)) ? values.filter((value) => items.includes(value)) : undefined;
  };

  const followHash = () => {
    const given = new Map();
    let unknown = 0;
    location.hash.slice(1).split("&").filter(Boolean).forEach((part) => {
      const [key, ...rest] = part.split("=");
      try {
        given.set(decodeURIComponent(key), decodeURIComponent(rest.join("=")));
      } catch {
        unknown += 1;
      }
    });
    chooseLaw(given.get("state"), given.get("pathway"));
    const names = [];
    given.forEach((text, key) => {
      const value = questionByID.has(key) ? parsed(questionByID.get(key), text) : undefined;
      if (value !== undefined) choose(key, value);
      else if (key === "state" ? !jurisdiction && text : key !== "pathway" || text !== pathwayID) {
        // Words are repeated only where they are short and plain.
        if (names.length < 5 && /^[\w+-]{1,40}$/.test(key)) names.push(key);
        else unknown += 1;
      }
    });
    if (unknown > 0) names.push(`${count(unknown, "part")} that cannot be read`);
    show(names.length > 0 ? `Left out of the address, as it is not known here: ${names.join(", ")}.` : "");
  };

  // The page.

  const element = (id) => document.getElementById(id);
  const controls = Array.from(element("answers").querySelectorAll("[data-question]"));
  const boxes = (control) => Array.from(control.querySelectorAll("input[type=checkbox]"));
  const say = (text) => { element("note").textContent = text; };
  const made = (name, text) => Object.assign(document.createElement(name), { textContent: text });
  const count = (number, noun) => `${number} ${noun}${number === 1 ? "" : "s"}`;
  const plain = (points) => String(points / 100);
  const signed = (points) => (points > 0 ? `+${plain(points)}` : plain(points));
  // One decimal, never rounded up into another letter.
  const display = (points) => {
    const nearest = Math.floor((points + 5) / 10) * 10;
    return plain(letterFor(nearest) === letterFor(points) ? nearest : Math.floor(points / 10) * 10);
  };

  const rank = (grade, pathways) => {
    if (!jurisdiction) return "";
    if (!jurisdiction.ranked) return "· not ranked";
    const key = (grade, { length }) => (length === 0 && rubric.noLaw ? [0, 0] : [grade.gate ? 1 : 2, grade.points]);
    const mine = key(grade, pathways);
    const gaps = model.jurisdictions.filter((item) => item.ranked && item !== jurisdiction).map((item) => {
      const other = key(item, item.pathways);
      return other[0] - mine[0] || other[1] - mine[1];
    });
    const position = 1 + gaps.filter((gap) => gap > 0).length;
    const isTeen = position % 100 >= 11 && position % 100 <= 13;
    const ending = (isTeen ? null : [null, "st", "nd", "rd"][position % 10]) ?? "th";
    return `· ${gaps.includes(0) ? "tied " : ""}${position}${ending} of ${gaps.length + 1}`;
  };

  const reason = (criterion, { open, level, onLeadOnly }) => {
    if (open.length > 0) {
      const labels = open.map((id) => (questionByID.get(id) ?? { label: id }).label.toLowerCase());
      return `Not settled yet: ${labels.join(", ")}. Counted at the lowest points that it could earn.`;
    }
    if (level === null) return rubric.noLaw ? rubric.noLaw.reason ?? rubric.noLaw.meaning : "No pathway can be read.";
    const text = criterion.levels[level].reason;
    return onLeadOnly ? `On the lead pathway: ${text.charAt(0).toLowerCase()}${text.slice(1)}` : text;
  };

  const row = (criterion, after, before) => {
    const earned = `${plain(after.points)} of ${plain(criterion.points)}`;
    const high = after.high > after.points ? ` (up to ${plain(after.high)})` : "";
    const change = before && after.points !== before.points ? ` (${signed(after.points - before.points)})` : "";
    const line = document.createElement("tr");
    line.append(
      Object.assign(made("th", criterion.title), { scope: "row" }), made("td", earned + high),
      made("td", before ? `${plain(before.points)} today${change}` : ""), made("td", reason(criterion, after)));
    return line;
  };

  // What today's law leaves open has to be settled before it can gain; what a new law says is free to choose.
  const gains = (grade) => rubric.criteria.map((criterion, place) => {
    const { points, high, level } = grade.criteria[place];
    const isFree = level === null || (high > points && pathwayID === NEW);
    const advice = isFree ? criterion.fullMarks : high > points ? null : criterion.levels[level].advice;
    return { advice, points: criterion.points - points };
  }).filter((gain) => gain.advice && gain.points > 0).sort((one, two) => two.points - one.points).slice(0, 8);

  const changes = (grade, before) => {
    const number = count(chosen.size, "answer");
    if (!jurisdiction) return chosen.size === 0 ? "No answer is chosen yet." : `${number} chosen.`;
    const lead = coded().find((pathway) => pathway.id === grade.lead && pathway.id !== pathwayID);
    const other = lead ? ` Another pathway leads: ${lead.title}.` : "";
    if (chosen.size === 0) return `No answer differs from today's.${other}`;
    const was = `${before.letter}, ${display(before.points)} points`;
    return `${number} ${chosen.size === 1 ? "differs" : "differ"} from today's (${was}).${other}`;
  };

  const showControl = (control) => {
    const value = answer(control.dataset.question);
    if (control.localName === "select") control.value = value;
    const word = boxes(control).some((box) => box.value === value) ? value : NOT_RESEARCHED;
    boxes(control).forEach((box) => {
      box.checked = Array.isArray(value) ? value.includes(box.value) : box.value === word;
    });
    control.closest("[data-row]").classList.toggle("changed", chosen.has(control.dataset.question));
  };

  const show = (note) => {
    const options = coded().map((pathway) => new Option(pathway.title, pathway.id));
    element("pathway").replaceChildren(...options, new Option("A new pathway", NEW));
    element("pathway").value = pathwayID;
    element("state").value = jurisdiction ? jurisdiction.code : "";
    controls.forEach(showControl);
    const pathways = law();
    const grade = gradeLaw(pathways, jurisdiction ? jurisdiction.related : {});
    const before = jurisdiction && gradeLaw(coded(), jurisdiction.related);
    const gate = rubric.gates.find((gate) => gate.id === grade.gate);
    element("letter").textContent = grade.letter;
    element("points").textContent = `${display(grade.points)} of ${plain(rubric.points)} points`;
    element("high").textContent =
      grade.high > grade.points ? `(up to ${display(grade.high)} once open answers are settled)` : "";
    element("rank").textContent = rank(grade, pathways);
    element("gate").textContent = gate ? `${gate.flag}. ${gate.reason} ${gate.advice}` : "";
    element("gate").hidden = !gate;
    element("criteria").tBodies[0].replaceChildren(...rubric.criteria.map(
      (criterion, place) => row(criterion, grade.criteria[place], before && before.criteria[place])));
    element("gains").replaceChildren(...gains(grade).map((gain) => {
      const item = made("li", `${gain.advice} `);
      item.append(made("strong", signed(gain.points)));
      return item;
    }));
    element("changes").textContent = changes(grade, before);
    element("address").value = location.href.split("#")[0] + hash();
    // A draft that was made before no longer says what the form says.
    element("draft").value = "";
    element("download").hidden = true;
    say(note);
  };

  const changed = () => {
    history.replaceState(null, "", hash());
    show("");
  };

  const readControl = ({ target }) => {
    const control = target.closest("[data-question]");
    if (!control) return;
    const items = boxes(control).filter((box) => box.checked && !openValues.includes(box.value));
    const isWord = control.localName === "select" || (openValues.includes(target.value) && target.checked);
    choose(control.dataset.question, isWord ? target.value : items.map((box) => box.value));
    changed();
  };

  // A draft file, as `reportcard draft` reads it.

  const written = (value) => {
    if (Array.isArray(value)) return `[${value.join(", ")}]`;
    return value === "yes" || value === "no" ? `"${value}"` : value;
  };

  const draftAnswer = (id, from) => {
    const value = questionByID.has(id) ? answer(id) : NOT_RESEARCHED;
    if (value === NOT_RESEARCHED) return [`${id}:`, `  value: ${value}`, "  note: Not chosen on the what-if page."];
    const options = questionByID.get(id).options;
    const needsLength = options.some((option) => option.value === value && option.length === "required");
    const length = ["  # Set the length that the bill gives.", "  length: {count: 1, unit: years, from: judgment}"];
    return [
      `${id}:`, ...(from === undefined ? [] : [`  from: ${written(from)}`]), `  value: ${written(value)}`,
      ...(needsLength ? length : []),
      "  cite: Proposed", "  note: Chosen on the what-if page.", "  basis: secondary", "  confidence: low",
    ];
  };

  const draftText = (id) => {
    const changes = pathwayID === NEW
      ? ["add:", `  - id: ${NEW_ID}`, "    title: A new pathway", "    citation: Proposed"]
      : ["amend:", `  - pathway: ${pathwayID}`];
    const answers = pathwayID === NEW
      // Questions answered in free words have no control here; a new pathway lists them all the same.
      ? [...questionByID.keys(), ...model.freeText].flatMap((id) => draftAnswer(id))
      : [...questionByID.keys()].filter((id) => chosen.has(id)).flatMap((id) => draftAnswer(id, today(id)));
    return [
      "# From the what-if page. Put what the bill itself says in the place of these citations and notes.",
      `draft: ${id}`,
      `jurisdiction: ${jurisdiction.code}`,
      `title: ${JSON.stringify(`What if: ${jurisdiction.name}`)}`,
      "stage: Not filed",
      `checked: ${model.asOf}`,
      `summary: ${count(chosen.size, pathwayID === NEW ? "answer" : "changed answer")} chosen on the what-if page.`,
      `sources:\n  - {id: s1, title: What-if page, current_through: "${model.asOf}"}`,
      ...changes, "    answers:", ...answers.map((line) => `      ${line}`), "",
    ].join("\n");
  };

  const exportDraft = () => {
    const link = element("download");
    if (!jurisdiction) return say("Choose a state first: a draft is laid over the law of a state.");
    if (chosen.size === 0) return say("No answer differs from today's, so there is nothing to export.");
    const id = `${jurisdiction.code.toLowerCase()}-what-if`;
    element("draft").value = draftText(id);
    URL.revokeObjectURL(link.href);
    link.href = URL.createObjectURL(new Blob([element("draft").value], { type: "text/yaml" }));
    link.download = `${id}.yaml`;
    link.textContent = `Download ${id}.yaml`;
    link.hidden = false;
    return say(`The draft is ready. To grade it: reportcard draft ${id}.yaml`);
  };

  const copyAddress = async () => {
    try {
      await navigator.clipboard.writeText(element("address").value);
      say("The address is copied.");
    } catch {
      element("address").focus();
      element("address").select();
      say("The address is selected, to be copied from there.");
    }
  };

  const on = (id, event, action) => element(id).addEventListener(event, action);
  on("state", "change", ({ target }) => { chooseLaw(target.value); changed(); });
  on("pathway", "change", ({ target }) => { chooseLaw(element("state").value, target.value); changed(); });
  on("answers", "change", readControl);
  on("answers", "submit", (event) => event.preventDefault());
  on("reset", "click", () => { chosen.clear(); changed(); });
  on("copy", "click", copyAddress);
  on("export", "click", exportDraft);
  window.addEventListener("hashchange", followHash);
  followHash();
})();
