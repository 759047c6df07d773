/** Where a list or stream goes on. Opaque to callers, so that the place may become another kind of place. */
type ListName = 'orders' | 'events';

export const pageToken = (list: ListName, place: string): string =>
  Buffer.from(`${list}:${place}`, 'utf8').toString('base64url');

/** The place, or null for what is no token of this list. */
export function placeIn(list: ListName, token: string): string | null {
  const place = Buffer.from(token, 'base64url')
    .toString('utf8')
    .slice(list.length + 1);
  return pageToken(list, place) === token ? place : null;
}
