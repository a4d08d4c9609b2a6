/**
 * The clipboard of the system, so that steps go from one programme and window to another. What was copied here is kept in the browser as
 * well: where the clipboard may not be read (no permission, or no TLS), it still goes from programme to programme.
 */
const key = 'lz.studio.steps';

function kept(): string | null {
  try {
    return localStorage.getItem(key);
  } catch {
    return null;
  }
}

export const clipboard = {
  write(text: string): void {
    try {
      localStorage.setItem(key, text);
    } catch {
      // Private windows refuse storage: the system's clipboard is left.
    }
    // Refused without a permission: then what is kept serves.
    void navigator.clipboard?.writeText(text).catch(() => undefined);
  },
  /** Null when it can't be read and nothing was copied here. */
  async read(): Promise<string | null> {
    try {
      const text = await navigator.clipboard.readText();
      return text === '' ? kept() : text;
    } catch {
      return kept();
    }
  },
};
