import { expect, test } from 'vitest';
import { places } from './admission.ts';

test('one person cannot take all places, and a place that was left is free for whoever comes', () => {
  const room = places(3, 2, 'streams are open');
  const leave = room.enter('li');
  room.enter('li');
  expect(() => room.enter('li')).toThrow('2 streams are open for you already');
  room.enter('zhao');
  expect(() => room.enter('zhao')).toThrow('3 streams are open already');
  leave();
  expect(() => room.enter('zhao')).not.toThrow();
  expect(() => room.enter('li')).toThrow('3 streams are open already');
});
