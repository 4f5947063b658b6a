/** The app role of an application without roles. @see https://learn.microsoft.com/graph/api/serviceprincipal-post-approleassignedto */
export const defaultAccess = '00000000-0000-0000-0000-000000000000';
