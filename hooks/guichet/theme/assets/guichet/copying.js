// A press on the button behind a value of a settings table copies it, and says so to those who hear the page. Each block of
// code gets such a button in its corner.

const words = document.querySelector("script[data-copy]").dataset;

const news = document.createElement("p");
news.className = "visually-hidden";
news.setAttribute("role", "status");
document.body.append(news);

for (const code of document.querySelectorAll(".guichet pre > code")) {
  const button = document.createElement("button");
  button.type = "button";
  button.className = "guichet-copy";
  button.ariaLabel = button.title = words.copy;
  code.parentElement.after(button);
}

document.addEventListener("click", async (event) => {
  const button = event.target.closest(".guichet-copy");
  if (!button) return;
  const value = button.previousElementSibling;
  const text = value.textContent.trimEnd();
  try {
    await navigator.clipboard.writeText(text);
  } catch {
    getSelection().selectAllChildren(value);
    document.execCommand("copy");
  }
  news.textContent = value.matches("pre") ? words.copied : `${words.copied} ${text}`;
  button.dataset.done = "";
  setTimeout(() => delete button.dataset.done, 2000);
});
