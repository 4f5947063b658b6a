import { refusalOf, tablesFailure } from '../../../../../shared/adapters/tables/tables-failure';
import { AppError } from '../../../../../shared/domain/app-error';

const single = (statusCode: number, code = '') =>
  Object.assign(new Error('x'), { statusCode, details: { odataError: { code } } });
const transaction = (statusCode: number, code?: string) =>
  Object.assign(new Error('x'), { statusCode, code });

describe('refusalOf', () => {
  it.each([
    [single(409, 'EntityAlreadyExists'), 'exists'],
    [transaction(409, 'EntityAlreadyExists'), 'exists'],
    [single(412, 'UpdateConditionNotSatisfied'), 'changed'],
    [transaction(412, 'UpdateConditionNotSatisfied'), 'changed'],
    [single(404, 'ResourceNotFound'), 'missing'],
    [transaction(404, 'ResourceNotFound'), 'missing'],
  ])('knows a condition that did not hold (%#)', (error, refusal) => {
    expect(refusalOf(error)).toBe(refusal);
  });

  it.each([
    single(404, 'TableNotFound'),
    transaction(404, 'TableNotFound'),
    single(409, 'TableBeingDeleted'),
    single(503, 'ServerBusy'),
    single(400, 'InvalidInput'),
    new Error('socket hang up'),
    undefined,
  ])('takes nothing else for one (%#)', (error) => {
    expect(refusalOf(error)).toBeUndefined();
  });
});

describe('tablesFailure', () => {
  it.each([
    single(429),
    single(500, 'OperationTimedOut'),
    single(503, 'ServerBusy'),
    single(408),
    single(409, 'TableBeingDeleted'),
    Object.assign(new Error('x'), { code: 'ECONNRESET' }),
    Object.assign(new Error('x'), { name: 'AbortError' }),
    Object.assign(new Error('x'), { code: 'PARSE_ERROR', statusCode: 200 }),
    'nonsense',
  ])('lets what may pass be tried again (%#)', (error) => {
    expect(tablesFailure(error)).toMatchObject({ code: 'tables.unavailable', retryable: true });
  });

  it.each([single(400), single(401), single(403), single(404, 'TableNotFound')])(
    'tells what will not pass (%#)',
    (error) => {
      expect(tablesFailure(error)).toMatchObject({
        code: 'tables.refused',
        retryable: false,
        cause: error,
      });
    },
  );

  it('leaves the app’s own errors as they are', () => {
    const error = new AppError('tables.unfit-key');

    expect(tablesFailure(error)).toBe(error);
  });
});
