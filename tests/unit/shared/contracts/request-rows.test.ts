import { z } from 'zod';
import { parseRowValue, type requestRowSchemas } from '../../../../shared/contracts/request-rows';
import type { RowKind, RowValue } from '../../../../shared/domain/request/request-rows';
import { sampleRows } from '../../../support/sample-rows';

type Frozen<Value> = Value extends object
  ? { readonly [Key in keyof Value]: Frozen<Value[Key]> }
  : Value;
/** Without this a member that only one side has, and may leave out, would go unnoticed. */
type Complete<Value> = Value extends object
  ? { readonly [Key in keyof Value]-?: Complete<Value[Key]> }
  : Value;
type Fits<Left, Right> = [Left, Right] extends [Right, Left] ? true : false;
type Same<Left, Right> = [
  Fits<Frozen<Left>, Frozen<Right>>,
  Fits<Complete<Left>, Complete<Right>>,
] extends [true, true]
  ? true
  : false;

describe('parseRowValue', () => {
  it('has a schema for every kind of row that is exactly its domain type', () => {
    // Fails to compile when the two part ways.
    const agrees: {
      [Kind in RowKind]: Same<z.infer<(typeof requestRowSchemas)[Kind]>, RowValue<Kind>>;
    } = {
      request: true,
      submission: true,
      stage: true,
      approver: true,
      decision: true,
      mail: true,
      invitation: true,
      resource: true,
      assignment: true,
      audit: true,
      outbox: true,
    };

    expect(Object.keys(agrees).toSorted()).toEqual(
      [...new Set(sampleRows('a'.repeat(32)).map(({ kind }) => kind))].toSorted(),
    );
  });

  it.each(sampleRows('a'.repeat(32)))('reads back a $kind row that went through JSON', (row) => {
    const plain: unknown = JSON.parse(JSON.stringify(row.value));

    expect(parseRowValue(row.kind, plain)).toEqual(row.value);
  });

  it('drops members that a newer version may have written', () => {
    const [row] = sampleRows('a'.repeat(32));

    const parsed = parseRowValue('request', { ...row?.value, later: 1 });

    expect(parsed).toEqual(row?.value);
  });

  const audit = { requestId: 'a', at: '2026-01-05T10:00:00.000Z', id: '1', details: {} };

  it.each([
    ['requestor', 'form'],
    ['partner:contoso-1', 'api'],
    ['approver:0123456789abcdef', 'link'],
    ['sponsor:0123456789abcdef', 'link'],
    ['operator:kim@host.example', 'command'],
    ['system', 'orchestration'],
    ['system', 'deadline'],
    ['system', 'queue'],
    ['system', 'sweep'],
    ['system', 'retention'],
  ])('reads what %s did by %s', (actor, by) => {
    const entry = { ...audit, action: 'test.acted', actor, by };

    expect(parseRowValue('audit', entry)).toEqual(entry);
  });

  it('refuses what nobody did', () => {
    const entry = { ...audit, action: 'test.acted', actor: 'nobody', by: 'form' };

    expect(() => parseRowValue('audit', entry)).toThrow(z.ZodError);
  });

  it.each([
    ['a row without its id', { state: 'approved' }],
    ['a state that does not exist', { ...sampleRows('a')[0]?.value, state: 'gone' }],
    ['a time that is none', { ...sampleRows('a')[0]?.value, updatedAt: 'yesterday' }],
  ])('refuses %s', (_, value) => {
    expect(() => parseRowValue('request', value)).toThrow(z.ZodError);
  });
});
