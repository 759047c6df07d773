import { expect, test } from 'vitest';
import { isPressed } from './keys.ts';
import { hashOf, routeOf } from './route.ts';

const event = (part: object) => ({ key: '', code: '', altKey: false, ctrlKey: false, metaKey: false, ...part });

test('a key is itself with its Alt or Ctrl, and with no other', () => {
  expect(isPressed('Ctrl+Enter', event({ key: 'Enter', ctrlKey: true }))).toBe(true);
  expect(isPressed('Ctrl+Enter', event({ key: 'Enter', metaKey: true }))).toBe(true);
  expect(isPressed('Ctrl+Enter', event({ key: 'Enter' }))).toBe(false);
  expect(isPressed('/', event({ key: '/' }))).toBe(true);
  expect(isPressed('/', event({ key: '/', altKey: true }))).toBe(false);
});

test('with Alt the place of the key decides, since some keyboards write another sign', () => {
  expect(isPressed('Alt+A', event({ key: 'å', code: 'KeyA', altKey: true }))).toBe(true);
  expect(isPressed('Alt+1', event({ key: '¡', code: 'Digit1', altKey: true }))).toBe(true);
  expect(isPressed('Alt+1', event({ key: '1', code: 'Digit1' }))).toBe(false);
});

test('an address leads to its page and back; an unknown one to the form', () => {
  for (const hash of ['#/new', '#/list', '#/calls', '#/case/case_0b7c-1']) expect(hashOf(routeOf(hash))).toBe(hash);
  for (const hash of ['', '#/case/', '#/case/../x', '#/other']) expect(routeOf(hash)).toEqual({ page: 'NEW' });
});
