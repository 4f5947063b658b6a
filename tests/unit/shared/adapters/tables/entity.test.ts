import { toEntity } from '../../../../../shared/adapters/tables/entity';

describe('toEntity', () => {
  it('carries columns, the id of the write and the text', () => {
    const row = { partitionKey: 'p', rowKey: 'r', columns: { state: 'approved' }, text: '{}' };

    expect(toEntity(row, 'w1')).toEqual({
      partitionKey: 'p',
      rowKey: 'r',
      state: 'approved',
      writeId: 'w1',
      data: '{}',
    });
  });

  it.each(['a/b', 'a\\b', 'a#b', 'a?b', 'a\nb', 'a\u0085b', 'x'.repeat(513)])(
    'refuses the key %j before the service does',
    (rowKey) => {
      expect(() => toEntity({ partitionKey: 'p', rowKey, text: '' }, 'w1')).toThrow(
        'tables.unfit-key',
      );
    },
  );
});
