// Original file: ../../proto/stopline/v1/casework.proto

import type { PhoneTask as _stopline_v1_PhoneTask, PhoneTask__Output as _stopline_v1_PhoneTask__Output } from '../../stopline/v1/PhoneTask.ts';

export interface ListPhoneTasksResponse {
  'phone_tasks'?: (_stopline_v1_PhoneTask)[];
  'next_page_token'?: (string);
  '_next_page_token'?: "next_page_token";
}

export interface ListPhoneTasksResponse__Output {
  'phone_tasks': (_stopline_v1_PhoneTask__Output)[];
  'next_page_token'?: (string);
  '_next_page_token'?: "next_page_token";
}
