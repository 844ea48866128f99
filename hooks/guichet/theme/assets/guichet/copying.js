// Each value of a settings table, and each block of code, gets a button that copies it, and says so to those who hear
// the page.

const words = document.querySelector("script[data-copy]").dataset;
const icon = '<svg viewBox="0 0 16 16" aria-hidden="true"><path d="M5.5 5.5v-3h8v8h-3M2.5 5.5h8v8h-8z"/></svg>';
const done = '<svg viewBox="0 0 16 16" aria-hidden="true"><path d="M2.5 8.5l3.5 3.5 7.5-8"/></svg>';

const news = document.createElement("p");
news.className = "visually-hidden";
news.setAttribute("role", "status");
document.body.append(news);

for (const value of document.querySelectorAll(".guichet-parameters td > code, .guichet pre > code")) {
  const isBlock = value.parentElement.matches("pre");
  const text = value.textContent.trimEnd();
  const button = document.createElement("button");
  button.type = "button";
  button.className = "guichet-copy";
  button.innerHTML = icon;
  button.ariaLabel = button.title = isBlock ? words.copy : `${words.copy} ${text}`;
  button.addEventListener("click", async () => {
    try {
      await navigator.clipboard.writeText(text);
    } catch {
      getSelection().selectAllChildren(value);
      document.execCommand("copy");
    }
    news.textContent = isBlock ? words.copied : `${words.copied} ${text}`;
    button.dataset.done = "";
    button.innerHTML = done;
    setTimeout(() => {
      delete button.dataset.done;
      button.innerHTML = icon;
    }, 2000);
  });
  if (isBlock) value.parentElement.after(button);
  else value.after(button);
}
