// Original file: ../../proto/stopline/v1/common.proto

export const Answer = {
  ANSWER_UNSPECIFIED: 'ANSWER_UNSPECIFIED',
  ANSWER_PENDING: 'ANSWER_PENDING',
  ANSWER_REFUSED: 'ANSWER_REFUSED',
  ANSWER_FINAL: 'ANSWER_FINAL',
} as const;

export type Answer =
  | 'ANSWER_UNSPECIFIED'
  | 0
  | 'ANSWER_PENDING'
  | 1
  | 'ANSWER_REFUSED'
  | 2
  | 'ANSWER_FINAL'
  | 3

export type Answer__Output = typeof Answer[keyof typeof Answer]
