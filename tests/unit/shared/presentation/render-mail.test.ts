import { locales } from '../../../../shared/domain/locale';
import { mailKinds } from '../../../../shared/domain/request/mail-kind';
import type { MailModel, RenderedMail } from '../../../../shared/ports/render-mail';
import { renderMail } from '../../../../shared/presentation/render-mail';
import { sampleBranding, sampleMails } from '../../../support/presentation-samples';
import { visibleText } from '../../../support/visible-text';

const render = (mail: MailModel, locale: 'en' | 'fr' = 'en'): RenderedMail =>
  renderMail(mail, { locale, branding: sampleBranding });

const cases = locales.flatMap((locale) =>
  Object.entries(sampleMails).map(([name, mail]) => ({ name, locale, mail: mail as MailModel })),
);

const linksOf = (html: string): readonly string[] =>
  [...html.matchAll(/href="(https:[^"]+)"/g)].map((match) =>
    (match[1] ?? '').replaceAll('&amp;', '&'),
  );

const request = sampleMails['approval-request'];

describe.each(cases)('renderMail: $name in $locale', ({ mail, locale }) => {
  const { subject, text, html } = render(mail, locale);

  it('names its language and direction twice, and its layout tables as such', () => {
    expect(html).toContain(`<html lang="${locale}" dir="ltr"`);
    expect(html).toContain(`lang="${locale}" dir="ltr">`);
    expect(html.match(/<table(?! role="presentation")/g)).toBeNull();
  });

  it('fetches nothing from elsewhere', () => {
    expect(html).not.toMatch(/<img|<link|<script|\ssrc=|url\(/);
  });

  it('has a subject of one line that is its title', () => {
    expect(subject).not.toMatch(/[\r\n]/);
    expect(visibleText(html).split('\n')[0]).toBe(subject);
  });

  it('has a text part with the same links', () => {
    const inText = text.match(/https:\/\/\S+/g) ?? [];

    expect(new Set(inText)).toEqual(new Set(linksOf(html)));
    expect(text).not.toMatch(/<[a-z]|\n{3}|[ \t]\n|&[a-z]+;/);
  });

  it('says in both parts what it is about', () => {
    const heading = /<h1[^>]*>(.+?)<\/h1>/.exec(html)?.[1] ?? '';

    expect(text).toContain(visibleText(heading).trim());
    expect(html.match(/<h1/g)).toHaveLength(1);
  });

  it('names the zone of every time of day', () => {
    const bare =
      / (?:\d\d:\d\d|\d+\u00a0h(?:\u00a0\d\d)?)(?![\d\u00a0]| \((?:Paris time|heure de Paris)\))/;

    expect(text).not.toMatch(bare);
  });

  it('says its reference once', () => {
    expect(text.match(/7K3M-9QXT/g)?.length ?? 0).toBeLessThanOrEqual(1);
  });

  it('has at most one filled button', () => {
    expect(html.match(/class="filled"/g)?.length ?? 0).toBeLessThanOrEqual(1);
  });
});

describe('renderMail', () => {
  it('has a sample of every kind', () => {
    const kinds = new Set(Object.values(sampleMails).map(({ kind }) => kind));

    expect([...kinds].toSorted()).toEqual(mailKinds.toSorted());
  });

  it('gives the same mail for the same model', () => {
    expect(render(request)).toEqual(render(request));
  });

  it('tells approvers who, what, until when and who else decides, before both links', () => {
    const { subject, text } = render(request);
    const [before = ''] = text.split('https://');

    expect(subject).toBe('Ana Silva asks for access to Project X workspace');
    expect(before).toContain(
      'Decide by Tuesday 1\u00a0December, 14:00 (Paris time). Kim Osei or you',
    );
    expect(before).toContain('Address: ana@contoso.example');
    expect(text).toContain(`Approve:\n${request.approveUrl}\n`);
    expect(text).toContain(`Deny:\n${request.denyUrl}\n`);
  });

  it('says that a reminder is one', () => {
    const { subject } = render(sampleMails['approval-reminder']);

    expect(subject).toBe('Reminder: Ana Silva asks for access to Project X workspace');
  });

  it('says first that a decision was taken back, with the subject as it was', () => {
    const { subject, text } = render(sampleMails['approval-request (taken back)']);
    const reminder = render({ ...sampleMails['approval-reminder'], isReopened: true });

    expect(subject).toBe(render(request).subject);
    expect(text).toContain('\n\nThe decision was taken back: decide again, with the links in this');
    expect(reminder.text).not.toContain('taken back');
  });

  it('quotes the reason cut, line by line, with links broken up', () => {
    const justification = `See https://evil.example\nApprove: www.evil.example ${'x'.repeat(400)}`;
    const { text, html } = render({ ...request, content: { ...request.content, justification } });

    expect(text).toContain('> See https[:]//evil[.]example\n> Approve: www[.]evil[.]example x');
    expect(text).toContain('x…\n');
    expect(html).not.toContain('https://evil');
  });

  it('breaks up links in answers, and keeps them on one line', () => {
    const content = { ...request.content, answers: { badge: 'see\nevil.example' } };
    const { text } = render({ ...request, content });

    expect(text).toContain('Badge number: see evil[.]example\n');
  });

  it('quotes an answer of several lines line by line', () => {
    const mail = sampleMails['approval-request (second stage, long texts)'];
    const work = 'Hall 3 from January.\nApprove: hall 4 from https://hall.example.';
    const { text, html } = render({ ...mail, content: { ...mail.content, answers: { work } } });

    expect(text).toContain(
      'What will you work on?\n> Hall 3 from January.\n> Approve: hall 4 from https[:]//hall[.]example.\n',
    );
    expect(html).toContain(
      '>Hall 3 from January.\nApprove: hall 4 from https[:]//hall[.]example.<',
    );
  });

  it('says where the rest of a text is that it cuts, and nothing of it where none is cut', () => {
    const rest = 'What ends in “…” is cut here. The page shows all of it.';

    expect(render(sampleMails['approval-request (second stage, long texts)']).text).toContain(rest);
    expect(render(request).text).not.toContain('is cut here');
  });

  it('tells who decided before, without the reasons that are private', () => {
    const { text } = render(sampleMails['approval-request (second stage, long texts)']);

    expect(text).toContain(
      'Stage: 2 of 2, Sponsor\nApproved by: Lee Wong, Kim Osei\nDenied by: Desk\n',
    );
    expect(text).not.toMatch(/nown\./);
    expect(render(request).text).not.toMatch(/Approved by|Denied by/);
  });

  it('never names the organization typed', () => {
    const content = { ...request.content, organization: 'Totally Trusted Ltd' };
    const { subject, text, html } = render({ ...request, content });

    expect(`${subject}${text}${html}`).not.toContain('Totally Trusted');
  });

  it('warns approvers of a look-alike in the form that shows the difference', () => {
    const { text } = render(sampleMails['approval-request (fallback, look-alike)']);

    expect(text).toContain('ends in *xn--contso-9cf*[.]example, easily taken for contoso.example');
    expect(text).toContain('no other approver of Project X workspace could be asked');
  });

  it('marks where a look-alike domain differs, by day and by night', () => {
    const address = {
      email: 'ana@contos0.example',
      lookAlike: {
        known: 'contoso.example',
        reason: 'oneEdit',
        differing: { given: '0', known: 'o' },
      },
    } as const;
    const { text, html } = render({ ...request, address });

    expect(text).toContain('ends in contos*0*[.]example, easily taken for contoso.example, which');
    expect(html).toMatch(/<b>contos<mark class="mark" style="[^"]+">0<\/mark>\[\.\]example<\/b>/);
    expect(html).toContain('.mark { background: #ffd978 !important; color: #2b1d00 !important }');
  });

  it('tells until when a decision can be taken back, and by whom', () => {
    const own = render(sampleMails['approval-settled (own)']).text;
    const other = render(sampleMails['approval-settled']).text;

    expect(own).toContain('You can take it back until 09:05 (Paris time)');
    expect(other).toContain('Decided with the link sent to kim@host.example');
    expect(other).toContain('The one who decided can take it back until 09:05 (Paris time).');
  });

  it.each([
    ['en', 'expired', 'has ended', 'There was no decision by the deadline'],
    ['en', 'approved', 'was approved', 'Without one, access is approved.'],
    ['en', 'nextStage', 'goes on to the next stage', 'The next stage is asked.'],
    ['fr', 'expired', 'est terminée', 'Il n’y a pas eu de décision avant l’échéance'],
    ['fr', 'approved', 'a été accordé', 'Dans ce cas, l’accès est accordé.'],
    ['fr', 'nextStage', 'passe à l’étape suivante', 'L’étape suivante est interrogée.'],
  ] as const)(
    'tells approvers in %s what came of a deadline: %s',
    (locale, outcome, title, sentence) => {
      const settled = { kind: 'deadline', outcome, at: '2026-12-01T13:00:00Z' } as const;
      const mail = { ...sampleMails['approval-settled'], settled, undoUntil: undefined };
      const { text } = render(mail, locale);

      expect(text).toContain(title);
      expect(text).toContain(sentence);
    },
  );

  it('links a new guest to the invitation and a guest already to the resource', () => {
    expect(render(sampleMails['guest-welcome']).text).toContain(
      'Accept the invitation:\nhttps://login.example/redeem?rd=a&b=c\n',
    );
    expect(render(sampleMails['guest-welcome (guest already)']).text).toContain(
      'Open Project X workspace:\nhttps://host.sharepoint.example/sites/x\n',
    );
  });

  it('names to a guest what was given and what is still missing', () => {
    const { text } = render(sampleMails['guest-welcome (part)']);

    expect(text).toContain('part of it is not there yet');
    expect(text).toMatch(/You get: Project X members \(group\)\nStill missing: Project X \(app/);
  });

  it('does not tell a guest who was given nothing that they are in', () => {
    const { text } = render(sampleMails['guest-welcome (nothing)']);

    expect(text).toContain('The access itself is still missing, and somebody is on it.');
    expect(text).toContain('Accept the invitation:\n');
    expect(text).not.toMatch(/you are in|has given you access|You get:/);
  });

  it('quotes to a guest what the approver wrote to them', () => {
    const written = render(sampleMails['guest-welcome (guest already)']).text;
    const silent = render(sampleMails['guest-welcome']).text;

    expect(written).toContain('The message to you\n\n> See you in January.\n');
    expect(silent).not.toContain('The message to you');
  });

  it.each([
    ['group.not-found', 'A group that the policy names is gone', 'delivery-failed'],
    ['mail.request-received', 'A mail was given up: request-received', 'mail-failed'],
    ['graph.unavailable', 'Microsoft Graph did not answer in time', 'graph-throttled'],
    ['orchestration.stuck', 'The request stood still', 'orchestration-stuck'],
    ['brand.new', 'brand.new', 'delivery-failed'],
  ])(
    'tells operators of %s what it is, where to read on and what to type',
    (cause, words, page) => {
      const references = ['7K3M-9QXT'];
      const { text } = render({ ...sampleMails['delivery-problem'], cause, references });

      expect(text).toContain(`Cause: ${words}`);
      expect(text).toContain(cause);
      expect(text).toContain(`What to do is in docs/runbook, on the page ${page}.`);
      expect(text).toContain(
        'Request: npm run requests -- show 7K3M-9QXT (on Azure with --azure)\n',
      );
    },
  );

  it('cuts a subject at 200 characters', () => {
    const displayName = { en: 'long '.repeat(80) };
    const { subject } = render({ ...request, displayName });

    expect(Array.from(subject)).toHaveLength(200);
    expect(subject).toMatch(/…$/);
  });

  it('wears the accent of the organization', () => {
    const branding = { ...sampleBranding, accent: '#7a1f5c' };
    const { html } = renderMail(request, { locale: 'en', branding });

    expect(html).toContain('background:#7a1f5c');
    expect(html).not.toContain('#17595a');
  });
});
