import type { Directory } from './directory';
import type { AssignmentRequest, User } from './directory-objects';
import { newGuest } from './new-user';

const targetUser = (directory: Directory, { assignment }: AssignmentRequest): User | undefined => {
  if (assignment.targetId !== null) return directory.users.get(assignment.targetId);
  const address = (assignment.targetEmail ?? '').toLowerCase();
  const [known] = directory.usersWithAddress(address);
  if (known !== undefined) return known;
  const guest = newGuest(directory, address, address.slice(0, address.indexOf('@')));
  directory.addUser(guest);
  return guest;
};

const deliver = (directory: Directory, request: AssignmentRequest): void => {
  const user = targetUser(directory, request);
  const state = request.requestType === 'adminRemove' ? 'expired' : 'delivered';
  const assignment = { ...request.assignment, targetId: user?.id ?? null };
  directory.assignments.put({ ...assignment, state });
  directory.assignmentRequests.put({
    ...request,
    assignment,
    completedDateTime: directory.timestamp(),
  });
  const text = `The access package of ${user?.displayName ?? 'a deleted user'} is ${state}.`;
  directory.note('entitlementManagement', text, assignment.id);
};

/** Carries out what is due; a person without an account becomes a guest, silently, as Entra does it. */
export function deliverDueRequests(directory: Directory): void {
  for (const request of directory.assignmentRequests.list()) {
    const isDue = request.completedDateTime === null && request.deliverAt <= directory.now();
    if (isDue) deliver(directory, request);
  }
}
