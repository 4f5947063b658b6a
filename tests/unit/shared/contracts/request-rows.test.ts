import { z } from 'zod';
import { parseRequestRow, type requestRowSchemas } from '../../../../shared/contracts/request-rows';
import type { RowKind, RowValue } from '../../../../shared/domain/request/request-rows';
import { sampleRows } from '../../../support/sample-rows';

type Frozen<Value> = Value extends object
  ? { readonly [Key in keyof Value]: Frozen<Value[Key]> }
  : Value;
type Same<Left, Right> = [Frozen<Left>] extends [Frozen<Right>]
  ? [Frozen<Right>] extends [Frozen<Left>]
    ? true
    : false
  : false;

describe('parseRequestRow', () => {
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
      audit: true,
      outbox: true,
    };

    expect(Object.keys(agrees).toSorted()).toEqual(
      [...new Set(sampleRows('a'.repeat(32)).map(({ kind }) => kind))].toSorted(),
    );
  });

  it.each(sampleRows('a'.repeat(32)))('reads back a $kind row that went through JSON', (row) => {
    const plain: unknown = JSON.parse(JSON.stringify(row.value));

    expect(parseRequestRow(row.kind, plain)).toEqual(row);
  });

  it('drops members that a newer version may have written', () => {
    const [row] = sampleRows('a'.repeat(32));

    const parsed = parseRequestRow('request', { ...row?.value, later: 1 });

    expect(parsed).toEqual(row);
  });

  it.each([
    ['an unknown kind', 'stranger', {}],
    ['a row without its id', 'request', { state: 'approved' }],
    ['a state that does not exist', 'request', { ...sampleRows('a')[0]?.value, state: 'gone' }],
    ['a time that is none', 'request', { ...sampleRows('a')[0]?.value, updatedAt: 'yesterday' }],
  ])('refuses %s', (_, kind, value) => {
    expect(() => parseRequestRow(kind, value)).toThrow(z.ZodError);
  });
});
