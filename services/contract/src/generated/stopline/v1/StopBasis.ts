// Original file: ../../proto/stopline/v1/common.proto

export const StopBasis = {
  STOP_BASIS_UNSPECIFIED: 'STOP_BASIS_UNSPECIFIED',
  STOP_BASIS_EMERGENCY_STOP: 'STOP_BASIS_EMERGENCY_STOP',
  STOP_BASIS_JUDICIAL_FREEZE: 'STOP_BASIS_JUDICIAL_FREEZE',
} as const;

export type StopBasis =
  | 'STOP_BASIS_UNSPECIFIED'
  | 0
  | 'STOP_BASIS_EMERGENCY_STOP'
  | 1
  | 'STOP_BASIS_JUDICIAL_FREEZE'
  | 2

export type StopBasis__Output = typeof StopBasis[keyof typeof StopBasis]
