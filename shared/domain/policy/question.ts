import type { LocalizedText } from '../localized-text';

/** One answer a choice question offers; `value` is what is stored and sent. */
interface Choice {
  readonly value: string;
  readonly label: LocalizedText;
  readonly hint?: LocalizedText;
}

interface QuestionBase {
  readonly id: string;
  readonly label: LocalizedText;
  readonly hint?: LocalizedText;
  readonly required: boolean;
}

/**
 * One question of an access package. Answers to `text` are at most `maxLength` UTF-16 units, to `choice` one of the
 * values, to `yesNo` a boolean, to `date` a `YYYY-MM-DD`.
 */
export type Question =
  | (QuestionBase & {
      readonly type: 'text';
      readonly maxLength: number;
      readonly multiline: boolean;
    })
  | (QuestionBase & { readonly type: 'choice'; readonly choices: readonly Choice[] })
  | (QuestionBase & { readonly type: 'yesNo' })
  | (QuestionBase & { readonly type: 'date' });
