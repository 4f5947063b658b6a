import type { DurableResponse } from '../../durable-extension';

const json = { 'content-type': 'application/json; charset=utf-8' };

export function empty(status: number): DurableResponse {
  return { status, headers: {} };
}

export function answerJson(
  status: number,
  body: unknown,
  headers: Readonly<Record<string, string>> = {},
): DurableResponse {
  return { status, headers: { ...json, ...headers }, body: JSON.stringify(body) };
}

export function failure(status: number, Message: string, error?: Error): DurableResponse {
  if (error === undefined) return answerJson(status, { Message });
  const { message: ExceptionMessage, name: ExceptionType, stack: StackTrace } = error;
  return answerJson(status, { Message, ExceptionMessage, ExceptionType, StackTrace });
}

export function notImplemented(what: string): DurableResponse {
  return failure(501, `${what} is not part of the local Durable backend`);
}
