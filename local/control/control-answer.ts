export interface ControlAnswer {
  readonly status: number;
  readonly type: string;
  readonly body: string;
}

export const json = (status: number, value: unknown): ControlAnswer => ({
  status,
  type: 'application/json',
  body: JSON.stringify(value),
});

/** @see https://www.rfc-editor.org/rfc/rfc9457 */
export const problem = (status: number, code: string, detail: string): ControlAnswer => ({
  status,
  type: 'application/problem+json',
  body: JSON.stringify({ type: `urn:vestibule:problem:${code}`, title: code, status, detail }),
});

export const page = (markup: string): ControlAnswer => ({
  status: 200,
  type: 'text/html; charset=utf-8',
  body: markup,
});
