import type { AppPorts } from '../../shared/application/app-ports';
import type { Assignment } from '../../shared/domain/request/assignment';
import { anAccessPackage, aPolicySet } from './policies';
import { makeFakeClock, type FakeClock } from './fakes/fake-clock';
import { makeInMemoryApp, type InMemoryApp } from './in-memory-app';
import { advance, arrive, confirm, rowsOf } from './sign-up-journey';

export const membersRole = { kind: 'group', group: 'Project X members' } as const;
const daySeconds = 86_400;

/** The few minutes, in days, after which the account of a guest whose access has ended is looked at. */
export const untilAccountLook = 6 / (24 * 60);

/** An app in memory whose clock can be moved, with a package that nobody decides about. */
export interface GuestLife extends InMemoryApp {
  readonly clock: FakeClock;
  /** The id of Ana's request, for which she has been invited. */
  invite(accessPackageId?: string): Promise<string>;
  /** The id of Ana's request, welcomed and delivered. */
  deliver(accessPackageId?: string): Promise<string>;
  /** Lets time go by and does what falls due: the sweeps, then every mail. */
  pass(days: number): Promise<void>;
  /** Sends every mail that waits. */
  sendMails(): Promise<void>;
  assignment(requestId: string): Promise<Assignment>;
}

const usual = {
  approval: { stages: [] },
  lifecycle: { expiresAfter: 'P90D' },
  invitation: {
    redirectUrl: 'https://host.example/project-x',
    sponsors: [{ user: 'kim@host.example' }],
  },
};

/** Without the members that a test takes out. */
function written(data: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> {
  return Object.fromEntries(Object.entries(data).filter(([, value]) => value !== undefined));
}

/** What differs from a package of 90 days that gives one group; the first is project-x. */
type Packages = readonly Readonly<Record<string, unknown>>[];

export function makeGuestLife(...packages: Packages): GuestLife {
  return guestLifeOver({ clock: makeFakeClock(), ports: {} }, ...packages);
}

/** The same with other ports in the place of fakes, which have to go by the same clock. */
export function guestLifeOver(
  { clock, ports: replaced }: { readonly clock: FakeClock; readonly ports: Partial<AppPorts> },
  ...packages: Packages
): GuestLife {
  const given = packages.length === 0 ? [{}] : packages;
  const accessPackages = given.map((overrides, index) => ({
    ...anAccessPackage(written({ ...usual, ...overrides })),
    version: String(index).repeat(32),
  }));
  const policies = aPolicySet({ accessPackages });
  const world = makeInMemoryApp({ clock, policies, ports: replaced });
  const { app, orchestrations, ports } = world;

  const sendMails = async (): Promise<void> => {
    for (const { message } of ports.queue.drain()) {
      await app.sendMail(message, false, orchestrations);
    }
  };
  const invite = async (accessPackageId = 'project-x'): Promise<string> => {
    const requestId = await arrive(world, asking(accessPackageId));
    await confirm(world, requestId);
    await advance(world, requestId);
    await app.inviteGuest({ requestId, lastTry: false });
    return requestId;
  };
  return {
    ...world,
    clock,
    sendMails,
    invite,
    async deliver(accessPackageId) {
      const requestId = await invite(accessPackageId);
      await app.assignResources(requestId);
      await app.finishDelivery(requestId);
      await sendMails();
      return requestId;
    },
    async pass(days) {
      clock.advance(days * daySeconds);
      await app.sweepDue(orchestrations);
      await sendMails();
    },
    async assignment(requestId) {
      const found = (await rowsOf(world, requestId)).assignment?.value;
      if (found === undefined) throw new Error('there is no assignment');
      return found;
    },
  };
}

function asking(accessPackageId: string): Parameters<typeof arrive>[1] {
  return {
    fields: {
      accessPackageId,
      email: 'ana@contoso.example',
      givenName: 'Ana',
      surname: 'Silva',
      organization: 'Contoso Ltd',
      answers: new Map(),
    },
    caller: { kind: 'anonymous' },
    languages: [],
    dryRun: false,
  };
}
