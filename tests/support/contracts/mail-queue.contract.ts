import type { MailMessage, MailQueue } from '../../../shared/ports/mail-queue';

export const sampleMessage: MailMessage = {
  requestId: '0123456789abcdef0123456789abcdef',
  mail: 'request-received',
  stage: 0,
  recipient: 'requestor',
  generation: 0,
  reminder: 0,
  issue: 0,
  attempt: 1,
  failures: 0,
  since: '2026-11-23T10:00:00.000Z',
};

/** What every MailQueue does. */
export function mailQueueContract(
  get: () => { readonly queue: MailQueue; readonly waiting: () => Promise<number> },
): void {
  it('takes a message', async () => {
    const { queue, waiting } = get();

    const answer = await queue.send(sampleMessage);

    expect(answer).toEqual({ kind: 'queued' });
    expect(await waiting()).toBe(1);
  });

  it('keeps one of two sends of the same attempt', async () => {
    const { queue, waiting } = get();
    await queue.send(sampleMessage);

    await queue.send(sampleMessage);
    await queue.send({ ...sampleMessage, attempt: 2 });

    expect(await waiting()).toBe(2);
  });

  it('keeps a scheduled message', async () => {
    const { queue, waiting } = get();

    await queue.send(sampleMessage, new Date(Date.now() + 3_600_000));

    expect(await waiting()).toBe(1);
  });
}
