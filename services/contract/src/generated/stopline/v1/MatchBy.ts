// Original file: ../../proto/stopline/v1/common.proto

export const MatchBy = {
  MATCH_BY_UNSPECIFIED: 'MATCH_BY_UNSPECIFIED',
  MATCH_BY_ACCOUNT: 'MATCH_BY_ACCOUNT',
  MATCH_BY_PAYMENT: 'MATCH_BY_PAYMENT',
} as const;

export type MatchBy =
  | 'MATCH_BY_UNSPECIFIED'
  | 0
  | 'MATCH_BY_ACCOUNT'
  | 1
  | 'MATCH_BY_PAYMENT'
  | 2

export type MatchBy__Output = typeof MatchBy[keyof typeof MatchBy]
