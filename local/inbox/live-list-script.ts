/** Shows new mails by loading the list again; leaves it alone while somebody types a search. */
export const liveListScript = `
const shown = Number(document.querySelector('main [data-newest]')?.dataset.newest ?? 0);
setInterval(async () => {
  if (document.hidden || document.activeElement?.type === 'search') return;
  const answer = await fetch('/api/mails').catch(() => undefined);
  if (!answer?.ok) return;
  const { mails } = await answer.json();
  if (Number(mails.at(-1)?.id ?? 0) !== shown) location.reload();
}, 2000);
`;
