// A thumbnail opens large over the page. Without this script its link opens the image; the dialog closes with Escape,
// with its button or with a press beside it, and the browser gives the focus back to the link.

const words = document.querySelector("script[data-close]").dataset;

document.addEventListener("click", (event) => {
  const link = event.target.closest("a.guichet-thumbnail");
  if (!link || event.ctrlKey || event.metaKey || event.shiftKey || event.button) return;
  event.preventDefault();
  const small = link.querySelector("img");
  const dialog = document.createElement("dialog");
  dialog.className = "guichet-large";
  dialog.ariaLabel = small.alt;
  const button = document.createElement("button");
  button.type = "button";
  button.textContent = words.close;
  const image = new Image();
  image.src = link.href;
  image.alt = small.alt;
  dialog.append(button, image);
  button.addEventListener("click", () => dialog.close());
  dialog.addEventListener("click", (press) => press.target === dialog && dialog.close());
  dialog.addEventListener("close", () => dialog.remove());
  document.body.append(dialog);
  dialog.showModal();
});
