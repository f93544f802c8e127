/* A page whose answer is still being worked out asks again by itself. */
(() => {
  const waiting = document.querySelector("[data-again]");
  if (waiting) setTimeout(() => location.reload(), Number(waiting.dataset.again));
})();
