const longest = 32;

/** The id of a partner key, which stands in the key itself: `vst_<id>_<secret>`. */
export const partnerKeyIdPattern = /^[a-z0-9](?:[a-z0-9-]{0,30}[a-z0-9])?$/;

/** An id for a partner's further key: the partner's own id, as much of it as fits, and a number. */
export function numberedKeyId(organizationId: string, number: number): string {
  const end = `-${String(number)}`;
  return `${organizationId.slice(0, longest - end.length).replace(/-+$/, '')}${end}`;
}
