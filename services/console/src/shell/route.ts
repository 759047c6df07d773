/** Where one is: after the # of the address, so that a reload and the back key find it again. */
import { signal } from '@preact/signals';

export type Route =
  | { readonly page: 'NEW' }
  | { readonly page: 'LIST' }
  | { readonly page: 'CALLS' }
  | { readonly page: 'CASE'; readonly case_id: string };

export function routeOf(hash: string): Route {
  const found = /^#\/case\/([A-Za-z0-9_-]{1,128})$/.exec(hash);
  if (found?.[1] !== undefined) return { page: 'CASE', case_id: found[1] };
  if (hash === '#/list') return { page: 'LIST' };
  return hash === '#/calls' ? { page: 'CALLS' } : { page: 'NEW' };
}

export const hashOf = (route: Route): string => {
  switch (route.page) {
    case 'NEW':
      return '#/new';
    case 'LIST':
      return '#/list';
    case 'CALLS':
      return '#/calls';
    case 'CASE':
      return `#/case/${route.case_id}`;
  }
};

export const route = signal<Route>(routeOf(globalThis.location?.hash ?? ''));

export const go = (next: Route): void => {
  location.hash = hashOf(next);
};

export function followAddress(): void {
  addEventListener('hashchange', () => {
    route.value = routeOf(location.hash);
  });
}
