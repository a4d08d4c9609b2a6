/** Golden working-day dates (domain facts §3.7), computed independently of the product: start, working days, end. */
export const workingDays: readonly (readonly [start: string, amount: number, end: string])[] = [
  ['2026-02-11', 5, '2026-02-25'],
  ['2026-02-13', 5, '2026-02-27'],
  ['2026-02-14', 1, '2026-02-24'],
  ['2026-02-09', 20, '2026-03-13'],
  ['2026-04-29', 5, '2026-05-09'],
  ['2026-09-18', 7, '2026-09-29'],
  ['2026-09-24', 20, '2026-10-29'],
  ['2025-01-24', 5, '2025-02-07'],
  ['2025-09-26', 5, '2025-10-10'],
  ['2025-12-31', 1, '2026-01-04'],
  ['2026-03-02', 20, '2026-03-30'],
];

/** The same with the first day counted, as public notices count. */
export const workingDaysWithFirst: typeof workingDays = [
  ['2019-09-05', 5, '2019-09-11'],
  ['2025-05-26', 5, '2025-05-30'],
];
