/** Press join: somebody who presses the door's button as soon as it is there. To be run in the page; must not refer to anything outside itself. */
export function pressJoin(): void {
  const press = new MutationObserver(() => {
    const form = document.querySelector('form');
    if (form === null || !location.pathname.startsWith('/r/')) return;
    press.disconnect();
    form.requestSubmit();
  });
  press.observe(document, { childList: true, subtree: true });
}
