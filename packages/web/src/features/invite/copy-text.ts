/**
 * Copies text. Over plain http, as on a home network, pages have no clipboard API; the old command still works there.
 * @param field a field on the page that holds exactly this text; it stays marked, so that it can be copied by hand
 * @returns whether it is in the clipboard
 */
export async function copyText(text: string, field: HTMLInputElement): Promise<boolean> {
  field.focus();
  field.select();
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
  return document.execCommand('copy');
}
