/** Whether the console hears of changes as they happen; what people see of it is the light in the bar. */
import { signal } from '@preact/signals';

export type Connection = 'CONNECTING' | 'LIVE' | 'LOST';

export const connection = signal<Connection>('CONNECTING');
