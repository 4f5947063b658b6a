import { fieldLengths } from '../../shared/domain/intake/field-lengths';
import type { LocalizedText } from '../../shared/domain/localized-text';
import type { AccessPackage } from '../../shared/domain/policy/access-package';
import type { Question } from '../../shared/domain/policy/question';

interface FieldView {
  readonly name: string;
  readonly required: boolean;
  readonly maxLength?: number;
}

/** An access package as partners' forms need it. */
export interface AccessPackageView {
  readonly id: string;
  readonly displayName: LocalizedText;
  readonly description: LocalizedText;
  /** False while no requests are taken. */
  readonly open: boolean;
  readonly fields: readonly FieldView[];
  /** Their answers go into `answers`, by the question's id. */
  readonly questions: readonly Question[];
  /** To be accepted by sending `version` as `acceptedTerms`. */
  readonly terms?: { readonly version: string; readonly url: string };
}

export function accessPackageView(
  { id, displayName, description, questions, terms, justification }: AccessPackage,
  open: boolean,
): AccessPackageView {
  return {
    id,
    displayName,
    description,
    open,
    fields: [
      { name: 'email', required: true, maxLength: fieldLengths.email },
      { name: 'givenName', required: true, maxLength: fieldLengths.givenName },
      { name: 'surname', required: false, maxLength: fieldLengths.surname },
      { name: 'organization', required: true, maxLength: fieldLengths.organization },
      { name: 'language', required: false },
      {
        name: 'justification',
        required: justification === 'required',
        maxLength: fieldLengths.justification,
      },
      ...(terms === undefined ? [] : [{ name: 'acceptedTerms', required: true }]),
    ],
    questions,
    ...(terms === undefined ? {} : { terms }),
  };
}
