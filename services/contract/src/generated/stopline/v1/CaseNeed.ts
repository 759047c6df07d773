// Original file: ../../proto/stopline/v1/common.proto

export const CaseNeed = {
  CASE_NEED_UNSPECIFIED: 'CASE_NEED_UNSPECIFIED',
  CASE_NEED_PHONE: 'CASE_NEED_PHONE',
  CASE_NEED_ANSWER: 'CASE_NEED_ANSWER',
  CASE_NEED_ATTENTION: 'CASE_NEED_ATTENTION',
} as const;

export type CaseNeed =
  | 'CASE_NEED_UNSPECIFIED'
  | 0
  | 'CASE_NEED_PHONE'
  | 1
  | 'CASE_NEED_ANSWER'
  | 2
  | 'CASE_NEED_ATTENTION'
  | 3

export type CaseNeed__Output = typeof CaseNeed[keyof typeof CaseNeed]
