/** Legal clock of a case as shown to people. Days are working or calendar days by `unit`. */
export interface ClockReading {
  readonly unit: 'workingDays' | 'calendarDays';
  readonly amount: number;
  readonly used: number;
  readonly paused: number;
  readonly left: number;
  /** YYYY-MM-DD. */
  readonly dueOn: string;
  readonly estimated: boolean;
  readonly running: boolean;
  readonly light: 'green' | 'yellow' | 'red';
}
