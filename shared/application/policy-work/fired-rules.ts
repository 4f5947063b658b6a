import { findLookAlike } from '../../domain/look-alike';
import type { ConnectedOrganization } from '../../domain/policy/connected-organization';
import { policyFile } from '../../domain/policy/policy-document';
import {
  findAccessPackage,
  findOrganization,
  isInScope,
  mayAsk,
  type PolicySet,
  type VersionedAccessPackage,
} from '../../domain/policy/policy-set';
import { isForeign, type SignUpCaller } from '../intake/sign-up-caller';
import { countWords } from '../count-words';
import type { FiredRule } from './explanation';
import { listWords, scopeWords } from './policy-words';

export interface RuleQuestion {
  readonly policies: PolicySet;
  readonly accessPackageId: string;
  /** Lower case, punycode; undefined when the address is none. */
  readonly domain: string | undefined;
  readonly caller: SignUpCaller;
}

/** The rules that have a say in who may ask, in the order in which they are looked at. */
export function firedRules(question: RuleQuestion): readonly FiredRule[] {
  const { policies, accessPackageId, domain } = question;
  const accessPackage = findAccessPackage(policies, accessPackageId);
  if (accessPackage === undefined) {
    const file = policyFile('accessPackage', accessPackageId);
    return [{ file, key: 'id', passed: false, sentence: 'There is no such access package.' }];
  }
  const rules = pauseRules(policies, accessPackage);
  if (domain === undefined) return rules;
  const organization = findOrganization(policies, domain);
  return [
    ...rules,
    ...domainRules(question, domain, organization),
    ...doorRules(accessPackage, organization),
    ...formRules(accessPackage),
    ...limitRules(accessPackage, organization),
  ];
}

const fileOf = ({ id }: { readonly id: string }): string => policyFile('accessPackage', id);

function pauseRules(
  { settings }: PolicySet,
  accessPackage: VersionedAccessPackage,
): readonly FiredRule[] {
  const sentence = 'No new requests are taken while this is true.';
  const rule = (file: string): FiredRule => ({ file, key: 'paused', passed: false, sentence });
  return [
    ...(settings.paused ? [rule(policyFile('settings', 'settings'))] : []),
    ...(accessPackage.paused ? [rule(fileOf(accessPackage))] : []),
  ];
}

function domainRules(
  { policies, caller }: RuleQuestion,
  domain: string,
  organization: ConnectedOrganization | undefined,
): readonly FiredRule[] {
  const own = organization === undefined ? [] : [ownDomain(domain, organization)];
  const known = policies.connectedOrganizations.flatMap(({ domains }) => domains);
  const like = findLookAlike(domain, known);
  const likeOwner = like && findOrganization(policies, like.known);
  const warned: FiredRule[] =
    like === undefined || likeOwner === undefined
      ? []
      : [
          {
            file: policyFile('connectedOrganization', likeOwner.id),
            key: 'domains',
            passed: true,
            sentence: `${domain} is no domain of ${likeOwner.displayName} but looks like ${like.known}: approvers are warned.`,
          },
        ];
  const foreign = isForeign(caller, organization) ? [foreignKey(domain, caller.organization)] : [];
  return [...own, ...warned, ...foreign];
}

function ownDomain(domain: string, { id, displayName }: ConnectedOrganization): FiredRule {
  const file = policyFile('connectedOrganization', id);
  const sentence = `${domain} is a domain of ${displayName}.`;
  return { file, key: 'domains', passed: true, sentence };
}

function foreignKey(domain: string, { id, displayName }: ConnectedOrganization): FiredRule {
  const file = policyFile('connectedOrganization', id);
  const sentence = `A partner key of ${displayName} speaks for its own domains only, and ${domain} is none of them.`;
  return { file, key: 'partnerKeys', passed: false, sentence };
}

function doorRules(
  accessPackage: VersionedAccessPackage,
  organization: ConnectedOrganization | undefined,
): readonly FiredRule[] {
  const { requestors, id } = accessPackage;
  const key = 'requestors.from';
  const file = fileOf(accessPackage);
  const open = `Open to ${scopeWords(requestors)}`;
  if (requestors.kind === 'anyone') return [{ file, key, passed: true, sentence: `${open}.` }];
  if (organization === undefined) {
    const sentence = `${open}, and the domain belongs to none.`;
    return [{ file, key, passed: false, sentence }];
  }
  if (!isInScope(accessPackage, organization)) {
    const sentence = `${open}, and ${organization.id} is none of them.`;
    return [{ file, key, passed: false, sentence }];
  }
  const passed = mayAsk(accessPackage, organization);
  return [
    { file, key, passed: true, sentence: `${open}.` },
    {
      file: policyFile('connectedOrganization', organization.id),
      key: 'accessPackages',
      passed,
      sentence: `${organization.displayName} ${passed ? 'may' : 'may not'} ask for ${id}.`,
    },
  ];
}

/** What the request itself has to bring; whether it does is told field by field. */
function formRules(accessPackage: VersionedAccessPackage): readonly FiredRule[] {
  const { terms, questions, justification } = accessPackage;
  const file = fileOf(accessPackage);
  const needed = questions.filter(({ required }) => required).map(({ id }) => `“${id}”`);
  const rule = (key: string, sentence: string): FiredRule => ({
    file,
    key,
    passed: true,
    sentence,
  });
  return [
    ...(needed.length === 0 ? [] : [rule('questions', `Answers needed: ${listWords(needed)}.`)]),
    ...(justification === 'required' ? [rule('justification', 'The requestor must say why.')] : []),
    ...(terms === undefined
      ? []
      : [rule('terms', `Version “${terms.version}” of ${terms.url} must be accepted.`)]),
  ];
}

function limitRules(
  accessPackage: VersionedAccessPackage,
  organization: ConnectedOrganization | undefined,
): readonly FiredRule[] {
  const counted = 'counted once the address is confirmed, or with a partner key at once';
  const rule = (file: string, key: string, sentence: string): FiredRule => ({
    file,
    key,
    passed: true,
    sentence: `${sentence}, ${counted}.`,
  });
  const { perDay } = accessPackage.limits;
  const own =
    perDay === undefined
      ? []
      : [
          rule(
            fileOf(accessPackage),
            'limits.perDay',
            `At most ${countWords(perDay, 'request')} a day`,
          ),
        ];
  if (organization === undefined) return own;
  const file = policyFile('connectedOrganization', organization.id);
  const { openRequests, perDay: daily } = organization.limits;
  return [
    ...own,
    ...(openRequests === undefined
      ? []
      : [rule(file, 'limits.openRequests', `At most ${countWords(openRequests, 'open request')}`)]),
    ...(daily === undefined
      ? []
      : [rule(file, 'limits.perDay', `At most ${countWords(daily, 'request')} a day`)]),
  ];
}
