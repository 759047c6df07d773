/** Light and dark: as the system says, until somebody says otherwise here. */
import { signal } from '@preact/signals';
import { lasting } from '../browser/storage.ts';

export type Theme = 'light' | 'dark';
const THEME = 'theme';

const kept = (): Theme | null => {
  const found = lasting.read(THEME);
  return found === 'light' || found === 'dark' ? found : null;
};

const systemIsDark = (): boolean => matchMedia('(prefers-color-scheme: dark)').matches;

export const theme = signal<Theme>('light');

const show = (next: Theme): void => {
  theme.value = next;
  document.documentElement.dataset.theme = next;
};

export function followTheme(): void {
  show(kept() ?? (systemIsDark() ? 'dark' : 'light'));
  matchMedia('(prefers-color-scheme: dark)').addEventListener('change', () => {
    if (kept() === null) show(systemIsDark() ? 'dark' : 'light');
  });
}

export function setTheme(next: Theme): void {
  lasting.write(THEME, next);
  show(next);
}
