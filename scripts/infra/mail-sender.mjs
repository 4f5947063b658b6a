import { parseDocument } from 'yaml';

const domainOf = (address) => address.slice(address.lastIndexOf('@') + 1).toLowerCase();

/** The sample's, under a domain that nobody can have, or that of a domain of Azure, which an earlier deployment wrote. */
const isOurs = (domain) => domain.endsWith('.example') || domain.endsWith('.azurecomm.net');

/**
 * Fits the sender in the policies to the one that was deployed. One that no operator chose is replaced; an operator's is
 * not touched.
 * @returns `{ kind: 'fits' }`, `{ kind: 'replaced', text }` or `{ kind: 'differs', sender }`
 */
export function fitSender(text, deployed) {
  const found = parseDocument(text).get('sender');
  const sender = typeof found === 'string' ? found : '';
  const isManaged = domainOf(deployed).endsWith('.azurecomm.net');
  const fits = isManaged
    ? sender.toLowerCase() === deployed.toLowerCase()
    : domainOf(sender) === domainOf(deployed);
  if (fits) return { kind: 'fits' };
  if (!isOurs(domainOf(sender))) return { kind: 'differs', sender };
  return { kind: 'replaced', text: text.replace(/^sender:.*$/m, `sender: ${deployed}`) };
}
