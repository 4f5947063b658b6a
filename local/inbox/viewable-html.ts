/** A mail's HTML with every link opening a window of its own, which cannot reach back. */
export function viewableHtml(html: string): string {
  // The first of two attributes of one name wins, so what the mail says itself does not matter.
  return html.replaceAll(/<a(?=\s)/giu, '<a target="_blank" rel="noopener"');
}
