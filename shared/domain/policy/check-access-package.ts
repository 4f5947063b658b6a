import type { AccessPackage } from './access-package';
import type { ConnectedOrganization } from './connected-organization';
import { policyFile } from './policy-document';
import type { PolicyProblem } from './policy-problem';
import { mayAsk } from './policy-set';

type Complaint = Pick<PolicyProblem, 'path' | 'message' | 'suggestion'>;

const neverPrefilled = ['email', 'givenName', 'surname'];
const prefillable = ['organization', 'language', 'justification'];

/** The rules of one access package that its schema cannot say. */
export function checkAccessPackage(
  accessPackage: AccessPackage,
  organizations: readonly ConnectedOrganization[],
): readonly PolicyProblem[] {
  const kind = 'accessPackage';
  const file = policyFile(kind, accessPackage.id);
  return [
    ...checkOpenDoor(accessPackage),
    ...checkStages(accessPackage),
    ...checkSponsorStages(accessPackage, organizations),
    ...checkPrefill(accessPackage),
    ...checkQuestions(accessPackage),
  ].map((complaint) => ({ file, kind, ...complaint }));
}

function checkOpenDoor({ requestors, approval, limits }: AccessPackage): readonly Complaint[] {
  if (requestors.kind !== 'anyone' || approval.stages.length > 0) return [];
  if (limits.perDay !== undefined) return [];
  const message = 'anyone may ask and nobody approves';
  const suggestion = 'set limits.perDay, or add a stage to approval.stages';
  return [{ path: ['limits'], message, suggestion }];
}

function checkStages({ requestors, approval }: AccessPackage): readonly Complaint[] {
  return approval.stages.flatMap((stage, index) => {
    const path = ['approval', 'stages', index] as const;
    const complaints: Complaint[] = [];
    if (stage.approvers.length === 0) {
      complaints.push({ path: [...path, 'approvers'], message: 'a stage needs an approver' });
    }
    if (stage.onDeadline === 'approve' && requestors.kind === 'anyone') {
      const message = 'must not be approve where anyone may ask: silence would let everybody in';
      complaints.push({ path: [...path, 'onDeadline'], message });
    }
    if (stage.onDeadline === 'nextStage' && index === approval.stages.length - 1) {
      const message = 'must not be nextStage in the last stage';
      complaints.push({ path: [...path, 'onDeadline'], message });
    }
    return complaints;
  });
}

/** A stage that only sponsors decide is a stage without approvers for whoever has none. */
function checkSponsorStages(
  accessPackage: AccessPackage,
  organizations: readonly ConnectedOrganization[],
): readonly Complaint[] {
  const without = organizations
    .filter((organization) => organization.sponsors.length === 0)
    .filter((organization) => mayAsk(accessPackage, organization))
    .map(({ id }) => `"${id}" has none`);
  if (accessPackage.requestors.kind === 'anyone') without.push('not everybody who may ask has any');
  const [reason] = without;
  if (reason === undefined) return [];
  return accessPackage.approval.stages.flatMap(({ approvers, fallbackApprovers }, index) =>
    approvers.length > 0 &&
    fallbackApprovers.length === 0 &&
    approvers.every(({ kind }) => kind === 'sponsors')
      ? [
          {
            path: ['approval', 'stages', index, 'approvers'],
            message: `only sponsors decide, and ${reason}`,
            suggestion: 'add fallbackApprovers',
          },
        ]
      : [],
  );
}

function checkPrefill({ prefill, questions }: AccessPackage): readonly Complaint[] {
  const known = [...new Set([...prefillable, ...questions.map(({ id }) => `answers.${id}`)])];
  return prefill.flatMap((field, index) => {
    if (known.includes(field)) return [];
    const message = neverPrefilled.includes(field)
      ? 'the e-mail address and names are never prefilled: a link could speak for somebody else'
      : `is none of the fields that can be prefilled: ${known.join(', ')}`;
    return [{ path: ['prefill', index], message }];
  });
}

function checkQuestions({ questions }: AccessPackage): readonly Complaint[] {
  const ids = questions.map(({ id }) => id);
  return [
    ...repeats(ids).map((index) => ({
      path: ['questions', index, 'id'],
      message: 'another question has this id',
    })),
    ...questions.flatMap((question, index) => {
      const values = question.type === 'choice' ? question.choices.map(({ value }) => value) : [];
      return repeats(values).map((choice) => ({
        path: ['questions', index, 'choices', choice, 'value'],
        message: 'another choice has this value',
      }));
    }),
  ];
}

/** Indexes of the names that stand further up already. */
function repeats(names: readonly string[]): readonly number[] {
  return names.flatMap((name, index) => (names.indexOf(name) < index ? [index] : []));
}
