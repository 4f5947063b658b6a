import { html } from '../web/html';
import type { Html } from '../web/html';
import { pageAnswer } from '../web/web-answer';
import type { WebAnswer } from '../web/web-answer';
import type { Directory } from './directory';
import type { Group, ServicePrincipal, User } from './directory-objects';
import { tenant } from './tenant';

const longestList = 200;

const nameOf = (directory: Directory, id: string): string => {
  const found = directory.users.get(id) ?? directory.groups.get(id);
  return found?.displayName ?? `${id} (deleted)`;
};

const names = (directory: Directory, ids: readonly string[]): string =>
  ids.length === 0 ? 'nobody' : ids.map((id) => nameOf(directory, id)).join(', ');

const stateOf = (user: User): Html => {
  if (!user.accountEnabled) return html`<span class="tag bad">blocked</span>`;
  if (user.userType === 'Member') return html`<span class="tag">member</span>`;
  return user.externalUserState === 'Accepted'
    ? html`<span class="tag ok">guest, redeemed</span>`
    : html`<span class="tag warn">guest, invitation pending</span>`;
};

const created = ({ createdDateTime }: User): string =>
  `Created ${createdDateTime.slice(0, 16).replace('T', ' ')} UTC`;

const sponsors = (directory: Directory, { userType, sponsorIds }: User): string =>
  userType === 'Guest' ? ` · sponsors: ${names(directory, sponsorIds)}` : '';

const userRow = (directory: Directory, user: User): Html =>
  html`<li>
    <h3>${user.displayName} ${stateOf(user)}</h3>
    <div>${user.mail ?? user.userPrincipalName}</div>
    <small>${created(user)}${sponsors(directory, user)} · ${user.id}</small>
  </li>`;

const groupRow = (directory: Directory, group: Group): Html =>
  html`<li>
    <h3>${group.displayName}</h3>
    <div>${names(directory, group.memberIds)}</div>
    <small>${group.id}</small>
  </li>`;

const applicationRow = (directory: Directory, application: ServicePrincipal): Html => {
  const assigned = directory.appRoleAssignments
    .list()
    .filter(({ resourceId }) => resourceId === application.id)
    .map(({ principalDisplayName, appRoleId }) => {
      const role = application.appRoles.find(({ id }) => id === appRoleId);
      return `${principalDisplayName} as ${role?.displayName ?? 'user'}`;
    });
  return html`<li>
    <h3>${application.displayName}</h3>
    <div>${assigned.length === 0 ? 'nobody' : assigned.join(', ')}</div>
    <small
      >Roles: ${application.appRoles.map(({ displayName }) => displayName).join(', ')} ·
      ${application.id}</small
    >
  </li>`;
};

const section = <T>(
  title: string,
  records: readonly T[],
  row: (record: T) => Html,
): Html | undefined => {
  if (records.length === 0) return undefined;
  const more = records.length - longestList;
  return html`<h2>${title} (${records.length})</h2>
    <ul class="rows">
      ${records.slice(0, longestList).map(row)}
    </ul>
    ${more > 0 ? html`<p class="muted">and ${more} more</p>` : undefined}`;
};

/** What a person sees of the tenant. */
export function overviewPage(directory: Directory): WebAnswer {
  const users = directory.users.list();
  const newestFirst = directory.changes.list().toReversed();
  const body = html`<h1>${tenant.displayName}</h1>
    <p class="lead">
      The directory of the local stack, tenant ${tenant.domain}. Programs speak Graph v1.0 with it.
    </p>
    ${section(
      'What changed',
      newestFirst.slice(0, 20),
      ({ at, text, operation }) =>
        html`<li>
          ${text}
          <div><small>${at.slice(0, 19).replace('T', ' ')} UTC · ${operation}</small></div>
        </li>`,
    )}
    <p><a href="/changes">All changes as JSON</a></p>
    ${section('Guests', users.filter(({ userType }) => userType === 'Guest').toReversed(), (user) =>
      userRow(directory, user),
    )}
    ${section('Groups', directory.groups.list(), (group) => groupRow(directory, group))}
    ${section('Applications', directory.servicePrincipals.list(), (application) =>
      applicationRow(directory, application),
    )}
    ${section(
      'Members',
      users.filter(({ userType }) => userType === 'Member'),
      (user) => userRow(directory, user),
    )}
    ${section('Deleted users', directory.deletedUsers.list(), (user) => userRow(directory, user))}`;
  return pageAnswer({
    title: tenant.displayName,
    place: 'Microsoft Graph simulator',
    name: 'directory',
    body,
  });
}
