export { type MovableClock, movableClock } from '../../engine/sandbox/clock.ts';
