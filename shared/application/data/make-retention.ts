import type { AppPorts } from '../app-ports';
import type { ChangeRequest } from '../change-request';
import { makeForgetRequest } from './forget-request';
import { makeReduceRequest } from './reduce-request';
import { makeSweepRetention, type SweepRetention } from './sweep-retention';

/** Puts the nightly sweep together. */
export function makeRetention(
  deps: AppPorts & { readonly changeRequest: ChangeRequest },
): SweepRetention {
  const forgetRequest = makeForgetRequest(deps);
  const reduceRequest = makeReduceRequest(deps);
  return makeSweepRetention({ ...deps, forgetRequest, reduceRequest });
}
