import type { PageModel } from '../../ports/render-page';
import type { Scope } from '../template-engine';
import type { Tools } from '../tools';
import { addressRefusedScope, addressVerifiedScope, verifyAddressScope } from './address-scopes';
import {
  linkExpiredScope,
  reviewDecidedScope,
  reviewReopenedScope,
  reviewSettledScope,
} from './decision-scopes';
import { extendScope } from './extend-scope';
import { linkInvalidScope, linksSentScope, problemScope } from './link-scopes';
import { reviewScope } from './review-scope';
import { packagesScope, receivedScope, signUpScope } from './sign-up-scopes';
import { statusScope } from './status-scope';

type PageScopes = {
  readonly [Kind in PageModel['kind']]: (
    page: Extract<PageModel, { readonly kind: Kind }>,
    tools: Tools,
  ) => Scope;
};

const scopes: PageScopes = {
  packages: packagesScope,
  signup: signUpScope,
  received: receivedScope,
  'verify-address': verifyAddressScope,
  'address-verified': addressVerifiedScope,
  'address-refused': addressRefusedScope,
  review: reviewScope,
  'review-decided': reviewDecidedScope,
  'review-settled': reviewSettledScope,
  'review-reopened': reviewReopenedScope,
  'link-expired': linkExpiredScope,
  status: statusScope,
  'extend-access': extendScope,
  'link-invalid': linkInvalidScope,
  'links-sent': linksSentScope,
  problem: problemScope,
};

/** What a page's template needs beside the model itself: titles, sentences, facts, steps and fields. */
export function pageScope<Kind extends PageModel['kind']>(
  page: Extract<PageModel, { readonly kind: Kind }>,
  tools: Tools,
): Scope {
  return scopes[page.kind](page, tools);
}
