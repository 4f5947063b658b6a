import type { AccessPackage, RequestorScope } from '../../domain/policy/access-package';
import type { ApprovalRule, ApprovalStagePolicy } from '../../domain/policy/approval-stage-policy';
import type { ApproverReference, DirectoryReference } from '../../domain/policy/approver-reference';
import type { ResourceRole } from '../../domain/policy/resource-role';
import type { AccessPackageDocument } from './access-package-document';
import type { ApprovalStageDocument } from './approval-document';
import type { ApproverReferenceDocument, DirectoryReferenceDocument } from './directory-references';
import { requiredDuration } from './required-duration';
import type { ResourceRoleDocument } from './resource-role-document';

/** The access package that a document describes. */
export function toAccessPackage(document: AccessPackageDocument): AccessPackage {
  const { requestors, approval, invitation, resources, lifecycle, ...same } = document;
  return {
    ...same,
    requestors: toRequestorScope(requestors.from),
    approval: {
      stages: approval.stages.map(toStage),
      undoWindow: requiredDuration(approval.undoWindow),
    },
    invitation: { ...invitation, sponsors: invitation.sponsors.map(toDirectoryReference) },
    resources: resources.map(toResourceRole),
    ...(lifecycle === undefined
      ? {}
      : {
          lifecycle: { ...lifecycle, expiresAfter: requiredDuration(lifecycle.expiresAfter) },
        }),
  };
}

/** The person or group that a document names. */
export function toDirectoryReference(document: DirectoryReferenceDocument): DirectoryReference {
  return 'user' in document
    ? { kind: 'user', user: document.user }
    : { kind: 'group', group: document.group };
}

function toRequestorScope(from: AccessPackageDocument['requestors']['from']): RequestorScope {
  return typeof from === 'string' ? { kind: from } : { kind: 'listed', organizationIds: from };
}

function toStage(document: ApprovalStageDocument): ApprovalStagePolicy {
  const { escalate, ...same } = document;
  return {
    ...same,
    approvers: document.approvers.map(toApproverReference),
    rule: toRule(document.rule),
    fallbackApprovers: document.fallbackApprovers.map(toApproverReference),
    remindAfter: document.remindAfter.map(requiredDuration),
    deadline: requiredDuration(document.deadline),
    ...(escalate === undefined
      ? {}
      : {
          escalate: {
            after: requiredDuration(escalate.after),
            to: escalate.to.map(toApproverReference),
          },
        }),
  };
}

function toApproverReference(document: ApproverReferenceDocument): ApproverReference {
  if ('sponsors' in document) return { kind: 'sponsors', sponsors: document.sponsors };
  if ('managerOf' in document) return { kind: 'managerOf', managerOf: document.managerOf };
  return toDirectoryReference(document);
}

function toRule(rule: ApprovalStageDocument['rule']): ApprovalRule {
  return typeof rule === 'string' ? { kind: rule } : { kind: 'quorum', quorum: rule.quorum };
}

function toResourceRole(document: ResourceRoleDocument): ResourceRole {
  if ('group' in document) return { kind: 'group', ...document };
  if ('application' in document) return { kind: 'application', ...document };
  if ('site' in document) return { kind: 'site', ...document };
  return { kind: 'entitlementPackage', ...document };
}
