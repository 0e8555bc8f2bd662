// Builds the comparison of up to four jurisdictions that the address names: compare.html#NY,GA,NE
(() => {
  "use strict";
  const model = JSON.parse(document.getElementById("model").textContent);
  const byCode = new Map(model.jurisdictions.map((item) => [item.code, item]));
  const selects = Array.from(document.querySelectorAll("select[data-place]"));
  const onlyDifferences = document.getElementById("differences");
  const note = document.getElementById("note");
  const result = document.getElementById("result");

  const element = (name, text, attributes = {}) => {
    const node = document.createElement(name);
    if (text !== undefined && text !== null) node.textContent = text;
    Object.entries(attributes).forEach(([key, value]) => node.setAttribute(key, value));
    return node;
  };
  const points = (hundredths) => String(hundredths / 100);

  const words = (question, value) => {
    if (value === undefined) return "–";
    if (value === "silent") return model.silentLabel;
    const open = model.open.find((item) => item.value === value);
    if (open) return open.label;
    const label = (item) => (question.options.find((option) => option.value === item) || { label: item }).label;
    if (!Array.isArray(value)) return label(value);
    return value.length === 0 ? "None" : value.map(label).join("; ");
  };

  // The answers that the points rest on stand in the model for each jurisdiction, with their citations.
  const row = (head, cells, marked) => {
    const line = element("tr", null, marked ? { class: "differs" } : {});
    line.appendChild(element("th", head, { scope: "row" }));
    cells.forEach((cell) => line.appendChild(cell));
    return line;
  };

  const table = (caption, names, rows) => {
    const frame = element("div", null, { class: "frame", tabindex: "0", role: "region", "aria-label": caption });
    const node = element("table");
    node.appendChild(element("caption", caption));
    const head = element("tr");
    ["", ...names].forEach((name) => head.appendChild(element("th", name, { scope: "col" })));
    // An empty head cell would be a head of nothing.
    head.replaceChild(element("td"), head.firstChild);
    node.appendChild(element("thead")).appendChild(head);
    const body = node.appendChild(element("tbody"));
    rows.forEach((line) => body.appendChild(line));
    frame.appendChild(node);
    return frame;
  };

  const show = (codes) => {
    result.textContent = "";
    const chosen = codes.map((code) => byCode.get(code));
    if (chosen.length < 2) {
      result.appendChild(element("p", "Choose at least two jurisdictions."));
      return;
    }
    const names = chosen.map((item) => item.name);
    const differs = (values) => new Set(values).size > 1;
    const keep = (values) => !onlyDifferences.checked || differs(values);

    const total = row("Grade", chosen.map((item) => {
      const cell = element("td");
      cell.appendChild(element("strong", item.letter === null ? "–" : item.letter));
      cell.appendChild(document.createTextNode(` ${points(item.points)} of ${points(model.rubric.points)}`));
      return cell;
    }), false);
    const criteria = model.rubric.criteria.map((criterion, place) => {
      const earned = chosen.map((item) => {
        const [own, high, reason] = item.earned[place];
        return { points: own, high, reason: model.reasons[reason] };
      });
      if (!keep(earned.map((part) => part.points))) return null;
      const cells = earned.map((part) => {
        const cell = element("td");
        cell.appendChild(element("strong", points(part.points) + (part.high > part.points ? "*" : "")));
        cell.appendChild(document.createTextNode(` ${part.reason}`));
        return cell;
      });
      const title = `${criterion.title} (${points(criterion.points)})`;
      return row(title, cells, differs(earned.map((part) => part.points)));
    }).filter(Boolean);
    result.appendChild(element("h2", "Points by criterion"));
    result.appendChild(table("An asterisk marks points that could still rise", names, [total, ...criteria]));

    const questions = model.questions.concat(model.related);
    const answers = questions.map((question) => {
      const given = chosen.map((item) => item.answers[question.id]);
      const texts = given.map((answer) => words(question, answer && answer[0]));
      if (!keep(texts)) return null;
      const cells = given.map((answer, place) => {
        const cell = element("td");
        cell.appendChild(element("strong", texts[place]));
        if (answer && answer[1]) cell.appendChild(document.createTextNode(` ${answer[1]}`));
        return cell;
      });
      return row(question.label, cells, differs(texts));
    }).filter(Boolean);
    result.appendChild(element("h2", "Answers"));
    result.appendChild(table("Answers that the points rest on, with where they stand", names, answers));
  };

  const read = () => {
    const wanted = decodeURIComponent(location.hash.slice(1)).split(",").filter(Boolean).map((code) => code.toUpperCase());
    const known = wanted.filter((code, place) => byCode.has(code) && wanted.indexOf(code) === place).slice(0, selects.length);
    const unknown = wanted.filter((code) => !byCode.has(code));
    note.textContent = unknown.length === 0 ? "" : `Not known here: ${unknown.join(", ").slice(0, 80)}.`;
    return known;
  };

  const fill = () => {
    let codes = [];
    try {
      codes = read();
    } catch {
      note.textContent = "The address cannot be read.";
    }
    selects.forEach((select, place) => { select.value = codes[place] || ""; });
    show(codes);
  };

  const change = () => {
    const codes = selects.map((select) => select.value).filter((code, place, all) => code && all.indexOf(code) === place);
    history.replaceState(null, "", `#${codes.join(",")}`);
    note.textContent = "";
    show(codes);
  };

  selects.forEach((select) => select.addEventListener("change", change));
  onlyDifferences.addEventListener("change", change);
  window.addEventListener("hashchange", fill);
  fill();
})();
