import { policyText } from '../../../../shared/presentation/policy-text';

describe('a policy’s text', () => {
  it('keeps French punctuation on the line of the word before it', () => {
    const text = { fr: 'Pourquoi ? Dites « oui » : 50 %' };

    expect(policyText(text, 'fr')).toBe('Pourquoi\u202f? Dites «\u00a0oui\u00a0»\u00a0: 50\u00a0%');
  });

  it('stays as it is written in other languages', () => {
    const text = { en: 'Why ? A « b » : 50 %' };

    expect(policyText(text, 'en')).toBe(text.en);
  });
});
