/** The command line asks for something that cannot be: told in one sentence, exit code 2, nothing was changed. */
export class UsageError extends Error {
  constructor(sentence: string) {
    super(sentence);
    this.name = 'UsageError';
  }
}
