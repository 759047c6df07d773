/** The console in a browser. Everything is wired here. */
import { options, render } from 'preact';
import { drawBeforeActs, drawLater } from './browser/drawing.ts';
import { followOperator } from './intake/desk.ts';
import { startClock } from './parts/clock.ts';
import { App } from './shell/app.tsx';
import { ClockBanner } from './shell/clock-banner.tsx';
import { listenForKeys } from './shell/keys.ts';
import { askBeforeLeaving } from './shell/leaving.ts';
import { followAddress } from './shell/route.ts';
import { followTheme } from './shell/theme.ts';
import './style/index.css';

// Typed signs are on the shelf at once (intake/desk.ts); their echoes and faults are drawn a frame later.
options.debounceRendering = drawLater;
drawBeforeActs();
followTheme();
followAddress();
followOperator();
listenForKeys();
askBeforeLeaving();
startClock();

const root = document.getElementById('app');
if (root !== null)
  render(
    <>
      <ClockBanner />
      <App />
    </>,
    root,
  );
