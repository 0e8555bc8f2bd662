// Sorts and filters the ranking. Without it the table stands in the order of the ranks.
(() => {
  "use strict";
  const table = document.querySelector(".wide table");
  if (!table) return;
  const body = table.tBodies[0];
  const original = Array.from(body.rows);
  const letters = Array.from(new Set(original.map((row) => row.cells[2].textContent))).sort();

  // A number where the cell begins with one, else its text; a dash comes last.
  const key = (row, column) => {
    const text = row.cells[column].textContent.trim();
    const number = parseFloat(text);
    return Number.isNaN(number) ? (column === 0 ? text : null) : number;
  };

  let sorted = null;
  let direction = 1;
  const sort = (column, button) => {
    direction = sorted === column ? -direction : column === 0 || column === 1 ? 1 : -1;
    sorted = column;
    const rows = original.slice().sort((a, b) => {
      const [x, y] = [key(a, column), key(b, column)];
      if (x === y) return original.indexOf(a) - original.indexOf(b);
      if (x === null) return 1;
      if (y === null) return -1;
      return (x < y ? -1 : 1) * direction;
    });
    rows.forEach((row) => body.appendChild(row));
    table.querySelectorAll("thead th").forEach((head) => head.removeAttribute("aria-sort"));
    button.closest("th").setAttribute("aria-sort", direction === 1 ? "ascending" : "descending");
  };

  Array.from(table.tHead.rows[0].cells).forEach((head, column) => {
    if (column === 2) return;
    const button = document.createElement("button");
    button.type = "button";
    button.className = "sort";
    button.textContent = head.textContent;
    head.textContent = "";
    head.appendChild(button);
    button.addEventListener("click", () => sort(column, button));
  });

  const form = document.createElement("p");
  form.className = "filter";
  const name = document.createElement("input");
  name.type = "search";
  name.id = "filter-name";
  const nameLabel = document.createElement("label");
  nameLabel.htmlFor = name.id;
  nameLabel.textContent = "Find a jurisdiction ";
  const letter = document.createElement("select");
  letter.id = "filter-letter";
  ["any letter"].concat(letters).forEach((text, place) => {
    const option = document.createElement("option");
    option.value = place === 0 ? "" : text;
    option.textContent = text;
    letter.appendChild(option);
  });
  const letterLabel = document.createElement("label");
  letterLabel.htmlFor = letter.id;
  letterLabel.textContent = " with ";
  const count = document.createElement("span");
  count.setAttribute("role", "status");
  form.append(nameLabel, name, letterLabel, letter, document.createTextNode(" "), count);
  const filter = () => {
    const wanted = name.value.trim().toLowerCase();
    let shown = 0;
    original.forEach((row) => {
      const fits = row.cells[0].textContent.toLowerCase().includes(wanted)
        && (letter.value === "" || row.cells[2].textContent === letter.value);
      row.hidden = !fits;
      if (fits) shown += 1;
    });
    count.textContent = shown === original.length ? "" : `${shown} of ${original.length} shown`;
  };
  name.addEventListener("input", filter);
  letter.addEventListener("change", filter);
  table.closest(".frame").before(form);
})();
