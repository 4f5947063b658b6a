import { mailMessageSchema } from '../../contracts/mail-message';
import { mailKey } from '../../domain/request/mail-order';
import type { RequestRows } from '../../domain/request/request-rows';
import { approverOf } from '../../domain/request/stage-rows';
import type { Clock } from '../../ports/clock';
import type { DeadLetter, DeadLetters } from '../../ports/dead-letters';
import type { MailMessage } from '../../ports/mail-queue';
import type { RequestStore } from '../../ports/request-store';
import type { Switches } from '../../ports/switches';
import type { ChangeRequest } from '../change-request';
import type { RequestDraft } from '../request-draft';
import { actorOf, type Operator } from './operator';

export interface DeadLetterDeskDeps {
  readonly deadLetters: DeadLetters;
  readonly store: RequestStore;
  readonly changeRequest: ChangeRequest;
  readonly switches: Switches;
  readonly clock: Clock;
}

/** A dead letter with what hangs on it. */
export interface DescribedLetter {
  readonly letter: DeadLetter;
  /** Undefined when the body is no message of ours. */
  readonly message: MailMessage | undefined;
  /** Undefined when the request is gone. */
  readonly reference: string | undefined;
  /** The approver whom the mail was for, by display name. */
  readonly approver: string | undefined;
}

export interface DeadLetterDesk {
  list(limit: number): Promise<readonly DescribedLetter[]>;
  /** Sends again, under an id that duplicate detection tells from the first one; failures count anew. */
  resubmit(queue: string, wanted: ReadonlySet<string>, operator: Operator): Promise<number>;
  discard(queue: string, wanted: ReadonlySet<string>, operator: Operator): Promise<number>;
}

/** What operators do with dead letters. A command stopped half-way leaves letters where they were. */
export function makeDeadLetterDesk(deps: DeadLetterDeskDeps): DeadLetterDesk {
  const { deadLetters, clock } = deps;
  return {
    async list(limit) {
      const letters = await deadLetters.list(limit);
      return Promise.all(letters.map(async (letter) => describe(deps, letter)));
    },
    resubmit: async (queue, wanted, operator) =>
      deadLetters.dispose(queue, wanted, async (letter) => {
        const message = messageIn(letter);
        await recordAct(deps, { letter, message, operator, action: 'dead-letter.resubmitted' });
        const since = clock.now().toISOString();
        const body = message === undefined ? letter.body : { ...message, failures: 0, since };
        return { kind: 'resubmit', messageId: nextId(letter.messageId), body };
      }),
    discard: async (queue, wanted, operator) =>
      deadLetters.dispose(queue, wanted, async (letter) => {
        const message = messageIn(letter);
        await recordAct(deps, { letter, message, operator, action: 'dead-letter.discarded' });
        return { kind: 'discard' };
      }),
  };
}

function messageIn({ body }: DeadLetter): MailMessage | undefined {
  const parsed = mailMessageSchema.safeParse(body);
  return parsed.success ? parsed.data : undefined;
}

async function describe(
  { store }: DeadLetterDeskDeps,
  letter: DeadLetter,
): Promise<DescribedLetter> {
  const message = messageIn(letter);
  const rows = message === undefined ? undefined : await store.load(message.requestId);
  return {
    letter,
    message,
    reference: rows?.request.value.reference,
    approver:
      rows && message && approverOf(rows, message.stage, message.recipient)?.value.displayName,
  };
}

/** `<id>:r1`, then `:r2` and so on. */
function nextId(messageId: string): string {
  const [, first = messageId, count = '0'] = /^(.*?)(?::r(\d+))?$/s.exec(messageId) ?? [];
  return `${first}:r${String(Number(count) + 1)}`;
}

interface DeskAct {
  readonly letter: DeadLetter;
  readonly message: MailMessage | undefined;
  readonly operator: Operator;
  readonly action: 'dead-letter.resubmitted' | 'dead-letter.discarded';
}

async function recordAct(deps: DeadLetterDeskDeps, act: DeskAct): Promise<void> {
  const { letter, message, operator, action } = act;
  const { queue, messageId } = letter;
  const { reason } = operator;
  if (message !== undefined) {
    const result = await deps.changeRequest(message.requestId, (rows, draft) => {
      const details = { queue, mail: message.mail, reason };
      draft.audit(action, actorOf(operator), 'command', details);
      if (action === 'dead-letter.resubmitted') forgetFailure(rows, draft, message);
    });
    if (result.kind === 'done') return;
  }
  const at = deps.clock.now().toISOString();
  const details = { queue, messageId };
  await deps.switches.record({ action, actor: actorOf(operator), at, reason, details });
}

/** The sender goes by the marker: one that says "failed" would throw the message back at once. */
function forgetFailure(rows: RequestRows, draft: RequestDraft, message: MailMessage): void {
  const key = mailKey(message);
  const marker = rows.mails.find(({ value }) => value.key === key && value.outcome === 'failed');
  if (marker !== undefined) draft.remove({ kind: 'mail', value: marker.value }, marker.etag);
  const approver = approverOf(rows, message.stage, message.recipient);
  if (approver?.value.state !== 'unreachable') return;
  draft.replace({ kind: 'approver', value: { ...approver.value, state: 'asked' } }, approver.etag);
}
