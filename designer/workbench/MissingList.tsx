/** What still keeps something from being sent, read out when it appears. */
export function MissingList({ items }: { readonly items: readonly string[] }) {
  return (
    <div role="alert">
      {items.length > 0 && (
        <ul className="wb-missing-list">
          {items.map((item) => (
            <li key={item}>{item}</li>
          ))}
        </ul>
      )}
    </div>
  );
}
