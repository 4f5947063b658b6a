import { everyApprover } from './approval-stage-policy';
import type { PolicySet } from './policy-set';

/** What the policies have the app do in the directory beside inviting guests; each takes a right of its own. */
export interface PolicyUses {
  /** Groups named as approvers or sponsors, whose members are read. */
  readonly groupMembers: boolean;
  readonly groups: boolean;
  readonly applications: boolean;
  /** Guests are blocked or deleted at the end of their access. */
  readonly accounts: boolean;
  readonly entitlementPackages: boolean;
}

/** @param policies all in force; what operators paused counts, since it may go on at any time */
export function usesOf({ accessPackages, connectedOrganizations }: PolicySet): PolicyUses {
  const people = [
    ...accessPackages.flatMap(({ approval }) => approval.stages.flatMap(everyApprover)),
    ...accessPackages.flatMap(({ invitation }) => invitation.sponsors),
    ...connectedOrganizations.flatMap(({ sponsors }) => sponsors),
  ];
  const given = new Set(
    accessPackages.flatMap(({ resources }) => resources.map(({ kind }) => kind)),
  );
  return {
    groupMembers: people.some(({ kind }) => kind === 'group'),
    groups: given.has('group') || given.has('site'),
    applications: given.has('application'),
    accounts: accessPackages.some(
      ({ lifecycle }) => lifecycle !== undefined && lifecycle.atEnd !== 'remove',
    ),
    entitlementPackages: given.has('entitlementPackage'),
  };
}
