import { escapeHtml } from '../escape-html';

export interface FormField {
  readonly name: string;
  readonly label: string;
  readonly required: boolean;
  /** `text` unless given; `lines` for several. */
  readonly type?: 'text' | 'lines' | 'email' | 'date';
  /** Beside the label. */
  readonly note?: string;
  readonly hint?: string;
  readonly value?: string;
  readonly maxLength?: number;
  readonly autocomplete?: string;
}

export interface FormChoice {
  readonly value: string;
  readonly label: string;
}

export function hiddenInput(name: string, value: string): string {
  return `<input type="hidden"${attribute('name', name)}${attribute('value', value)}>`;
}

export function labelled(id: string, label: string, note?: string): string {
  const beside = note === undefined ? '' : ` ${note}`;
  return `<label for="${escapeHtml(id)}">${escapeHtml(`${label}${beside}`)}</label>`;
}

/** A line, lines, an address or a date. */
export function textInput(field: FormField): string {
  const { name, type = 'text', required, value, maxLength, autocomplete } = field;
  const shared = [
    attribute('id', name),
    attribute('name', name),
    attribute('maxlength', maxLength),
    attribute('autocomplete', autocomplete),
    required ? ' required' : '',
  ].join('');
  const control =
    type === 'lines'
      ? `<textarea rows="4"${shared}>${escapeHtml(value ?? '')}</textarea>`
      : `<input type="${type}"${shared}${attribute('value', value)}>`;
  return paragraph(field, control);
}

/** A list to open; `choose` stands for no choice. */
export function options(
  field: FormField & { readonly choose: string },
  choices: readonly FormChoice[],
): string {
  const { name, required, choose } = field;
  const all = [{ value: '', label: choose }, ...choices].map(
    ({ value, label }) => `<option value="${escapeHtml(value)}">${escapeHtml(label)}</option>`,
  );
  const shared = `${attribute('id', name)}${attribute('name', name)}${required ? ' required' : ''}`;
  return paragraph(field, `<select${shared}>${all.join('')}</select>`);
}

export function radios(field: FormField, choices: readonly FormChoice[]): string {
  const { name, label, note = '', required } = field;
  const inputs = choices.map(({ value, label: words }) => {
    const id = `${name}.${value}`;
    const shared = `${attribute('id', id)}${attribute('name', name)}${attribute('value', value)}`;
    return `<input type="radio"${shared}${required ? ' required' : ''}> ${labelled(id, words)}`;
  });
  const legend = `<legend>${escapeHtml(`${label} ${note}`.trim())}</legend>`;
  return `<fieldset>${legend}${hintOf(field)}${inputs.join(' ')}</fieldset>`;
}

function paragraph(field: FormField, control: string): string {
  return `<p>${labelled(field.name, field.label, field.note)}${hintOf(field)}<br>${control}</p>`;
}

function hintOf({ hint }: FormField): string {
  return hint === undefined ? '' : ` <small>${escapeHtml(hint)}</small>`;
}

function attribute(name: string, value: string | number | undefined): string {
  return value === undefined ? '' : ` ${name}="${escapeHtml(String(value))}"`;
}
