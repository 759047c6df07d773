/** The console in a browser. Everything is wired here. */
import { render } from 'preact';
import { startClock } from './parts/clock.ts';
import { App } from './shell/app.tsx';
import { listenForKeys } from './shell/keys.ts';
import { followAddress } from './shell/route.ts';
import { followTheme } from './shell/theme.ts';
import './style/index.css';

followTheme();
followAddress();
listenForKeys();
startClock();

const root = document.getElementById('app');
if (root !== null) render(<App />, root);
