import type { ReviewPage } from '../../../../shared/ports/pages/review-pages';
import { renderPage } from '../../../../shared/presentation/render-page';
import { sampleBranding, samplePages } from '../../../support/presentation-samples';

const render = (page: ReviewPage, locale: 'en' | 'fr' = 'en'): string =>
  renderPage(page, { locale, branding: sampleBranding, path: '/review/v1.k.payload.mac' });

const html = render(samplePages.review);

describe('the review page', () => {
  it('says who asks for what, until when and who decides', () => {
    expect(html).toContain('<h1>Ana Silva asks for access to Project X workspace</h1>');
    expect(html).toContain('Decide by Tuesday 1\u00a0December, 14:00 (Paris time).');
    expect(html).toContain('Kim Osei or you: one answer is enough.');
  });

  it('shows answers, resources, stage and reference in words', () => {
    expect(html).toContain('<span>On site</span>');
    expect(html).toContain('<span>4\u00a0January 2027</span>');
    expect(html).toContain('<span>Project X (application, Reader)</span>');
    expect(html).toContain('for 180 days');
    expect(html).toContain('<span>1 of 2, Sponsor</span>');
    expect(html).toContain('<span>7K3M-9QXT</span>');
  });

  it('says so where nothing but the account is given, and marks a reason that nobody asks for', () => {
    const bare = render({ ...samplePages.review, resources: [], requireJustification: 'never' });

    expect(bare).toContain('<span>A guest account, nothing else</span>');
    expect(bare).toContain('(optional; private, kept for the audit)');
    expect(html).toContain('(private, kept for the audit)');
  });

  it('tells the organization of the domain from the one entered', () => {
    expect(html).toContain('by the domain of the address');
    expect(html).toContain('not verified');
  });

  it.each(['approve', 'deny'] as const)('presets nothing when the link says %s', (suggested) => {
    const suggestedHtml = render({ ...samplePages.review, suggested });

    expect(suggestedHtml).not.toMatch(/\schecked|\sautofocus/);
    expect(suggestedHtml).toMatch(
      /<h1>(Approve|Deny) access to Project X workspace for Ana Silva\?/,
    );
  });

  it('posts the csrf value, a choice and two texts', () => {
    expect(html).toContain('<form method="post" action="/review/v1.k.payload.mac" novalidate>');
    expect(html).toContain('<input type="hidden" name="csrf" value="c5rf.value">');
    expect(html).toContain('type="radio" name="choice" value="approve"');
    expect(html).toContain('type="radio" name="choice" value="deny"');
    expect(html).toContain('name="justification"');
    expect(html).toContain('name="message"');
    expect(html).not.toContain('name="reference"');
  });

  it('warns of a look-alike domain and marks where it differs', () => {
    const warned = render(samplePages['review (approve, look-alike)']);

    expect(warned).toContain('Look closely:');
    expect(warned).toContain('<b>cont<mark>\u043E</mark>so.example</b>');
    expect(warned).toContain('ana@xn--contso-9cf.example');
    expect(warned).toContain('<span>ana@cont\u043Eso.example</span>');
    expect(html).not.toContain('Look closely');
  });

  it('marks what changed, keeps the texts and drops the choice', () => {
    const changed = render(samplePages['review (changed)']);

    expect(changed).toContain('The request has changed since you opened it.');
    expect(changed.match(/<mark>changed<\/mark>/g)).toHaveLength(2);
    expect(changed).toContain('>Met in person.</textarea>');
    expect(changed).toContain('>See you in January.</textarea>');
    expect(changed).not.toMatch(/\schecked/);
    expect(changed).toContain('Lee Wong approved, 23\u00a0November, 09:00: “Known from hall 2.”');
  });

  it('asks for the reference when no cookie came', () => {
    const asked = render(samplePages['review (no cookie)']);

    expect(asked).toMatch(/<a href="#reference">[^<]+cookie/);
    expect(asked).toMatch(/<input id="reference" name="reference" type="text"/);
  });

  it('keeps the choice when only the justification is missing', () => {
    const missing = render(samplePages['review (justification missing)']);

    expect(missing).toMatch(/value="deny" checked/);
    expect(missing).toContain('<a href="#justification">');
    expect(missing).toMatch(/name="justification"[^>]+aria-invalid="true"/);
  });

  it('says how long a decision can be taken back, unless it cannot', () => {
    const none = { kind: 'iso', months: 0, days: 0, seconds: 0 } as const;

    expect(html).toContain('You can take it back for 5 minutes.');
    expect(render({ ...samplePages.review, undoWindow: none })).not.toContain('take it back');
  });

  it.each([
    [{ kind: 'any' }, 2, 'Ana Silva is invited and gets access.'],
    [{ kind: 'any' }, 1, 'The next stage is asked.'],
    [{ kind: 'all' }, 2, 'Counts as your answer; others are asked too.'],
  ] as const)(
    'tells what approving means with the rule %j in stage %i',
    (rule, number, sentence) => {
      const stage = { ...samplePages.review.stage, rule, number };

      expect(render({ ...samplePages.review, stage })).toContain(sentence);
    },
  );

  it('speaks French with French spacing', () => {
    const french = render({ ...samplePages.review, suggested: 'approve' }, 'fr');

    expect(french).toContain('à Ana Silva\u202f?</h1>');
    expect(french).toContain('avant le mardi 1er\u00a0décembre à 14\u00a0h (heure de Paris)');
  });
});

describe('the pages after a decision', () => {
  const context = { locale: 'en', branding: sampleBranding, path: '/' } as const;

  it('say what was decided, and offer to take it back', () => {
    const decided = renderPage(samplePages['review-decided'], context);

    expect(decided).toContain('<main data-page="review-decided" data-choice="approve">');
    expect(decided).toContain('action="/review/v1.k.payload.mac/undo"');
    expect(decided).toMatch(/type="checkbox" name="sure" value="yes" id="sure">/);
    expect(decided).toContain('Possible until 09:05 (Paris time).');
    expect(renderPage(samplePages['review-decided (final)'], context)).not.toContain('<form');
  });

  it('say with whose link it was settled, and that a late decision did not count', () => {
    const settled = renderPage(samplePages['review-settled'], context);

    expect(settled).toContain('Decided with the link sent to kim@host.example');
    expect(settled).toContain('<b>Your decision was not counted:</b>');
    expect(settled).not.toContain('hall 3');
  });

  it.each([
    ['en', 'expired', 'has ended', 'There was no decision by the deadline'],
    ['en', 'approved', 'was approved', 'Without one, access is approved.'],
    ['en', 'nextStage', 'goes on to the next stage', 'The next stage is asked.'],
    ['fr', 'expired', 'est terminée', 'Il n’y a pas eu de décision avant l’échéance'],
    ['fr', 'approved', 'a été accordé', 'Dans ce cas, l’accès est accordé.'],
    ['fr', 'nextStage', 'passe à l’étape suivante', 'L’étape suivante est interrogée.'],
  ] as const)('say in %s what came of a deadline: %s', (locale, outcome, title, sentence) => {
    const settled = { kind: 'deadline', outcome, at: '2026-12-01T13:00:00Z' } as const;
    const page = { ...samplePages['review-settled'], settled, tooLate: false };
    const settledPage = renderPage(page, { ...context, locale });

    expect(settledPage).toMatch(new RegExp(`<h1[^>]*>[^<]*${title}`));
    expect(settledPage).toContain(sentence);
  });

  it('offer a fresh link without showing an address', () => {
    const expired = renderPage(samplePages['link-expired'], context);

    expect(expired).toContain('action="/review/v1.k.payload.mac/fresh"');
    expect(expired).toContain('<a href="#sure">Tick the box to go on.</a>');
    expect(expired).not.toContain('type="email"');
    expect(renderPage(samplePages['link-expired (sent)'], context)).not.toContain('<form');
  });
});

describe('the page that asks whose request it is', () => {
  const context = { locale: 'en', branding: sampleBranding, path: '/' } as const;

  it('shows every submission with its content, none chosen', () => {
    const asked = renderPage(samplePages['verify-address'], context);

    expect(asked).toContain('type="radio" name="submission" value="2"');
    expect(asked).toContain('type="radio" name="submission" value="1"');
    expect(asked).toContain('type="radio" name="submission" value="none"');
    expect(asked).toContain('Ana Sylva');
    expect(asked).toContain('<span>Design</span>');
    expect(asked).not.toMatch(/\schecked/);
  });

  it('links to the first answer when none was given', () => {
    const again = renderPage(samplePages['verify-address (no choice)'], context);

    expect(again).toContain('<a href="#submission">Choose one of the answers.</a>');
  });
});

describe('the status page', () => {
  const context = { locale: 'en', branding: sampleBranding, path: '/' } as const;

  it('tells the state, the steps with their times and what is due', () => {
    const status = renderPage(samplePages.status, context);

    expect(status).toContain('<b>Host Corporation is deciding.</b>');
    expect(status).toContain('by Tuesday 1\u00a0December, 14:00 (Paris time).');
    expect(status).toContain(
      '<time datetime="2026-11-22T09:12:00Z">22\u00a0November, 10:12</time>',
    );
    expect(status).toContain('aria-current="step"><b>Decision: Sponsor</b>');
    expect(status).toContain('action="/status/v1.k.payload.mac/cancel"');
  });

  it('ends with the decision, quotes the message and offers no cancel', () => {
    const denied = renderPage(samplePages['status (denied)'], context);

    expect(denied).toContain('Not approved: Sponsor');
    expect(denied).not.toContain('Security');
    expect(denied).toContain('<blockquote class="quote">Ask again once your contract is signed.');
    expect(denied).not.toContain('<form');
  });

  it('shows access as the last step done', () => {
    const delivered = renderPage(samplePages['status (delivered)'], context);

    expect(delivered).toMatch(/<li class="done"><b>Invitation and access<\/b>/);
  });

  it('names what a guest with part of the access still misses', () => {
    const partly = renderPage(samplePages['status (partly delivered)'], context);

    expect(partly).toContain('<b>You have part of your access.</b>');
    expect(partly).toContain(
      'Still missing, and somebody is on it: Project X (application, Reader).',
    );
    expect(partly).not.toMatch(/<li class="done"><b>Invitation and access/);
  });

  it('tells a guest who was given nothing that the access is missing', () => {
    const nothing = renderPage(samplePages['status (nothing given)'], context);

    expect(nothing).toContain('<p class="note warn"><b>Your access is still missing.</b>');
    expect(nothing).toContain('accept it in the meantime');
    expect(nothing).not.toMatch(/<li class="done"><b>Invitation and access/);
  });

  it('tells the same by the link that confirmed the address', () => {
    const { state, access } = samplePages['status (nothing given)'];
    const later = renderPage({ ...samplePages['address-verified'], state, access }, context);

    expect(later).toContain('<p class="note warn"><b>Your access is still missing.</b>');
  });

  it('promises no further invitation while the rest is given to a guest who has one', () => {
    const sample = samplePages['status (partly delivered)'];
    const again = renderPage({ ...sample, state: 'delivering', closedAt: undefined }, context);

    expect(again).toContain('<b>Your access is being set up.</b>');
    expect(again).toContain('Still missing, and somebody is on it');
    expect(again).not.toContain('invitation follows');
  });
});
