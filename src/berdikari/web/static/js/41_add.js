// Files can be dropped anywhere on the form; a tray shows its progress without being asked.
(() => {
  const input = document.querySelector("[data-drop]");
  if (input) {
    const zone = input.closest(".drop");
    for (const kind of ["dragenter", "dragover"]) zone.addEventListener(kind, (event) => { event.preventDefault(); zone.classList.add("over"); });
    for (const kind of ["dragleave", "drop"]) zone.addEventListener(kind, () => zone.classList.remove("over"));
    zone.addEventListener("drop", (event) => { event.preventDefault(); input.files = event.dataTransfer.files; });
  }
  const look = async () => {
    const answer = await fetch(location.href, { headers: { accept: "text/html" } });
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    const now = page.getElementById("tray");
    if (!now) return;
    document.getElementById("tray").replaceWith(now);
    if ("busy" in now.dataset) setTimeout(look, 700);
  };
  if (document.querySelector("#tray[data-busy]")) setTimeout(look, 400);
})();
