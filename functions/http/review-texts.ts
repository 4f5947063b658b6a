import { longestDecisionText } from '../../shared/domain/request/decision';

/** What an approver typed. */
export interface ReviewTexts {
  readonly justification: string;
  readonly message: string;
}

/**
 * The texts of a posted review form. Browsers hold the length themselves, counting a line break as one character and then
 * sending two; what is longer all the same came from no form of ours and is cut.
 */
export function reviewTexts(form: URLSearchParams): ReviewTexts {
  const text = (name: string): string =>
    (form.get(name) ?? '').replaceAll('\r\n', '\n').trim().slice(0, longestDecisionText);
  return { justification: text('justification'), message: text('message') };
}
