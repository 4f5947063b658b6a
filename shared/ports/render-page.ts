import type { Locale } from '../domain/locale';
import type { Branding } from './branding';
import type {
  AddressRefusedPage,
  AddressVerifiedPage,
  VerifyAddressPage,
} from './pages/address-pages';
import type { ExtendAccessPage } from './pages/extend-page';
import type { LinkInvalidPage, LinksSentPage, ProblemPage } from './pages/link-pages';
import type {
  LinkExpiredPage,
  ReviewDecidedPage,
  ReviewPage,
  ReviewReopenedPage,
  ReviewSettledPage,
} from './pages/review-pages';
import type { PackagesPage, ReceivedPage, SignUpPage } from './pages/sign-up-pages';
import type { StatusPage } from './pages/status-page';

/** Every page, by the name in its `data-page`. Models hold facts; wording, dates, lists and plurals are the renderer's. */
export type PageModel =
  | PackagesPage
  | SignUpPage
  | ReceivedPage
  | VerifyAddressPage
  | AddressVerifiedPage
  | AddressRefusedPage
  | ReviewPage
  | ReviewDecidedPage
  | ReviewSettledPage
  | ReviewReopenedPage
  | LinkExpiredPage
  | StatusPage
  | ExtendAccessPage
  | LinkInvalidPage
  | LinksSentPage
  | ProblemPage;

/** What is the same for every page of one request. */
export interface PageContext {
  readonly locale: Locale;
  readonly branding: Branding;
  /**
   * Path and query that a GET shows this page under, e.g. `/review/v1.k.p.m?choice=deny`; language links add `lang` to it.
   * Undefined on an answer to a POST: no language links then, which would lose what was typed.
   */
  readonly path?: string | undefined;
}

/**
 * A whole HTML document. Pure: the same model and context give the same text. Everything a person typed comes out escaped and
 * without bidi or control characters; no script, no inline style, nothing from elsewhere but the logo.
 */
export type RenderPage = (page: PageModel, context: PageContext) => string;
