import { traceIdOf } from '../../../../shared/contracts/trace-id';

const invocationId = '0f0e0d0c-0000-4000-8000-000000000001';
const ofInvocation = '0f0e0d0c000040008000000000000001';
const trace = 'ab'.repeat(16);
const span = 'cd'.repeat(8);

describe('traceIdOf', () => {
  it.each([`00-${trace}-${span}-01`, `00-${trace}-${span}-00`, `01-${trace}-${span}-01-more`])(
    'takes the trace that the host put the invocation into: %s',
    (traceParent) => {
      expect(traceIdOf({ invocationId, traceContext: { traceParent } })).toBe(trace);
    },
  );

  it.each([
    undefined,
    null,
    '',
    'nonsense',
    'nonsense-with-dashes',
    `00-${trace.toUpperCase()}-${span}-01`,
    `00-${trace.slice(1)}-${span}-01`,
    `00-${trace}-${span}-011`,
    `00-${'0'.repeat(32)}-${span}-01`,
    `00-${trace}-${'0'.repeat(16)}-01`,
    `ff-${trace}-${span}-01`,
  ])('takes the invocation’s own id for want of a well-formed parent: %s', (traceParent) => {
    expect(traceIdOf({ invocationId, traceContext: { traceParent } })).toBe(ofInvocation);
  });

  it('takes the invocation’s own id without a trace', () => {
    expect(traceIdOf({ invocationId })).toBe(ofInvocation);
  });
});
