import { everyApprover } from '../../domain/policy/approval-stage-policy';
import {
  withSponsors,
  type ApproverReference,
  type PersonReference,
} from '../../domain/policy/approver-reference';
import type { PolicySet } from '../../domain/policy/policy-set';
import type { ResourceRole } from '../../domain/policy/resource-role';
import type { Directory } from '../../ports/directory';
import type { DirectoryCheck } from '../../ports/directory-check';

export interface CheckReferencesDeps {
  readonly directory: Directory;
  readonly directoryCheck: DirectoryCheck;
}

/** A reference of a policy that does not stand for anything useful now. */
export interface ReferenceProblem {
  /** e.g. `access package project-x, stage 1` */
  readonly where: string;
  /** As the policy writes it, e.g. `group Project X owners`. */
  readonly reference: string;
  /** `unresolved`: not there, or not unique; `nobody`: nobody with an account and a mailbox; `unanswered`: ask again later. */
  readonly problem: 'unresolved' | 'nobody' | 'unanswered';
  readonly cause?: string;
}

/** Asks the directory about everything that the policies name; each thing once. */
export type CheckReferences = (
  policies: PolicySet,
  onChecked?: (done: number, all: number) => void,
) => Promise<readonly ReferenceProblem[]>;

type Question =
  | {
      readonly kind: 'people';
      readonly where: string;
      readonly reference: PersonReference;
    }
  | { readonly kind: 'resource'; readonly where: string; readonly role: ResourceRole };

export function makeCheckReferences(deps: CheckReferencesDeps): CheckReferences {
  return async (policies, onChecked) => {
    const questions = [...packageQuestions(policies), ...organizationQuestions(policies)];
    const known = new Map<string, Promise<Verdict>>();
    const problems: ReferenceProblem[] = [];
    for (const [index, question] of questions.entries()) {
      const reference = nameOf(question);
      const key = `${question.kind} ${reference}`;
      const verdict = known.get(key) ?? ask(deps, question);
      known.set(key, verdict);
      const answer = await verdict;
      if (answer !== 'fine') problems.push({ where: question.where, reference, ...answer });
      onChecked?.(index + 1, questions.length);
    }
    return problems;
  };
}

type Verdict = 'fine' | Pick<ReferenceProblem, 'problem' | 'cause'>;

async function ask(
  { directory, directoryCheck }: CheckReferencesDeps,
  question: Question,
): Promise<Verdict> {
  if (question.kind === 'resource') {
    const found = await directoryCheck.findResource(question.role);
    if (found.kind === 'later') return { problem: 'unanswered' };
    return found.kind === 'found' ? 'fine' : { problem: 'unresolved', cause: found.cause };
  }
  const answer = await directory.resolve(question.reference);
  if (answer.kind === 'later') return { problem: 'unanswered' };
  if (answer.kind === 'unresolved') {
    const { cause } = answer;
    return { problem: 'unresolved', ...(cause === undefined ? {} : { cause }) };
  }
  return answer.people.length === 0 ? { problem: 'nobody' } : 'fine';
}

function packageQuestions({ accessPackages }: PolicySet): readonly Question[] {
  return accessPackages.flatMap(({ id, approval, invitation, resources }): readonly Question[] => {
    const name = `access package ${id}`;
    return [
      ...approval.stages.flatMap((stage, index) =>
        people(`${name}, stage ${String(index + 1)}`, everyApprover(stage)),
      ),
      ...people(`${name}, sponsors of invitations`, invitation.sponsors),
      ...resources.map((role, index): Question => ({
        kind: 'resource',
        where: `${name}, resource ${String(index + 1)}`,
        role,
      })),
    ];
  });
}

function organizationQuestions({ connectedOrganizations }: PolicySet): readonly Question[] {
  return connectedOrganizations.flatMap(({ id, sponsors }) =>
    people(`connected organization ${id}, sponsors`, sponsors),
  );
}

/** Sponsors are looked up where their organization names them. */
function people(where: string, references: readonly ApproverReference[]): readonly Question[] {
  return withSponsors(references, []).map((reference) => ({ kind: 'people', where, reference }));
}

function nameOf(question: Question): string {
  const named = question.kind === 'people' ? question.reference : question.role;
  switch (named.kind) {
    case 'user':
      return `user ${named.user}`;
    case 'managerOf':
      return `managerOf ${named.managerOf}`;
    case 'group':
      return `group ${named.group}`;
    case 'application':
      return `application ${named.application}, role ${named.role}`;
    case 'site':
      return `site ${named.site}`;
    case 'entitlementPackage':
      return `entitlementPackage ${named.entitlementPackage}`;
  }
}
