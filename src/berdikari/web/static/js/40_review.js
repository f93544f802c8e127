// One key a decision: a key presses the button, or follows the link, that carries it. Names typed once are remembered.
(() => {
  addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.altKey || event.metaKey || event.target.closest("input, textarea, select")) return;
    const target = [...document.querySelectorAll("[data-key]")].find((one) => one.dataset.key === event.key.toLowerCase());
    if (target) { event.preventDefault(); target.click(); }
  });
  const names = document.querySelectorAll("input[name=author]:not([type=hidden])");
  for (const name of names) {
    name.value ||= localStorage.getItem("author") ?? "";
    name.addEventListener("change", () => localStorage.setItem("author", name.value));
  }
})();
