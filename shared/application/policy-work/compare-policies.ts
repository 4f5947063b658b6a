import type { ApprovalStagePolicy } from '../../domain/policy/approval-stage-policy';
import type { ConnectedOrganization } from '../../domain/policy/connected-organization';
import {
  mayAsk,
  type PolicySet,
  type VersionedAccessPackage,
} from '../../domain/policy/policy-set';
import { accessPackageAspects, stageAspects, undoAspects } from './access-package-aspects';
import { audiences, changesIn, type Audience, type PolicyChange } from './change';
import { organizationAspects } from './organization-aspects';
import { listWords, referenceWords, resourceWords, scopeWords } from './policy-words';
import { settingsAspects } from './settings-aspects';

/**
 * What is different for people between two versions of the policies, in words, by audience. Empty when both mean the same,
 * however they are written; every key of every document is compared.
 */
export function comparePolicies(before: PolicySet, after: PolicySet): readonly PolicyChange[] {
  const changes = [
    ...pairs(before.accessPackages, after.accessPackages).flatMap(packageChanges),
    ...pairs(before.connectedOrganizations, after.connectedOrganizations).flatMap(
      organizationChanges,
    ),
    ...changesIn('settings', settingsAspects, before.settings, after.settings),
    ...doorChanges(before, after),
  ];
  return changes.toSorted(
    (one, other) => audiences.indexOf(one.audience) - audiences.indexOf(other.audience),
  );
}

interface Pair<T> {
  readonly before?: T;
  readonly after?: T;
}

/** Documents of one id together, in the order in which they first appear. */
function pairs<T extends { readonly id: string }>(
  before: readonly T[],
  after: readonly T[],
): readonly Pair<T>[] {
  const ids = [...new Set([...before, ...after].map(({ id }) => id))];
  return ids.map((id) => {
    const was = before.find((one) => one.id === id);
    const is = after.find((one) => one.id === id);
    return {
      ...(was === undefined ? {} : { before: was }),
      ...(is === undefined ? {} : { after: is }),
    };
  });
}

function whole(audience: Audience, subject: string, words: string): PolicyChange {
  return { audience, subject, key: '', sentence: `${subject} ${words}.` };
}

function packageChanges({ before, after }: Pair<VersionedAccessPackage>): readonly PolicyChange[] {
  if (after === undefined) {
    const subject = `access package ${before?.id ?? ''}`;
    return [
      whole('requestors', subject, 'is gone: nobody can ask for it any more'),
      whole('guests', subject, 'is gone: whoever has access through it keeps it until its end'),
    ];
  }
  const subject = `access package ${after.id}`;
  if (before === undefined) return newPackage(subject, after);
  return [
    ...changesIn(subject, accessPackageAspects, before, after),
    ...changesIn(subject, undoAspects, before, after),
    ...stageChanges(subject, before.approval.stages, after.approval.stages),
  ];
}

function newPackage(
  subject: string,
  { requestors, approval, resources }: VersionedAccessPackage,
): readonly PolicyChange[] {
  const given = listWords(resources.map(resourceWords));
  return [
    whole('requestors', subject, `is new: open to ${scopeWords(requestors)}`),
    ...approval.stages.map((stage, index) => newStage(subject, stage, index)),
    ...(approval.stages.length === 0
      ? [whole('approvers', subject, 'is new: nobody has to approve')]
      : []),
    whole('guests', subject, `is new: it gives ${given}`),
  ];
}

function newStage(subject: string, stage: ApprovalStagePolicy, index: number): PolicyChange {
  const asked = listWords(stage.approvers.map(referenceWords));
  return whole(
    'approvers',
    `${subject}, stage ${String(index + 1)}`,
    `is new: “${stage.name}” asks ${asked}`,
  );
}

/** Stages have no ids: the first is compared with the first. */
function stageChanges(
  subject: string,
  before: readonly ApprovalStagePolicy[],
  after: readonly ApprovalStagePolicy[],
): readonly PolicyChange[] {
  const most = Math.max(before.length, after.length);
  return Array.from({ length: most }, (_, index) => index).flatMap((index) => {
    const was = before[index];
    const is = after[index];
    const stage = `${subject}, stage ${String(index + 1)}`;
    if (is === undefined) {
      return [whole('approvers', stage, `is gone: “${was?.name ?? ''}” is not asked any more`)];
    }
    return was === undefined
      ? [newStage(subject, is, index)]
      : changesIn(stage, stageAspects, was, is);
  });
}

function organizationChanges({
  before,
  after,
}: Pair<ConnectedOrganization>): readonly PolicyChange[] {
  const subject = `connected organization ${after?.id ?? before?.id ?? ''}`;
  if (after === undefined) return [whole('requestors', subject, 'is gone')];
  if (before === undefined) {
    const domains = listWords(after.domains);
    return [whole('requestors', subject, `is new: “${after.displayName}” with ${domains}`)];
  }
  return changesIn(subject, organizationAspects, before, after);
}

/** Doors that open or close through package and organization together, whichever of them changed. */
function doorChanges(before: PolicySet, after: PolicySet): readonly PolicyChange[] {
  const both = pairs(before.connectedOrganizations, after.connectedOrganizations);
  return pairs(before.accessPackages, after.accessPackages).flatMap((packages) =>
    both.flatMap((organizations): readonly PolicyChange[] => {
      const was = isOpen(packages.before, organizations.before);
      const is = isOpen(packages.after, organizations.after);
      const organization = organizations.after ?? organizations.before;
      const id = packages.after?.id ?? packages.before?.id ?? '';
      if (was === is || organization === undefined) return [];
      const may = is ? 'can now ask for it' : 'can no longer ask for it';
      const domains = listWords(organization.domains);
      const sentence = `access package ${id}: people of ${organization.displayName} (${domains}) ${may}.`;
      return [{ audience: 'requestors', subject: `access package ${id}`, key: '', sentence }];
    }),
  );
}

function isOpen(
  accessPackage: VersionedAccessPackage | undefined,
  organization: ConnectedOrganization | undefined,
): boolean {
  return (
    accessPackage !== undefined && organization !== undefined && mayAsk(accessPackage, organization)
  );
}
