// The board: drag a card to a column, or focus it and press an arrow; either leads to the form that asks for the words.
(() => {
  const board = document.querySelector(".board");
  if (!board) return;
  const columns = [...board.querySelectorAll(".column")];
  const move = (card, column) => {
    if (column && column.dataset.stage !== "none" && !column.contains(card)) location.href = `${card.dataset.move}?stage=${column.dataset.stage}`;
  };
  let held = null;
  board.addEventListener("dragstart", (event) => {
    held = event.target.closest("[data-move]");
    held?.classList.add("held");
    event.dataTransfer.effectAllowed = "move";
  });
  board.addEventListener("dragend", () => { held?.classList.remove("held"); columns.forEach((one) => one.classList.remove("over")); });
  board.addEventListener("dragover", (event) => {
    const column = event.target.closest(".column");
    if (!held || !column) return;
    event.preventDefault();
    columns.forEach((one) => one.classList.toggle("over", one === column));
  });
  board.addEventListener("drop", (event) => { event.preventDefault(); if (held) move(held, event.target.closest(".column")); });
  board.addEventListener("keydown", (event) => {
    const card = event.target.closest("[data-move]");
    const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    if (!card || !step || event.ctrlKey || event.altKey || event.metaKey) return;
    event.preventDefault();
    move(card, columns[columns.indexOf(card.closest(".column")) + step]);
  });
})();
