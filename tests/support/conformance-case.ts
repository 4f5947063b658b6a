/** One request as a case writes it; the path is sent as it stands. */
export interface CaseRequest {
  readonly method?: string;
  readonly path: string;
  /** An array is a repeated header. */
  readonly headers?: Readonly<Record<string, string | readonly string[]>>;
  readonly json?: unknown;
  readonly text?: string;
  readonly base64?: string;
  readonly repeat?: { readonly text: string; readonly count: number };
  /** Leaves out content-length. */
  readonly chunked?: boolean;
}

export interface CaseExpectation {
  readonly status?: number;
  /** Only those named; null = must be absent. */
  readonly headers?: Readonly<Record<string, unknown>>;
  readonly json?: unknown;
  readonly text?: string;
  readonly base64?: string;
  readonly length?: number;
}

export interface CaseStep {
  /** Seconds to let pass before the step. */
  readonly wait?: number;
  readonly request?: CaseRequest;
  /** Repeat until this JSON field (or `status`) has one of the values. */
  readonly until?: {
    readonly path: string;
    readonly in: readonly unknown[];
    readonly seconds?: number;
  };
  /** Name → `json.path` or `header:name` of the answer. */
  readonly save?: Readonly<Record<string, string>>;
  readonly expect?: CaseExpectation;
}

export interface ConformanceCase extends CaseStep {
  readonly name: string;
  readonly app: string;
  readonly note?: string;
  readonly steps?: readonly CaseStep[];
}

export interface CaseAnswer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | readonly string[]>>;
  readonly body: Buffer;
}

export function parseJson(body: Buffer): unknown {
  try {
    return JSON.parse(body.toString());
  } catch {
    return undefined;
  }
}

/** The member at a dotted path. */
export function memberAt(value: unknown, path: string): unknown {
  let found = value;
  for (const key of path.split('.')) {
    if (typeof found !== 'object' || found === null) return undefined;
    found = (found as Readonly<Record<string, unknown>>)[key];
  }
  return found;
}
