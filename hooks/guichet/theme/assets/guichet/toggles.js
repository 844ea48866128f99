// The label that opens the drawer answers the keyboard as a button does, and Escape closes the drawer.
// Material answers Enter, too: what is answered here must not reach it, or it would undo it.

for (const label of document.querySelectorAll("label[role=button][for]")) {
  label.addEventListener("keydown", (event) => {
    if (event.key !== "Enter" && event.key !== " ") return;
    event.preventDefault();
    event.stopPropagation();
    label.click();
  });
}

const drawer = document.getElementById("__drawer");
const handle = document.querySelector("label[for=__drawer][role=button]");
if (drawer && handle) {
  const tell = () => handle.setAttribute("aria-expanded", String(drawer.checked));
  drawer.addEventListener("change", tell);
  tell();
  document.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || !drawer.checked) return;
    drawer.click();
    handle.focus();
  });
}
