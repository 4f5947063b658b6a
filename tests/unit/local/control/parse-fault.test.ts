import { parseFault } from '../../../../local/control/parse-fault';

describe('parseFault', () => {
  it('reads every member', () => {
    const parsed = parseFault({
      target: 'graph',
      match: 'POST /invitations',
      kind: 'status',
      status: 429,
      retryAfter: 5,
      times: 3,
      when: 'after',
    });

    expect(parsed).toEqual({
      kind: 'fault',
      times: 3,
      fault: {
        target: 'graph',
        match: 'POST /invitations',
        kind: 'status',
        status: 429,
        retryAfter: 5,
        when: 'after',
      },
    });
  });

  it('takes one 503 for the next operation where only the target is given', () => {
    const parsed = parseFault({ target: 'mail' });

    expect(parsed).toEqual({
      kind: 'fault',
      times: 1,
      fault: { target: 'mail', match: '', kind: 'status', status: 503, when: 'before' },
    });
  });

  it('leaves out status and retryAfter where nothing is answered', () => {
    const parsed = parseFault({ target: 'graph', kind: 'timeout', status: 429, retryAfter: 5 });

    expect(parsed).toEqual({
      kind: 'fault',
      times: 1,
      fault: { target: 'graph', match: '', kind: 'timeout', when: 'before' },
    });
  });

  it('says every problem', () => {
    const parsed = parseFault({ kind: 'slow', times: 0 });

    expect(parsed).toEqual({
      kind: 'refused',
      problems: [
        'target must be one of graph, mail, tables, serviceBus.',
        'kind must be one of status, timeout, reset, malformed.',
        'times must be a whole number from 1.',
      ],
    });
  });

  it.each([
    [{}, 'target'],
    [{ target: 'disk' }, 'target'],
    [{ target: 'graph', kind: 'slow' }, 'kind'],
    [{ target: 'graph', when: 'during' }, 'when'],
    [{ target: 'graph', match: 5 }, 'match'],
    [{ target: 'graph', status: '429' }, 'status'],
    [{ target: 'graph', times: 0 }, 'times'],
    [{ target: 'graph', retryAfter: -1 }, 'retryAfter'],
    [{ target: 'graph', retry: 1 }, 'retry is unknown'],
  ])('refuses %j and names %s', (body, named) => {
    const parsed = parseFault(body);

    expect(parsed).toMatchObject({ kind: 'refused', problems: [expect.stringContaining(named)] });
  });
});
