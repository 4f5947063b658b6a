import type { Stack } from '../../../support/stack';
import { trialPartner } from '../../../support/trial-policies';
import { isCarried, tryNextStep, type Person, type Surroundings } from './person';

/** The most that tables may lose when everything is killed. */
const lossMs = 5000;

/**
 * Forgets what was answered so shortly before everything was killed that it may be gone: it is tried again, and counts as
 * lost only if it happens again. @returns how many answers may be gone
 */
export function forgetUncertain(people: readonly Person[], killedAt: number): number {
  let uncertain = 0;
  for (const person of people) {
    for (const answer of ['accepted', 'confirmed', 'decided'] as const) {
      const at = person[answer]?.at ?? Number.NEGATIVE_INFINITY;
      if (at < killedAt - lossMs || at > killedAt) continue;
      delete person[answer];
      uncertain += 1;
    }
  }
  return uncertain;
}

/** The state of a request as its partner sees it; `missing` when there is none. */
async function stateOf({ baseUrl }: Stack, reference: string): Promise<string> {
  const response = await fetch(`${baseUrl}/api/signup-requests/${reference}`, {
    headers: { authorization: trialPartner },
  });
  if (response.status === 404) return 'missing';
  const answer = (await response.json()) as { readonly state?: string };
  return answer.state ?? `answered ${String(response.status)}`;
}

const wanted = { approve: 'delivered', deny: 'denied' } as const;
const lastMail = { approve: 'guest-welcome', deny: 'request-denied' } as const;

/** How far somebody has come who asked without a key: no partner sees that, so their last mail has to tell. */
function stateByMail({ email, choice }: Person, { mails }: Surroundings): string {
  const last = mails.newest(({ kind, to }) => kind === lastMail[choice] && to === email);
  return last === undefined ? `no ${lastMail[choice]}` : wanted[choice];
}

/** Everybody who is not where their answers lead. */
async function findStrays(
  people: readonly Person[],
  around: Surroundings,
): Promise<readonly string[]> {
  const strays: string[] = [];
  for (const person of people) {
    const { accepted, email, choice, hasPartnerKey } = person;
    if (accepted === undefined) continue;
    const state = hasPartnerKey
      ? await stateOf(around.stack(), accepted.value)
      : stateByMail(person, around);
    if (state !== wanted[choice]) strays.push(`${email} (${accepted.value}): ${choice}, ${state}`);
  }
  return strays;
}

// What was never begun again by then is begun by the timers of the app, at the latest after the hour that an
// orchestration may be silent.
const patience = ['PT3M', 'PT3M', 'PT10M', 'PT1H', 'PT2H', 'PT2H', 'PT2H'];

/** Lets time go on and everybody do what is left to do, and answers who is still not where they should be. */
export async function settle(
  people: readonly Person[],
  around: Surroundings,
): Promise<readonly string[]> {
  let strays: readonly string[] = [];
  for (const duration of patience) {
    await around.stack().advance(duration);
    await around.mails.look();
    const begun = people.filter(({ accepted }) => accepted !== undefined);
    const left = begun.filter((person) => !isCarried(person));
    await Promise.all(left.map(async (person) => tryNextStep(person, around)));
    await around.stack().advance('PT0S');
    await around.mails.look();
    strays = await findStrays(people, around);
    if (strays.length === 0) return [];
  }
  return strays;
}
