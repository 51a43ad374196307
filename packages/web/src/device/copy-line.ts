/** Copies a line of text. Over plain http, as on a home network, pages have no clipboard API; an old command still works there. */

/** Whether it is in the clipboard now. Call inside a click or key press. */
export async function copyLine(text: string, within: HTMLElement = document.body): Promise<boolean> {
  // Not in the DOM library's types as possibly missing, but missing in insecure contexts.
  const clipboard: Clipboard | undefined = navigator.clipboard;
  try {
    if (clipboard !== undefined) {
      await clipboard.writeText(text);
      return true;
    }
  } catch {
    // Refused by permission: the old command may still be allowed.
  }
  const field = document.createElement('textarea');
  const before = document.activeElement;
  field.value = text;
  field.style.cssText = 'position:fixed;opacity:0';
  within.append(field);
  field.select();
  const copied = document.execCommand('copy');
  field.remove();
  if (before instanceof HTMLElement) before.focus({ preventScroll: true });
  return copied;
}
