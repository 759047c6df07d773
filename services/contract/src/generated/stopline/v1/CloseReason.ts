// Original file: ../../proto/stopline/v1/common.proto

export const CloseReason = {
  CLOSE_REASON_UNSPECIFIED: 'CLOSE_REASON_UNSPECIFIED',
  CLOSE_REASON_RESOLVED: 'CLOSE_REASON_RESOLVED',
  CLOSE_REASON_NO_LOSS: 'CLOSE_REASON_NO_LOSS',
  CLOSE_REASON_FALSE_REPORT: 'CLOSE_REASON_FALSE_REPORT',
  CLOSE_REASON_DUPLICATE: 'CLOSE_REASON_DUPLICATE',
} as const;

export type CloseReason =
  | 'CLOSE_REASON_UNSPECIFIED'
  | 0
  | 'CLOSE_REASON_RESOLVED'
  | 1
  | 'CLOSE_REASON_NO_LOSS'
  | 2
  | 'CLOSE_REASON_FALSE_REPORT'
  | 3
  | 'CLOSE_REASON_DUPLICATE'
  | 4

export type CloseReason__Output = typeof CloseReason[keyof typeof CloseReason]
