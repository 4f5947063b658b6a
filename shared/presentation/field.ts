/** One option of a field. */
export interface FieldChoice {
  readonly value: string;
  readonly label: string;
  readonly note?: string;
  readonly isChosen: boolean;
}

/** A form field as the templates draw it. */
export interface Field {
  /** The element's id; for radios that of the first one. Error summaries link to it. */
  readonly id: string;
  readonly name: string;
  readonly control: 'text' | 'email' | 'date' | 'textarea' | 'select' | 'radios';
  readonly label: string;
  /** Beside the label, such as "(optional)". */
  readonly note?: string | undefined;
  readonly hint?: string | undefined;
  readonly error?: string | undefined;
  readonly value: string;
  readonly choices?: readonly FieldChoice[];
  readonly autocomplete?: string;
  readonly maxLength?: number;
  readonly rows?: number;
  /** Ids of hint and error. */
  readonly describedBy?: string | undefined;
}

/** Fills in what follows from the rest: which hint and error describe the field. */
export function makeField(field: Omit<Field, 'describedBy'>): Field {
  const described = [
    ...(field.hint === undefined ? [] : [`${field.id}-hint`]),
    ...(field.error === undefined ? [] : [`${field.id}-error`]),
  ];
  return {
    ...field,
    note: field.note ?? '',
    describedBy: described.length === 0 ? undefined : described.join(' '),
  };
}
