const keyLike = /[A-Za-z0-9+/_=-]{16,}/g;

/**
 * Whether a text could be a key, password or token that somebody pasted into a policy, so that no message may repeat it.
 * Errs on the side of silence.
 */
export function looksSecret(text: string): boolean {
  if (text.length > 80 || /vst_|pass(?:word|wd)|secret|accountkey|:\/\/[^/\s]*@/i.test(text))
    return true;
  const runs = text.match(keyLike) ?? [];
  return runs.some((run) => run.length >= 32 || (/\d/.test(run) && /[A-Za-z]/.test(run)));
}
