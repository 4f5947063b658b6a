import type { AppPorts } from '../app-ports';
import type { ChangeRequest } from '../change-request';
import type { LoadRequest } from '../views/load-request';
import { makeChangeAssignment } from './change-assignment';
import { makeExtendAccess, type ExtendAccess } from './extend-access';
import { makeFindSponsors } from './find-sponsors';
import { makeLoadExtension, type LoadExtension } from './load-extension';
import { makeSweepAssignment, type SweepAssignment } from './sweep-assignment';

/** The end of access. */
export interface Lifecycle {
  readonly extendAccess: ExtendAccess;
  readonly loadExtension: LoadExtension;
  readonly sweepAssignment: SweepAssignment;
}

export interface LifecycleDeps extends AppPorts {
  readonly changeRequest: ChangeRequest;
  readonly loadRequest: LoadRequest;
}

export function makeLifecycle(deps: LifecycleDeps): Lifecycle {
  const changeAssignment = makeChangeAssignment(deps);
  const findSponsors = makeFindSponsors(deps);
  const shared = { ...deps, changeAssignment, findSponsors };
  return {
    extendAccess: makeExtendAccess(shared),
    loadExtension: makeLoadExtension(deps),
    sweepAssignment: makeSweepAssignment(shared),
  };
}
