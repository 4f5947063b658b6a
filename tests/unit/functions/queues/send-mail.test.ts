import { InvocationContext } from '@azure/functions';
import { sendMail } from '../../../../functions/queues/send-mail';
import type { MailMessage } from '../../../../shared/ports/mail-queue';
import { makeFakeClock } from '../../../support/fakes/fake-clock';
import { makeFakeOrchestrations } from '../../../support/fakes/fake-orchestrations';

const message: MailMessage = {
  requestId: 'a'.repeat(32),
  mail: 'verify-address',
  stage: 0,
  recipient: 'requestor',
  generation: 0,
  reminder: 0,
  issue: 0,
  attempt: 1,
  failures: 0,
  since: '2026-01-05T10:00:00.000Z',
};

function trigger(deliveryCount?: number) {
  const calls: { readonly message: MailMessage; readonly isRedelivery: boolean }[] = [];
  const handler = sendMail({
    app: {
      sendMail: (sent, isRedelivery) => {
        calls.push({ message: sent, isRedelivery });
        return Promise.resolve();
      },
    },
    orchestrations: () => makeFakeOrchestrations(makeFakeClock()),
  });
  const context = new InvocationContext({
    triggerMetadata: deliveryCount === undefined ? {} : { deliveryCount },
  });
  return { calls, run: async (body: unknown) => handler(body, context) };
}

describe('the mail trigger', () => {
  it('hands the message over and says whether the broker delivers it again', async () => {
    const first = trigger(1);
    const again = trigger(2);
    const unknown = trigger();

    await first.run(message);
    await again.run(message);
    await unknown.run(message);

    expect(first.calls).toEqual([{ message, isRedelivery: false }]);
    expect(again.calls).toEqual([{ message, isRedelivery: true }]);
    expect(unknown.calls).toEqual([{ message, isRedelivery: false }]);
  });

  it.each([
    'no object',
    {},
    { ...message, requestId: 'short' },
    { ...message, recipient: 'ana@contoso.example' },
    { ...message, more: 1 },
  ])('throws what it cannot parse into the dead letters: %j', async (body) => {
    const { run, calls } = trigger();

    await expect(run(body)).rejects.toMatchObject({ code: 'queue.malformed-message' });
    expect(calls).toEqual([]);
  });
});
