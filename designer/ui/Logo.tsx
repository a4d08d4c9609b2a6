/** The mark: two streams. Decorative; the name stands beside it. */
export function Logo({ size }: { size: number }) {
  return (
    <svg className="lz-logo" width={size} height={size} viewBox="0 0 32 32" aria-hidden="true">
      <rect width="32" height="32" rx="7" />
      <path d="M7 12.5c4-4.500 8-4.500 12 0s5.500 3 6 2.500M7 19.5c4-4.500 8-4.500 12 0s5.500 3 6 2.500" />
    </svg>
  );
}
