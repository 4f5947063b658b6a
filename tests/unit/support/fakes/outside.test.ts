import { directoryContract } from '../../../support/contracts/directory.contract';
import { guestAccountsContract } from '../../../support/contracts/guest-accounts.contract';
import { guestInvitationsContract } from '../../../support/contracts/guest-invitations.contract';
import { mailQueueContract } from '../../../support/contracts/mail-queue.contract';
import { mailTransportContract } from '../../../support/contracts/mail-transport.contract';
import { resourceRolesContract } from '../../../support/contracts/resource-roles.contract';
import { directoryPerson, makeFakeDirectory } from '../../../support/fakes/fake-directory';
import { makeFakeGuestAccounts } from '../../../support/fakes/fake-guest-accounts';
import { makeFakeGuestInvitations } from '../../../support/fakes/fake-guest-invitations';
import { makeFakeMailQueue, type FakeMailQueue } from '../../../support/fakes/fake-mail-queue';
import { makeFakeMailTransport } from '../../../support/fakes/fake-mail-transport';
import { makeFakeResourceRoles } from '../../../support/fakes/fake-resource-roles';

describe('makeFakeDirectory', () => {
  directoryContract(() => {
    const directory = makeFakeDirectory();
    directory.own('pat@fabrikam.example', { kind: 'guest', id: 'pat', redeemed: true });
    directory.own('kim@host.example', { kind: 'member', id: 'kim' });
    directory.people({ kind: 'group', group: 'Project X owners' }, [
      directoryPerson('Ravi'),
      directoryPerson('Lee'),
    ]);
    directory.people({ kind: 'user', user: 'desk@host.example' }, [directoryPerson('Desk')]);
    directory.people({ kind: 'managerOf', managerOf: 'ravi@host.example' }, [
      directoryPerson('Kim'),
    ]);
    return directory;
  });
});

describe('makeFakeGuestInvitations', () => {
  guestInvitationsContract(makeFakeGuestInvitations);
});

describe('makeFakeResourceRoles', () => {
  resourceRolesContract(() => ({ roles: makeFakeResourceRoles(), guestId: 'pat' }));
});

describe('makeFakeGuestAccounts', () => {
  guestAccountsContract(() => ({ accounts: makeFakeGuestAccounts(), guestId: 'ana' }));
});

describe('makeFakeMailTransport', () => {
  const transport = makeFakeMailTransport();
  afterEach(() => {
    transport.answer('*', undefined);
  });

  mailTransportContract(() => ({
    transport,
    misbehave: (how) => {
      transport.answer(
        '*',
        how === 'busy'
          ? { kind: 'later', afterSeconds: 5, throttled: false }
          : { kind: 'refused', cause: 'smtp.550' },
      );
    },
  }));
});

describe('makeFakeMailQueue', () => {
  let queue: FakeMailQueue;
  beforeEach(() => {
    queue = makeFakeMailQueue();
  });

  mailQueueContract(() => ({ queue, waiting: () => Promise.resolve(queue.queued.length) }));
});
