import type { Question } from '../../shared/domain/policy/question';
import type { Submission } from '../../shared/domain/request/submission';
import type { ActingForm } from '../../shared/ports/acting-form';
import type { Branding } from '../../shared/ports/branding';
import type {
  AddressView,
  ResourceView,
  SettledView,
  StageView,
} from '../../shared/ports/request-view';
import type { MailModel } from '../../shared/ports/render-mail';
import type { PageModel } from '../../shared/ports/render-page';

export const sampleBranding: Branding = {
  name: 'Host Corporation',
  privacyUrl: 'https://host.example/privacy',
  supportContact: 'desk@host.example',
  timeZone: 'Europe/Paris',
};

const displayName = { en: 'Project X workspace', fr: 'Espace Projet X' };
const description = {
  en: 'Shared drawings, schedules and the discussion board for everyone building Project X with us.',
  fr: 'Plans, calendriers et discussions pour tous ceux qui construisent le Projet X avec nous.',
};
const reference = '7K3M-9QXT';
const requestorName = 'Ana Silva';

const byKim: SettledView = {
  kind: 'decided',
  outcome: 'approved',
  by: { kind: 'approver', address: 'kim@host.example' },
  at: '2026-11-23T08:00:00Z',
};
const byRavi: SettledView = {
  ...byKim,
  outcome: 'denied',
  by: { kind: 'approver', address: 'ravi@host.example' },
};

const questions: readonly Question[] = [
  {
    id: 'role',
    type: 'choice',
    label: { en: 'Your part in the project', fr: 'Votre rôle dans le projet' },
    required: true,
    choices: [
      {
        value: 'design',
        label: { en: 'Design', fr: 'Conception' },
        hint: { en: 'Reads and comments on drawings', fr: 'Lit et commente les plans' },
      },
      {
        value: 'site',
        label: { en: 'On site', fr: 'Chantier' },
        hint: { en: 'Schedules and delivery notes', fr: 'Calendriers et bons de livraison' },
      },
    ],
  },
  {
    id: 'trained',
    type: 'yesNo',
    label: {
      en: 'Have you done the site training?',
      fr: 'Avez-vous suivi la formation chantier ?',
    },
    required: true,
  },
  {
    id: 'start',
    type: 'date',
    label: { en: 'First day', fr: 'Premier jour' },
    hint: { en: 'The day you need access from.', fr: 'Le jour où il vous faut l’accès.' },
    required: false,
  },
  {
    id: 'badge',
    type: 'text',
    label: { en: 'Badge number', fr: 'Numéro de badge' },
    required: false,
    maxLength: 20,
    multiline: false,
  },
];

const submission: Submission = {
  requestId: 'a'.repeat(32),
  number: 2,
  submittedAt: '2026-11-22T09:12:00Z',
  givenName: 'Ana',
  surname: 'Silva',
  organization: 'Contoso',
  justification: 'I coordinate deliveries for hall 3 from January and need the schedule.',
  answers: { role: 'site', trained: true, start: '2027-01-04', badge: 'C-1184' },
  acceptedTerms: '2026-01',
  language: 'en',
};

const earlierSubmission: Submission = {
  ...submission,
  number: 1,
  submittedAt: '2026-11-21T16:40:00Z',
  surname: 'Sylva',
  answers: { role: 'design', trained: false },
  justification: '',
};

const stage: StageView = {
  name: 'Sponsor',
  number: 1,
  count: 2,
  rule: { kind: 'any' },
  deadlineAt: '2026-12-01T13:00:00Z',
  approvers: [
    { name: 'Kim Osei', isReader: false },
    { name: 'Ravi Menon', isReader: true },
  ],
  earlier: [],
};

const address: AddressView = {
  email: 'ana@contoso.example',
  confirmedAt: '2026-11-22T09:14:00Z',
  organizationName: 'Contoso',
};

const strangeAddress: AddressView = {
  email: 'ana@xn--contso-9cf.example',
  unicodeDomain: 'contоso.example',
  confirmedAt: '2026-11-22T09:14:00Z',
  lookAlike: {
    known: 'contoso.example',
    reason: 'confusable',
    differing: { given: 'о', known: 'o' },
  },
};

const resources: readonly ResourceView[] = [
  { kind: 'group', name: 'Project X members' },
  { kind: 'application', name: 'Project X', role: 'Reader' },
];

const accessPackage = {
  id: 'project-x',
  displayName,
  description,
  requestors: { kind: 'connectedOrganizations' } as const,
  questions,
  terms: { version: '2026-01', url: 'https://host.example/terms' },
  justification: 'optional' as const,
};

const days = (count: number) => ({ kind: 'iso', months: 0, days: count, seconds: 0 }) as const;
const seconds = (count: number) => ({ kind: 'iso', months: 0, days: 0, seconds: count }) as const;

const form = (action: string): ActingForm => ({ action, csrf: 'c5rf.value' });
const about = { reference, displayName, requestorName };

const review: Extract<PageModel, { readonly kind: 'review' }> = {
  kind: 'review',
  ...about,
  address,
  content: submission,
  questions,
  resources,
  accessLasts: days(180),
  stage,
  requireJustification: 'onDeny',
  undoWindow: seconds(300),
  changed: [],
  form: form('/review/v1.k.payload.mac'),
  values: { justification: '', message: '' },
};

const status: Extract<PageModel, { readonly kind: 'status' }> = {
  kind: 'status',
  reference,
  displayName,
  state: 'pendingApproval',
  submittedAt: '2026-11-22T09:12:00Z',
  confirmedAt: '2026-11-22T09:14:00Z',
  stages: [
    { name: 'Sponsor', state: 'open', at: '2026-11-22T09:14:00Z' },
    { name: 'Security', state: 'waiting' },
  ],
  deadlineAt: '2026-12-01T13:00:00Z',
  cancel: form('/status/v1.k.payload.mac/cancel'),
};

const extendAccess: Extract<PageModel, { readonly kind: 'extend-access' }> = {
  kind: 'extend-access',
  reference,
  displayName,
  guestName: requestorName,
  email: 'ana@contoso.example',
  organizationName: 'Contoso',
  resources,
  startedAt: '2026-11-23T08:05:00Z',
  endsAt: '2027-05-22T07:05:00Z',
  outcome: {
    kind: 'open',
    nextEnd: '2027-11-18T08:05:00Z',
    by: days(180),
    form: form('/extend/v1.k.payload.mac'),
  },
  tooLate: false,
};

const postedForm = {
  action: '/signup/project-x',
  fields: Object.entries({
    language: 'en',
    returnUrl: 'https://partners.contoso.example/thanks',
    email: 'ana@mail.example',
    givenName: 'Ana',
    surname: 'Silva',
    organization: 'Contoso',
    'answers.role': 'site',
    justification: 'I coordinate deliveries for hall 3.\nFrom January.',
    acceptedTerms: '2026-01',
  }).map(([name, value]) => ({ name, value })),
};

/** One model of every page, and the variants that look different, by a name that begins with the kind. */
export const samplePages = {
  packages: {
    kind: 'packages',
    packages: [
      { id: 'project-x', displayName, description },
      {
        id: 'community',
        displayName: { en: 'Community', fr: 'Communauté' },
        description: {
          en: 'Meet others who work with us, and read our monthly letter.',
          fr: 'Rencontrez d’autres partenaires et lisez notre lettre mensuelle.',
        },
      },
    ],
  },
  'packages (none)': { kind: 'packages', packages: [] },
  'packages (paused)': { kind: 'packages', packages: [], isPaused: true },
  signup: { kind: 'signup', accessPackage, stageCount: 1, values: {}, errors: [] },
  'signup (anyone, nobody decides)': {
    kind: 'signup',
    accessPackage: { ...accessPackage, requestors: { kind: 'anyone' }, justification: 'required' },
    stageCount: 0,
    values: {},
    errors: [{ field: 'justification', code: 'justification.required' }],
  },
  'signup (errors)': {
    kind: 'signup',
    accessPackage,
    stageCount: 2,
    values: {
      email: 'ana+px@contoso.example',
      givenName: 'Ana',
      surname: 'Silva',
      organization: 'Contoso',
      'answers.role': 'site',
      justification: 'I coordinate deliveries for hall 3.',
    },
    errors: [
      { field: 'email', code: 'email.unsupported-character', character: '+' },
      { field: 'answers.trained', code: 'answer.required' },
      { field: 'acceptedTerms', code: 'terms.required' },
    ],
    returnUrl: 'https://partners.contoso.example/thanks',
  },
  received: {
    kind: 'received',
    accessPackage: { id: 'project-x', displayName },
    sender: 'guests@host.example',
    stageCount: 1,
    reference,
  },
  'verify-address': {
    kind: 'verify-address',
    displayName,
    reference,
    email: 'ana@contoso.example',
    questions,
    submissions: [submission, earlierSubmission],
    form: form('/verify/v1.k.payload.mac'),
  },
  'verify-address (no choice)': {
    kind: 'verify-address',
    displayName,
    reference,
    email: 'ana@contoso.example',
    questions,
    submissions: [submission],
    form: { ...form('/verify/v1.k.payload.mac'), refusal: 'no-choice' },
  },
  'address-verified': {
    kind: 'address-verified',
    displayName,
    reference,
    state: 'pendingApproval',
    stageCount: 1,
  },
  'address-refused': { kind: 'address-refused', displayName, quietDays: 30 },
  review,
  'review (approve, look-alike)': { ...review, address: strangeAddress, suggested: 'approve' },
  'review (changed)': {
    ...review,
    suggested: 'deny',
    stage: {
      ...stage,
      number: 2,
      rule: { kind: 'quorum', quorum: 2 },
      approvers: [
        ...stage.approvers,
        {
          name: 'Lee Wong',
          isReader: false,
          decision: {
            choice: 'approve',
            justification: 'Known from hall 2.',
            at: '2026-11-23T08:00:00Z',
          },
        },
      ],
    },
    changed: ['content', 'decisions'],
    form: { ...review.form, refusal: 'changed' },
    values: { justification: 'Met in person.', message: 'See you in January.' },
  },
  'review (no cookie)': { ...review, form: { ...review.form, refusal: 'no-cookie' } },
  'review (justification missing)': {
    ...review,
    form: { ...review.form, refusal: 'justification-missing' },
    values: { choice: 'deny', justification: '', message: '' },
  },
  'review-decided': {
    kind: 'review-decided',
    ...about,
    choice: 'approve',
    decidedAt: '2026-11-23T08:00:00Z',
    message: 'See you in January.',
    stage: { number: 1, count: 2 },
    settled: byKim,
    requestState: 'pendingApproval',
    undo: { until: '2026-11-23T08:05:00Z', form: form('/review/v1.k.payload.mac/undo') },
  },
  'review-decided (final)': {
    kind: 'review-decided',
    ...about,
    choice: 'deny',
    decidedAt: '2026-11-23T08:00:00Z',
    message: '',
    stage: { number: 2, count: 2 },
    settled: byRavi,
    requestState: 'denied',
    tooLate: true,
  },
  'review-settled': {
    kind: 'review-settled',
    ...about,
    settled: byKim,
    tooLate: true,
  },
  'review-settled (deadline)': {
    kind: 'review-settled',
    ...about,
    settled: { kind: 'deadline', outcome: 'expired', at: '2026-12-01T13:00:00Z' },
    tooLate: false,
  },
  'review-reopened': { kind: 'review-reopened', ...about, tooLate: true },
  'link-expired': {
    kind: 'link-expired',
    reference,
    form: { ...form('/review/v1.k.payload.mac/fresh'), refusal: 'not-ticked' },
    freshSent: false,
  },
  'link-expired (sent)': {
    kind: 'link-expired',
    reference,
    form: form('/review/v1.k.payload.mac/fresh'),
    freshSent: true,
  },
  status,
  'status (denied)': {
    ...status,
    state: 'denied',
    stages: [
      { name: 'Sponsor', state: 'denied', at: '2026-11-23T08:00:00Z' },
      { name: 'Security', state: 'waiting' },
    ],
    closedAt: '2026-11-23T08:05:00Z',
    message: 'Ask again once your contract is signed.',
    cancel: undefined,
  },
  'status (delivered)': {
    ...status,
    tooLate: true,
    state: 'delivered',
    stages: [{ name: 'Sponsor', state: 'approved', at: '2026-11-23T08:00:00Z' }],
    closedAt: '2026-11-23T08:06:00Z',
    cancel: undefined,
  },
  'status (partly delivered)': {
    ...status,
    state: 'partiallyDelivered',
    stages: [{ name: 'Sponsor', state: 'approved', at: '2026-11-23T08:00:00Z' }],
    access: { extent: 'some', given: resources.slice(0, 1), missing: resources.slice(1) },
    closedAt: '2026-11-23T08:06:00Z',
    cancel: undefined,
  },
  'status (nothing given)': {
    ...status,
    state: 'partiallyDelivered',
    stages: [{ name: 'Sponsor', state: 'approved', at: '2026-11-23T08:00:00Z' }],
    access: { extent: 'none', given: [], missing: resources },
    closedAt: '2026-11-23T08:06:00Z',
    cancel: undefined,
  },
  'extend-access': extendAccess,
  'extend-access (extended)': {
    ...extendAccess,
    outcome: { kind: 'extended', at: '2027-05-10T07:30:00Z', isReaders: true },
  },
  'extend-access (over)': { ...extendAccess, outcome: { kind: 'over' }, tooLate: true },
  'link-invalid': { kind: 'link-invalid' },
  'link-invalid (wrong)': { kind: 'link-invalid', email: 'ana', isEmailWrong: true },
  'links-sent': { kind: 'links-sent' },
  problem: { kind: 'problem', code: 'not-found' },
  'problem (internal)': {
    kind: 'problem',
    code: 'internal-error',
    traceId: '4bf92f3577b34da6a3ce929d0e0e4736',
  },
  'problem (another address)': {
    kind: 'problem',
    code: 'policy-refused',
    traceId: '4bf92f3577b34da6a3ce929d0e0e4736',
    form: postedForm,
  },
  'problem (paused)': { kind: 'problem', code: 'temporarily-unavailable', isPaused: true },
  'problem (send again)': {
    kind: 'problem',
    code: 'temporarily-unavailable',
    traceId: '4bf92f3577b34da6a3ce929d0e0e4736',
    form: postedForm,
  },
} as const satisfies Readonly<Record<string, PageModel>>;

const toRequestor = { reference, displayName, givenName: 'Ana' };

const aboutAccess = { ...toRequestor, guestName: requestorName };

const approvalRequest: Extract<
  MailModel,
  { readonly kind: 'approval-request' | 'approval-reminder' }
> = {
  kind: 'approval-request',
  reference,
  displayName,
  address,
  content: submission,
  questions,
  stage,
  isReopened: false,
  role: 'primary',
  approveUrl: 'https://guests.host.example/review/v1.k.payload.mac?choice=approve',
  denyUrl: 'https://guests.host.example/review/v1.k.payload.mac?choice=deny',
};

/** One model of every mail, and the variants that look different, by a name that begins with the kind. */
export const sampleMails = {
  'verify-address': {
    kind: 'verify-address',
    displayName,
    verifyUrl: 'https://guests.host.example/verify/v1.k.payload.mac',
    expiresAt: '2026-11-29T09:12:00Z',
  },
  'request-received': {
    kind: 'request-received',
    ...toRequestor,
    stageCount: 1,
    statusUrl: 'https://guests.host.example/status/v1.k.payload.mac',
  },
  'approval-request': approvalRequest,
  'approval-request (fallback, look-alike)': {
    ...approvalRequest,
    address: strangeAddress,
    role: 'fallback',
    stage: { ...stage, count: 1, approvers: [{ name: 'Desk', isReader: true }] },
  },
  'approval-request (second stage, long texts)': {
    ...approvalRequest,
    content: {
      ...submission,
      justification: 'I coordinate deliveries. '.repeat(20),
      answers: { work: 'Hall 3.' },
    },
    questions: [
      {
        id: 'work',
        type: 'text',
        label: { en: 'What will you work on?', fr: 'Sur quoi travaillerez-vous\u202f?' },
        required: true,
        maxLength: 500,
        multiline: true,
      },
    ],
    stage: {
      ...stage,
      number: 2,
      earlier: ['Lee Wong', 'Kim Osei'].map((name) => ({
        name,
        isReader: false,
        decision: { choice: 'approve', justification: 'Known.', at: '2026-11-23T08:00:00Z' },
      })),
      approvers: [
        {
          name: 'Desk',
          isReader: false,
          decision: { choice: 'deny', justification: 'Unknown.', at: '2026-11-24T08:00:00Z' },
        },
        { name: 'Ravi Menon', isReader: true },
      ],
    },
  },
  'approval-request (taken back)': { ...approvalRequest, isReopened: true },
  'approval-reminder': { ...approvalRequest, kind: 'approval-reminder' },
  'approval-settled': {
    kind: 'approval-settled',
    reference,
    displayName,
    requestorName,
    settled: byKim,
    isReaders: false,
    undoUntil: '2026-11-23T08:05:00Z',
    reviewUrl: 'https://guests.host.example/review/v1.k.payload.mac',
  },
  'approval-settled (own)': {
    kind: 'approval-settled',
    reference,
    displayName,
    requestorName,
    settled: byRavi,
    isReaders: true,
    undoUntil: '2026-11-23T08:05:00Z',
    reviewUrl: 'https://guests.host.example/review/v1.k.payload.mac',
  },
  'request-denied': {
    kind: 'request-denied',
    ...toRequestor,
    message: 'Ask again once your contract is signed.',
  },
  'request-expired': { kind: 'request-expired', ...toRequestor },
  'request-canceled': { kind: 'request-canceled', ...toRequestor, by: 'requestor' },
  'guest-welcome': {
    kind: 'guest-welcome',
    ...toRequestor,
    link: { kind: 'redeem', url: 'https://login.example/redeem?rd=a&b=c' },
    access: { extent: 'all', given: resources, missing: [] },
    accessEndsAt: '2027-05-22T08:00:00Z',
  },
  'guest-welcome (guest already)': {
    kind: 'guest-welcome',
    ...toRequestor,
    link: { kind: 'open', url: 'https://host.sharepoint.example/sites/x' },
    access: { extent: 'all', given: [], missing: [] },
    message: 'See you in January.',
  },
  'guest-welcome (part)': {
    kind: 'guest-welcome',
    ...toRequestor,
    link: { kind: 'redeem', url: 'https://login.example/redeem?rd=a&b=c' },
    access: { extent: 'some', given: resources.slice(0, 1), missing: resources.slice(1) },
  },
  'guest-welcome (nothing)': {
    kind: 'guest-welcome',
    ...toRequestor,
    link: { kind: 'redeem', url: 'https://login.example/redeem?rd=a&b=c' },
    access: { extent: 'none', given: [], missing: resources },
  },
  'access-ending': {
    kind: 'access-ending',
    ...aboutAccess,
    reader: { kind: 'sponsor', email: 'ana@contoso.example' },
    endsAt: '2027-05-22T07:05:00Z',
    extension: {
      url: 'https://guests.host.example/extend/v1.k.payload.mac',
      by: days(180),
    },
    canBeExtended: true,
  },
  'access-ending (guest)': {
    kind: 'access-ending',
    ...aboutAccess,
    reader: { kind: 'guest' },
    endsAt: '2027-05-22T07:05:00Z',
    canBeExtended: true,
  },
  'access-ended': {
    kind: 'access-ended',
    ...aboutAccess,
    reader: { kind: 'sponsor', email: 'ana@contoso.example' },
    endedAt: '2027-05-22T07:10:00Z',
    resources,
    cause: 'expired',
  },
  'access-ended (guest)': {
    kind: 'access-ended',
    ...aboutAccess,
    reader: { kind: 'guest' },
    endedAt: '2027-05-22T07:10:00Z',
    resources: [],
    cause: 'operator',
  },
  'delivery-problem': {
    kind: 'delivery-problem',
    cause: 'group.not-found',
    count: 3,
    since: '2026-11-23T07:10:00Z',
    references: [reference, '2B4D-6F8H'],
  },
} as const satisfies Readonly<Record<string, MailModel>>;
