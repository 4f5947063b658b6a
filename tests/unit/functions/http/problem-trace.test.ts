import { makeInvocationLog } from '../../../../shared/adapters/telemetry/invocation-log';
import { makeHttpApp } from '../../../support/http-app';

const invocationId = '0f0e0d0c-0000-4000-8000-000000000001';
const ofInvocation = '0f0e0d0c000040008000000000000001';
const trace = '0123456789abcdef0123456789abcdef';

function broken(): never {
  throw new Error('broken');
}

describe('the trace id of a problem', () => {
  it.each([
    [`00-${trace}-00f067aa0ba902b7-01`, trace],
    [undefined, ofInvocation],
    ['nonsense-with-dashes', ofInvocation],
  ])('is the one in the log, with the parent "%s"', async (traceParent, traceId) => {
    const log = makeInvocationLog();
    const http = makeHttpApp({ log, policies: broken });
    const written: string[] = [];
    const write = (line: unknown): void => void written.push(String(line));
    const traceContext = traceParent === undefined ? {} : { traceParent };
    const invocation = { invocationId, traceContext };
    const logger = { functionName: 'signUpForm', info: write, warn: write, error: write };

    const { status, text } = await log.within({ ...invocation, ...logger }, () =>
      http.send('GET', '/', { invocation }),
    );

    expect(status).toBe(500);
    expect(text).toContain(traceId);
    expect(written.map((line) => JSON.parse(line) as unknown)).toEqual([
      expect.objectContaining({ step: 'http.failed', traceId }),
    ]);
  });
});
