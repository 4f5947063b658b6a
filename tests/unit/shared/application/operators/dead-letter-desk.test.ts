import type { DeadLetter } from '../../../../../shared/ports/dead-letters';
import type { MailMessage } from '../../../../../shared/ports/mail-queue';
import { makeInMemoryApp, type InMemoryApp } from '../../../../support/in-memory-app';
import { kim, operatorsOf } from '../../../../support/operators-of';
import { openedRequest, rowsOf } from '../../../../support/sign-up-journey';
import { mailsOf } from '../../../../support/sent-mails';

const letter = (message: unknown, more: Partial<DeadLetter> = {}): DeadLetter => ({
  queue: 'approval-requests',
  sequenceNumber: '7',
  messageId: 'm:1',
  reason: 'MaxDeliveryCountExceeded',
  description: '',
  enqueuedAt: '2026-01-05T10:00:00.000Z',
  deliveryCount: 10,
  body: message,
  ...more,
});

/** Ravi's approval request could not be sent, and its message lies in the dead letters. */
async function undeliverable(): Promise<{
  readonly world: InMemoryApp;
  readonly requestId: string;
  readonly message: MailMessage;
}> {
  const world = makeInMemoryApp();
  const requestId = await openedRequest(world);
  const queued = world.ports.queue.drain().map(({ message }) => message);
  const message = queued.find(({ mail }) => mail === 'approval-request');
  if (message === undefined) throw new Error('approvers are asked');
  world.ports.transport.answer('*', { kind: 'refused', cause: 'mail.address-refused' });
  await expect(world.app.sendMail(message, true, world.orchestrations)).rejects.toThrow(
    'mail.undeliverable',
  );
  world.ports.transport.answer('*', undefined);
  return { world, requestId, message };
}

describe('the desk of dead letters', () => {
  it('names the request and the approver that hang on a letter', async () => {
    const { world, requestId, message } = await undeliverable();
    const { operators, deadLetters } = operatorsOf(world);
    deadLetters.lay(letter(message));
    deadLetters.lay(letter('nothing of ours', { sequenceNumber: '8' }));
    const rows = await rowsOf(world, requestId);
    const approver = rows.approvers.find(({ value }) => value.key === message.recipient)?.value;

    const [first, second] = await operators.deadLetters.list(10);

    expect(first).toMatchObject({
      reference: rows.request.value.reference,
      approver: approver?.displayName,
      message: { mail: 'approval-request' },
    });
    expect(second).toMatchObject({ reference: undefined, approver: undefined, message: undefined });
  });

  it('sends a letter again so that the mail goes out and its approver counts as asked', async () => {
    const { world, requestId, message } = await undeliverable();
    const { operators, deadLetters } = operatorsOf(world);
    deadLetters.lay(letter({ ...message, failures: 7 }));

    const count = await operators.deadLetters.resubmit('approval-requests', new Set(['7']), kim);

    expect(count).toBe(1);
    expect(deadLetters.resubmitted).toMatchObject([{ messageId: 'm:1:r1', body: { failures: 0 } }]);
    await world.app.sendMail(message, false, world.orchestrations);
    expect(mailsOf(world, 'approval-request')).toHaveLength(1);
    const rows = await rowsOf(world, requestId);
    expect(rows.approvers.every(({ value }) => value.state === 'asked')).toBe(true);
    expect(rows.audit.map(({ value }) => value)).toContainEqual(
      expect.objectContaining({
        action: 'dead-letter.resubmitted',
        actor: 'operator:kim',
        details: {
          queue: 'approval-requests',
          mail: 'approval-request',
          reason: 'Called the sponsor',
        },
      }),
    );
    expect(await operators.deadLetters.list(10)).toEqual([]);
  });

  it.each([
    ['m:1', 'm:1:r1'],
    ['m:1:r1', 'm:1:r2'],
    ['m:1:r9', 'm:1:r10'],
  ])('sends %s again as %s', async (messageId, next) => {
    const { operators, deadLetters } = operatorsOf(makeInMemoryApp());
    deadLetters.lay(letter('nothing of ours', { messageId }));

    await operators.deadLetters.resubmit('approval-requests', new Set(['7']), kim);

    expect(deadLetters.resubmitted).toEqual([
      { queue: 'approval-requests', messageId: next, body: 'nothing of ours' },
    ]);
  });

  it('discards a letter with an audit row at its request', async () => {
    const { world, requestId, message } = await undeliverable();
    const { operators, deadLetters } = operatorsOf(world);
    deadLetters.lay(letter(message));

    await operators.deadLetters.discard('approval-requests', new Set(['7']), kim);

    expect(await operators.deadLetters.list(10)).toEqual([]);
    expect((await rowsOf(world, requestId)).audit.map(({ value }) => value.action)).toContain(
      'dead-letter.discarded',
    );
  });

  it('records the act elsewhere when there is no request', async () => {
    const world = makeInMemoryApp();
    const { operators, deadLetters, switches } = operatorsOf(world);
    deadLetters.lay(letter({ half: 'a message' }));

    await operators.deadLetters.discard('approval-requests', new Set(['7']), kim);

    expect(await switches.acts(new Date(0))).toMatchObject([
      { action: 'dead-letter.discarded', actor: 'operator:kim', details: { messageId: 'm:1' } },
    ]);
  });
});
