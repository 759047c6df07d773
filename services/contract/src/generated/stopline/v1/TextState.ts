// Original file: ../../proto/stopline/v1/common.proto

export const TextState = {
  TEXT_STATE_UNSPECIFIED: 'TEXT_STATE_UNSPECIFIED',
  TEXT_STATE_OWED: 'TEXT_STATE_OWED',
  TEXT_STATE_SENT: 'TEXT_STATE_SENT',
  TEXT_STATE_DELIVERED: 'TEXT_STATE_DELIVERED',
  TEXT_STATE_UNDELIVERED: 'TEXT_STATE_UNDELIVERED',
  TEXT_STATE_FAILED: 'TEXT_STATE_FAILED',
} as const;

export type TextState =
  | 'TEXT_STATE_UNSPECIFIED'
  | 0
  | 'TEXT_STATE_OWED'
  | 1
  | 'TEXT_STATE_SENT'
  | 2
  | 'TEXT_STATE_DELIVERED'
  | 3
  | 'TEXT_STATE_UNDELIVERED'
  | 4
  | 'TEXT_STATE_FAILED'
  | 5

export type TextState__Output = typeof TextState[keyof typeof TextState]
