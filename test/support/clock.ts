export { type MovableClock, movableClock } from '../../engine/cli/simulate/clock.ts';
