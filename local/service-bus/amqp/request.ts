export interface Request {
  readonly properties: Readonly<Record<string, unknown>>;
  readonly body: unknown;
}

/** What a request on `$cbs` or `$management` is answered with. */
export interface RequestAnswer {
  readonly status: number;
  readonly description: string;
  readonly condition?: string;
  readonly body?: object;
}
