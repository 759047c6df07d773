/** Where the next page of a sorted set begins: behind the last member shown and its score. */
export interface PagePlace {
  readonly score: number;
  readonly member: string;
}

export const pageToken = ({ score, member }: PagePlace): string =>
  Buffer.from(`${score} ${member}`).toString('base64url');

/** Null if it is none of ours. */
export function placeFrom(token: string): PagePlace | null {
  const match = /^(\d{1,16}) (\S+)$/.exec(Buffer.from(token, 'base64url').toString());
  return match === null ? null : { score: Number(match[1]), member: match[2] ?? '' };
}
