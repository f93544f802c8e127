// What every page has: forms send nothing that is empty, so that addresses stay short enough to be sent on.
"use strict";
document.addEventListener("submit", (event) => {
  if (event.target.method !== "get") return;
  for (const field of event.target.elements) if (field.name && field.value === "") field.disabled = true;
});
addEventListener("pageshow", () => {
  for (const field of document.querySelectorAll("form[method=get] :disabled")) field.disabled = false;
});
// On a narrow screen the menu scrolls: where one is stands in sight.
{
  const here = document.querySelector(".menu [aria-current]");
  if (here) here.closest(".menu").scrollLeft = here.offsetLeft - 40;
}
