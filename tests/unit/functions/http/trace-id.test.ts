import { InvocationContext } from '@azure/functions';
import { traceIdOf } from '../../../../functions/http/trace-id';
import { makeFakeRandomIds } from '../../../support/fakes/fake-random-ids';

describe('traceIdOf', () => {
  it('takes the trace that the host put the invocation into', () => {
    const traceParent = `00-${'ab'.repeat(16)}-${'cd'.repeat(8)}-01`;
    const context = new InvocationContext({ traceContext: { traceParent } });

    expect(traceIdOf(context, makeFakeRandomIds())).toBe('ab'.repeat(16));
  });

  it.each(['', 'nonsense', undefined])('makes one for "%s"', (traceParent) => {
    const traceContext = traceParent === undefined ? {} : { traceParent };
    const context = new InvocationContext({ traceContext });

    expect(traceIdOf(context, makeFakeRandomIds())).toMatch(/^[0-9a-f]{32}$/);
  });
});
