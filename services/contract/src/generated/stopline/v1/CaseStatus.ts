// Original file: ../../proto/stopline/v1/common.proto

export const CaseStatus = {
  CASE_STATUS_UNSPECIFIED: 'CASE_STATUS_UNSPECIFIED',
  CASE_STATUS_OPEN: 'CASE_STATUS_OPEN',
  CASE_STATUS_FROZEN: 'CASE_STATUS_FROZEN',
  CASE_STATUS_NOTHING_FROZEN: 'CASE_STATUS_NOTHING_FROZEN',
  CASE_STATUS_CLOSED: 'CASE_STATUS_CLOSED',
} as const;

export type CaseStatus =
  | 'CASE_STATUS_UNSPECIFIED'
  | 0
  | 'CASE_STATUS_OPEN'
  | 1
  | 'CASE_STATUS_FROZEN'
  | 2
  | 'CASE_STATUS_NOTHING_FROZEN'
  | 3
  | 'CASE_STATUS_CLOSED'
  | 4

export type CaseStatus__Output = typeof CaseStatus[keyof typeof CaseStatus]
