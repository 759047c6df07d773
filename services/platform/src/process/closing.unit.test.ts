import { expect, test } from 'vitest';
import { closingList } from './closing.ts';

test('steps close in reverse order, a failing one is reported and stops nobody', async () => {
  const done: string[] = [];
  const list = closingList((name, error) => done.push(`${name} failed: ${error.message}`));
  list.onClose('redis', () => void done.push('redis'));
  list.onClose('queue', () => Promise.reject(new Error('stuck')));
  list.onClose('server', async () => {
    await Promise.resolve();
    done.push('server');
  });
  await list.closeAll();
  expect(done).toEqual(['server', 'queue failed: stuck', 'redis']);
});

test('what is opened after closing began is closed at once', async () => {
  const done: string[] = [];
  const list = closingList(() => undefined);
  await list.closeAll();
  list.onClose('late', () => void done.push('late'));
  expect(done).toEqual(['late']);
});
