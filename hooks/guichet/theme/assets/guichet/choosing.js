// Above a matrix, readers name their device: by its platform, or in their own words. The other cells are hidden, and so
// are those of old clients, until the reader asks for them by name or by the button below.

const fold = (text) =>
  text
    .normalize("NFKD")
    .replace(/\p{M}/gu, "")
    .toLowerCase()
    .replace(/œ/g, "oe")
    .replace(/æ/g, "ae")
    .split(/\s+/)
    .filter(Boolean);

const columnOf = (cell) => cell.dataset.column;

class Clients {
  constructor(root) {
    this.table = root.querySelector(".guichet-matrix");
    this.more = root.querySelector(".guichet-more");
    this.input = root.querySelector("input");
    this.buttons = [...root.querySelectorAll(".guichet-chooser button")];
    this.found = root.querySelector("[role=status]");
    this.columns = [...this.table.querySelectorAll("thead th")].map((title) => ({
      title,
      name: title.textContent,
      cells: [...this.table.querySelectorAll("td")].filter((cell) => columnOf(cell) === columnOf(title)),
    }));
    this.platform = "";
    this.showsOld = false;
    this.more?.addEventListener("click", () => {
      this.showsOld = !this.showsOld;
      this.choose();
    });
    this.input?.addEventListener("input", () => this.choose());
    for (const button of this.buttons) {
      button.addEventListener("click", () => {
        this.platform = button.dataset.platform;
        this.choose();
      });
    }
    this.table.dataset.old = "decided here"; // and no longer by the style sheet
    window.addEventListener("hashchange", () => this.showAddressed());
    this.choose();
    this.showAddressed();
  }

  /** Show an old client that the address names: what is hidden is not scrolled to. */
  showAddressed() {
    const addressed = document.getElementById(location.hash.slice(1))?.closest(".guichet-old");
    if (!addressed || !this.table.contains(addressed)) return;
    this.showsOld = true;
    this.choose();
    addressed.scrollIntoView();
  }

  choose() {
    const wanted = fold(this.input?.value ?? "");
    const isChoosing = wanted.length > 0 || this.platform !== "";
    let total = 0;
    let rank = 0;
    for (const { title, name, cells } of this.columns) {
      const isWanted = this.platform === "" || name === this.platform;
      for (const cell of cells) {
        const words = ` ${cell.dataset.words}`;
        const isAsked = isWanted && wanted.every((word) => words.includes(` ${word}`));
        cell.hidden = !isAsked || (cell.classList.contains("guichet-old") && !isChoosing && !this.showsOld);
      }
      const shown = cells.filter((cell) => !cell.hidden);
      total += shown.length;
      title.hidden = shown.length === 0;
      if (title.hidden) continue;
      rank += 1; // the columns that are left stand side by side
      for (const cell of [title, ...cells]) cell.style.setProperty("--rank", rank);
    }
    for (const row of this.table.querySelectorAll("tbody tr")) {
      row.hidden = [...row.children].every((cell) => cell.hidden || !cell.firstChild); // a row without cells is none
    }
    this.table.style.setProperty("--ranks", Math.max(1, rank));
    this.table.parentElement.hidden = total === 0;
    this.tell(isChoosing, total);
  }

  tell(isChoosing, total) {
    for (const button of this.buttons) {
      button.setAttribute("aria-pressed", String(button.dataset.platform === this.platform));
    }
    if (this.more) {
      this.more.hidden = isChoosing;
      this.more.setAttribute("aria-expanded", String(this.showsOld));
    }
    if (this.found) {
      const { one, other, none } = this.found.dataset;
      const told = total === 0 ? none : total === 1 ? one : other.replace("#", total);
      this.found.textContent = isChoosing ? told : "";
    }
  }
}

for (const root of document.querySelectorAll(".guichet-clients")) new Clients(root);
