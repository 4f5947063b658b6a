import {
  numberedKeyId,
  partnerKeyIdPattern,
} from '../../../../../shared/domain/policy/partner-key-id';

describe('numberedKeyId', () => {
  it.each([
    ['contoso', 1, 'contoso-1'],
    ['c'.repeat(64), 12, `${'c'.repeat(29)}-12`],
    [`${'c'.repeat(29)}-europe`, 1, `${'c'.repeat(29)}-1`],
  ])('makes an id that policies take of %s and %i', (organization, number, id) => {
    expect(numberedKeyId(organization, number)).toBe(id);
    expect(id).toMatch(partnerKeyIdPattern);
  });
});
