import { randomUUID } from 'node:crypto';

import { z } from 'zod';

import type { Directory } from './directory';
import type { Assignment, AssignmentRequest } from './directory-objects';
import { deliverDueRequests } from './deliver-due-requests';
import { badRequest, notFound } from './graph-error';
import type { GraphRoute } from './graph-route';
import { parseBody } from './parse-body';
import { permissions } from './permissions';

const root = '/identityGovernance/entitlementManagement';

const bodySchema = z.object({
  requestType: z.enum(['adminAdd', 'adminUpdate', 'adminRemove']),
  justification: z.string().nullish(),
  assignment: z.object({
    id: z.string().optional(),
    targetId: z.string().optional(),
    target: z.object({ email: z.string() }).optional(),
    accessPackageId: z.string().optional(),
    assignmentPolicyId: z.string().optional(),
  }),
});
type Asked = z.infer<typeof bodySchema>['assignment'];

const added = (directory: Directory, asked: Asked): AssignmentRequest['assignment'] => {
  if (asked.accessPackageId === undefined || asked.assignmentPolicyId === undefined) {
    throw badRequest('The access package and its policy are required.', 'InvalidModel');
  }
  const targetEmail = asked.target?.email ?? null;
  if (asked.targetId === undefined && targetEmail === null) {
    throw badRequest('The target of the assignment is required.', 'InvalidModel');
  }
  if (asked.targetId !== undefined) directory.user(asked.targetId);
  return {
    id: randomUUID(),
    targetId: asked.targetId ?? null,
    targetEmail,
    accessPackageId: asked.accessPackageId,
    assignmentPolicyId: asked.assignmentPolicyId,
  };
};

const existing = (directory: Directory, asked: Asked): Assignment => {
  const assignment = directory.assignments.get(asked.id ?? '');
  if (assignment === undefined) throw notFound(asked.id ?? 'assignment');
  return assignment;
};

const view = (request: AssignmentRequest): object => {
  const { deliverAt: _internal, ...shown } = request;
  const isDone = request.completedDateTime !== null;
  return {
    ...shown,
    state: isDone ? 'delivered' : 'submitted',
    status: isDone ? 'Delivered' : 'Accepted',
  };
};

const submit = (directory: Directory): GraphRoute => ({
  method: 'POST',
  path: `${root}/assignmentRequests`,
  permissions: [permissions.writeEntitlement],
  answer({ body }) {
    const { requestType, assignment } = parseBody(bodySchema, body);
    const request: AssignmentRequest = {
      id: randomUUID(),
      requestType,
      createdDateTime: directory.timestamp(),
      deliverAt: directory.now() + directory.settings.deliveryDelayMs,
      completedDateTime: null,
      assignment:
        requestType === 'adminAdd' ? added(directory, assignment) : existing(directory, assignment),
    };
    directory.assignmentRequests.put(request);
    directory.note(`POST ${root}`, `An access package was asked for (${requestType}).`, request.id);
    return { status: 201, body: view(request) };
  },
});

/**
 * Access packages of Entra's own. Any package and policy id is taken; a request is `submitted` when answered and
 * `delivered` once its delay is over. @see https://learn.microsoft.com/graph/api/resources/accesspackageassignmentrequest
 */
export function entitlementRoutes(directory: Directory): readonly GraphRoute[] {
  return [
    submit(directory),
    {
      method: 'GET',
      path: `${root}/assignmentRequests/:id`,
      permissions: [permissions.readEntitlement],
      answer(_call, parameter) {
        deliverDueRequests(directory);
        const request = directory.assignmentRequests.get(parameter('id'));
        if (request === undefined) throw notFound(parameter('id'));
        return { status: 200, body: view(request) };
      },
    },
    {
      method: 'GET',
      path: `${root}/assignments/:id`,
      permissions: [permissions.readEntitlement],
      answer(_call, parameter) {
        deliverDueRequests(directory);
        const assignment = directory.assignments.get(parameter('id'));
        if (assignment === undefined) throw notFound(parameter('id'));
        return { status: 200, body: assignment };
      },
    },
  ];
}
