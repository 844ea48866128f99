// The button that opens the drawer says whether it is open, and Escape closes it.

const drawer = document.getElementById("__drawer");
const handle = document.querySelector("button.guichet-menu");
if (drawer && handle) {
  handle.addEventListener("click", () => drawer.click());
  const tell = () => handle.setAttribute("aria-expanded", String(drawer.checked));
  drawer.addEventListener("change", tell);
  tell();
  document.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || !drawer.checked) return;
    drawer.click();
    handle.focus();
  });
}
