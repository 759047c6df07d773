// Original file: ../../proto/stopline/v1/common.proto

export const Role = {
  ROLE_UNSPECIFIED: 'ROLE_UNSPECIFIED',
  ROLE_OPERATOR: 'ROLE_OPERATOR',
  ROLE_SUPERVISOR: 'ROLE_SUPERVISOR',
  ROLE_APPROVER: 'ROLE_APPROVER',
  ROLE_AUDITOR: 'ROLE_AUDITOR',
  ROLE_BANK: 'ROLE_BANK',
  ROLE_SERVICE: 'ROLE_SERVICE',
} as const;

export type Role =
  | 'ROLE_UNSPECIFIED'
  | 0
  | 'ROLE_OPERATOR'
  | 1
  | 'ROLE_SUPERVISOR'
  | 2
  | 'ROLE_APPROVER'
  | 3
  | 'ROLE_AUDITOR'
  | 4
  | 'ROLE_BANK'
  | 5
  | 'ROLE_SERVICE'
  | 6

export type Role__Output = typeof Role[keyof typeof Role]
