// Original file: ../../proto/stopline/v1/common.proto

export const TextKind = {
  TEXT_KIND_UNSPECIFIED: 'TEXT_KIND_UNSPECIFIED',
  TEXT_KIND_STARTED: 'TEXT_KIND_STARTED',
  TEXT_KIND_OUTCOME: 'TEXT_KIND_OUTCOME',
} as const;

export type TextKind =
  | 'TEXT_KIND_UNSPECIFIED'
  | 0
  | 'TEXT_KIND_STARTED'
  | 1
  | 'TEXT_KIND_OUTCOME'
  | 2

export type TextKind__Output = typeof TextKind[keyof typeof TextKind]
