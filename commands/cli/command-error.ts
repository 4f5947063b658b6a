/** What the command was to do cannot be done now: told in one sentence, exit code 1. */
export class CommandError extends Error {
  constructor(sentence: string) {
    super(sentence);
    this.name = 'CommandError';
  }
}
