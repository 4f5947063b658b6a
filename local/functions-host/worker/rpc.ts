/**
 * The part of the worker protocol that host and @azure/functions exchange, by structure.
 * @see https://github.com/Azure/azure-functions-language-worker-protobuf
 */
export interface TypedData {
  readonly string?: string | null;
  readonly json?: string | null;
  readonly bytes?: Uint8Array | null;
  readonly int?: number | null;
  readonly double?: number | null;
  readonly http?: HttpData | null;
}

interface Nullable<T> {
  readonly value: T;
}

export interface HttpCookie {
  readonly name: string;
  readonly value: string;
  readonly domain?: Nullable<string>;
  readonly path?: Nullable<string>;
  readonly expires?: Nullable<{ readonly seconds: number }>;
  readonly secure?: Nullable<boolean>;
  readonly httpOnly?: Nullable<boolean>;
  readonly sameSite?: string;
  readonly maxAge?: Nullable<number>;
}

export interface HttpData {
  readonly method?: string;
  readonly url?: string;
  readonly statusCode?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: TypedData | null;
  readonly cookies?: readonly HttpCookie[];
  readonly nullableHeaders?: Readonly<Record<string, Nullable<string>>>;
  readonly nullableParams?: Readonly<Record<string, Nullable<string>>>;
  readonly nullableQuery?: Readonly<Record<string, Nullable<string>>>;
}

/** One binding of a function as the app registered it; members beside these depend on `type`. */
export interface Binding {
  readonly type: string;
  readonly direction: 'in' | 'out' | 'inout';
  readonly name?: string;
  readonly [member: string]: unknown;
}

export interface ParameterBinding {
  readonly name: string;
  readonly data: TypedData;
}

export interface TraceContext {
  readonly traceParent?: string;
  readonly traceState?: string;
}

export interface RetryContext {
  readonly retryCount: number;
  readonly maxRetryCount: number;
}

export interface InvocationResponse {
  readonly invocationId: string;
  readonly outputData?: readonly ParameterBinding[];
  readonly returnValue?: TypedData | null;
}

export interface FunctionMetadata {
  readonly name: string;
  readonly functionId?: string;
  readonly bindings: Readonly<Record<string, Binding>>;
  readonly retryOptions?: unknown;
}

export interface InvocationExtras {
  readonly invocationId?: string;
  readonly traceContext?: TraceContext;
  readonly retryContext?: RetryContext;
}

/** Runs one function by its registered name; rejects with what the handler threw. */
export type Invoke = (
  functionName: string,
  inputs: readonly ParameterBinding[],
  triggerMetadata: Readonly<Record<string, TypedData>>,
  extras?: InvocationExtras,
) => Promise<InvocationResponse>;
