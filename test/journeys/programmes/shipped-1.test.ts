import { shareOnScreen } from './on-screen.ts';

shareOnScreen(1);
