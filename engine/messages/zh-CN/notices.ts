/** Messages to people: subject and body of each template, added by `machine/` and `outbox/`. */
export const notices: Readonly<Record<string, string>> = {};
