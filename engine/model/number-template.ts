/** Numbers of cases and certificates from a template: `{yyyy}`, `{yyyymm}`, `{yyyymmdd}` of a date and `{seq:n}`, a zero-padded sequence. */
export interface NumberTemplate {
  /** The sequence that `{seq}` counts: one for each value of the rest, so a template with `{yyyy}` starts anew each year. */
  readonly sequence: string;
  format(seq: number): string;
}

/** `scope` keeps sequences of different purposes apart; `date` is YYYY-MM-DD. */
export function numberTemplate(scope: string, template: string, date: string): NumberTemplate {
  const [yyyy, mm, dd] = date.split('-') as [string, string, string];
  const dated = template
    .replaceAll('{yyyymmdd}', yyyy + mm + dd)
    .replaceAll('{yyyymm}', yyyy + mm)
    .replaceAll('{yyyy}', yyyy);
  const whole = /\{seq(:\d+)?\}/.test(dated) ? dated : `${dated}{seq}`;
  return {
    sequence: `${scope}:${whole}`,
    format: (seq) => whole.replace(/\{seq(?::(\d+))?\}/g, (_, width?: string) => String(seq).padStart(Number(width ?? 1), '0')),
  };
}
