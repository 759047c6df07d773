/** A shape for each state, so that it survives print and colour-blindness. The word beside it says the same. */
import type { ComponentChildren } from 'preact';
import type { Shape } from './tile-state.ts';

const DRAWN: Readonly<Record<Shape, ComponentChildren>> = {
  circle: <circle cx="8" cy="8" r="5.5" fill="none" stroke="currentColor" stroke-width="2" />,
  half: (
    <>
      <circle cx="8" cy="8" r="5.5" fill="none" stroke="currentColor" stroke-width="2" />
      <path d="M8 2.5a5.5 5.5 0 0 1 0 11z" fill="currentColor" />
    </>
  ),
  lock: (
    <>
      <rect x="2.5" y="7" width="11" height="7.5" rx="1" fill="currentColor" />
      <path d="M5 7V5a3 3 0 0 1 6 0v2" fill="none" stroke="currentColor" stroke-width="2" />
    </>
  ),
  partlock: (
    <>
      <rect x="3" y="7.5" width="10" height="6.5" fill="none" stroke="currentColor" stroke-width="2" />
      <rect x="3" y="7" width="5" height="7.5" fill="currentColor" />
      <path d="M5 7V5a3 3 0 0 1 6 0v2" fill="none" stroke="currentColor" stroke-width="2" />
    </>
  ),
  triangle: <path d="M8 2l7 12H1z" fill="currentColor" />,
  cross: <path d="M3 3l10 10M13 3L3 13" stroke="currentColor" stroke-width="2.6" fill="none" />,
  ring: <path d="M3 8h10" stroke="currentColor" stroke-width="2.6" fill="none" />,
  phone: (
    <path d="M4 1.5l3 3.2-1.4 1.9a9 9 0 0 0 3.8 3.8l1.9-1.4 3.2 3-1.6 2.3C7 15.6.4 9 1.7 3.1z" fill="currentColor" />
  ),
  fork: <path d="M8 14V8L3 3m5 5l5-5" stroke="currentColor" stroke-width="2.4" fill="none" />,
};

export const ShapeIcon = ({ shape }: { readonly shape: Shape }) => (
  <svg class="shape" viewBox="0 0 16 16" width="16" height="16" aria-hidden="true">
    {DRAWN[shape]}
  </svg>
);
