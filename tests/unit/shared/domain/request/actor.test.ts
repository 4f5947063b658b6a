import { parseActor } from '../../../../../shared/domain/request/actor';

describe('parseActor', () => {
  it.each([
    ['requestor', { kind: 'requestor' }],
    ['system', { kind: 'system' }],
    ['approver:0123456789abcdef', { kind: 'approver', name: '0123456789abcdef' }],
    ['sponsor:0123456789abcdef', { kind: 'sponsor', name: '0123456789abcdef' }],
    ['partner:contoso-1', { kind: 'partner', name: 'contoso-1' }],
    ['operator:Kim: the second', { kind: 'operator', name: 'Kim: the second' }],
  ])('reads %s', (text, actor) => {
    expect(parseActor(text)).toEqual(actor);
  });

  it.each(['', 'operator', 'operators', 'system:', '0123456789abcdef', 'guest:1'])(
    'finds nobody in "%s"',
    (text) => {
      expect(parseActor(text)).toBeUndefined();
    },
  );
});
