/** The case's next due has passed: what rings is told again. What else time brings follows by itself (`decide`, consequences). */
import { orderRings } from '../stop/attempts.ts';
import { textRings } from '../text/texts.ts';
import type { CommandRule } from './topic.ts';

export const timePassed: CommandRule<'TimePassed'> = {
  roles: ['SERVICE'],
  decide: (state, { at, pointer_unread }) => [
    ...(pointer_unread === true ? [] : orderRings(state, at)),
    ...textRings(state, at),
  ],
};
