import type { BoardRegistryDto } from '../../engine/model/dto/board.ts';
import { useBoardText } from './words.tsx';

const size = { width: 720, height: 200, left: 44, bottom: 24, top: 16 };

/** Bars of the months with the target as a line across; the table under it says the same, so it is one picture for who can't see it. */
export function ForecastChart({ registry, year }: { readonly registry: BoardRegistryDto; readonly year: number }) {
  const t = useBoardText();
  const { months, target, title } = registry;
  const top = Math.max(1, target ?? 0, ...months.map(({ valid }) => valid));
  const height = (n: number) => (n / top) * (size.height - size.bottom - size.top);
  const y = (n: number) => size.height - size.bottom - height(n);
  const step = (size.width - size.left) / months.length;
  const label = t('bd.forecastChart', {
    ...{ title, year, first: months[0]?.valid ?? 0, last: months.at(-1)?.valid ?? 0 },
    target: target === null ? '' : t('bd.forecastTarget', { n: target }),
  });
  return (
    <svg className="bd-chart" viewBox={`0 0 ${size.width} ${size.height}`} role="img" aria-label={label}>
      <line className="bd-axis" x1={size.left} x2={size.width} y1={y(0)} y2={y(0)} />
      {months.map(({ month, valid }, index) => {
        const x = size.left + index * step;
        return (
          <g key={month}>
            <rect className="bd-month" x={x + step * 0.2} width={step * 0.6} y={y(valid)} height={height(valid)} />
            <text className="bd-figure" x={x + step / 2} y={y(valid) - 4}>
              {valid}
            </text>
            <text className="bd-label" x={x + step / 2} y={size.height - 6}>
              {Number(month.slice(5))}
            </text>
          </g>
        );
      })}
      {target !== null && (
        <>
          <line className="bd-target" x1={size.left} x2={size.width} y1={y(target)} y2={y(target)} />
          <text className="bd-target-label" x={size.left - 4} y={y(target) + 4}>
            {target}
          </text>
        </>
      )}
    </svg>
  );
}
