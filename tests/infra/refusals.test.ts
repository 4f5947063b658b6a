import { refusal } from './support/evaluated';

describe('wrong parameters', () => {
  it.each([
    ['no-domain', 'senderDomain must be AzureManaged'],
    ['domain-is-address', 'or the name of your own domain, such as guests.example.org'],
    ['small-network', 'networkPrefix has too few addresses'],
    ['range-of-two', 'operatorAddressRanges cannot hold a /31'],
    ['base-url-with-path', 'publicBaseUrl must be an https origin without a path'],
    ['operators-no-address', 'operatorsMail must be an e-mail address'],
    ['more-warm-than-most', 'together are more than maximumInstances'],
    ['large-not-spread', 'must be 2 or more each'],
  ])('refuses %s with a sentence', (name, sentence) => {
    expect(refusal(name)).toContain(sentence);
  });
});
