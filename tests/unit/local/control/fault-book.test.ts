import { makeFaultBook, type StatusFault } from '../../../../local/control/fault-book';

const fault = (over: Partial<StatusFault> = {}): StatusFault => ({
  target: 'graph',
  match: 'POST /invitations',
  kind: 'status',
  status: 429,
  when: 'before',
  ...over,
});

describe('makeFaultBook', () => {
  it('gives a fault as often as it was asked to and then no more', () => {
    const book = makeFaultBook();
    book.add(fault(), 2);

    const taken = [1, 2, 3].map(() => book.take('graph', 'POST /invitations'));

    expect(taken).toEqual([fault(), fault(), undefined]);
  });

  it('gives it to no other target and no other operation', () => {
    const book = makeFaultBook();
    book.add(fault(), 1);

    expect(book.take('tables', 'POST /invitations')).toBeUndefined();
    expect(book.take('graph', 'GET /users')).toBeUndefined();
    expect(book.waiting()).toEqual([{ fault: fault(), left: 1 }]);
  });

  it('matches every operation of the target where nothing is named', () => {
    const book = makeFaultBook();
    book.add(fault({ match: '' }), 1);

    expect(book.take('graph', 'DELETE /users/1')).toEqual(fault({ match: '' }));
  });

  it('takes the first that was added where several match', () => {
    const book = makeFaultBook();
    book.add(fault({ status: 500 }), 1);
    book.add(fault({ status: 503 }), 1);

    const taken = [1, 2].map(() => book.take('graph', 'POST /invitations'));

    expect(taken).toEqual([fault({ status: 500 }), fault({ status: 503 })]);
  });

  it('forgets all of them when cleared', () => {
    const book = makeFaultBook();
    book.add(fault(), 5);

    book.clear();

    expect(book.take('graph', 'POST /invitations')).toBeUndefined();
    expect(book.waiting()).toEqual([]);
  });
});
