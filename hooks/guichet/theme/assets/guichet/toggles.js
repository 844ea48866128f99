// The label that opens the drawer becomes a button: it answers the keyboard, says what it is, and Escape closes the drawer.

const drawer = document.getElementById("__drawer");
const label = document.querySelector(".md-header label[for=__drawer]");
if (drawer && label) {
  const handle = document.createElement("button");
  handle.type = "button";
  handle.className = label.className;
  handle.append(...label.childNodes);
  label.replaceWith(handle);
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
