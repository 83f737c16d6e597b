import { ChartFrame, type ChartProps, type Series, seriesClass } from './chart-frame.tsx';

const reach = 90;
const middle = 112;

export type RadarChartProps = ChartProps & {
  /** Value at the rim; the middle is nought. One ring is drawn for each whole step. */
  rim: number;
};

/**
 * Values of one kind around a middle. At the rim stands each label's number: words would not fit on a phone, the
 * table gives them in the same order.
 */
export function RadarChart({ rim, ...chart }: RadarChartProps) {
  const count = chart.labels.length;
  const rings = Array.from({ length: Math.floor(rim) }, (_, at) => at + 1);
  return (
    <ChartFrame chart={chart} beside>
      <svg class="radar" viewBox={`0 0 ${2 * middle} ${2 * middle}`} role="img" aria-label={chart.sentence}>
        {rings.map((ring) => (
          <circle class="rule" cx={middle} cy={middle} r={(reach * ring) / rim} />
        ))}
        {chart.labels.map((_, at) => (
          <path class="rule" d={`M${middle} ${middle}L${pointAt(at, count, reach)}`} />
        ))}
        {chart.series.map((one, at) => (
          <path class={seriesClass(one, at)} data-institute={one.institute} d={outline(one, count, rim)} />
        ))}
        {chart.labels.map((_, at) => {
          const [x, y] = placeAt(at, count, reach + 13);
          return (
            <text x={x} y={y + 4} text-anchor="middle">
              {at + 1}
            </text>
          );
        })}
      </svg>
    </ChartFrame>
  );
}

/** A closed line where every value is there; it opens where one is missing, and a lone value is a dot. */
function outline({ values }: Series, count: number, rim: number): string {
  const known = values.filter((value) => value !== null).length;
  if (known === count && count > 0)
    return `M${values.map((value, at) => pointAt(at, count, (reach * (value ?? 0)) / rim)).join('L')}Z`;
  return values
    .map((value, at) => {
      if (value === null) return '';
      const before = values[(at + count - 1) % count] ?? null;
      const point = pointAt(at, count, (reach * value) / rim);
      if (before === null || at === 0) return `M${point}h0`;
      return `L${point}`;
    })
    .join('');
}

/** From the top, clockwise. */
function placeAt(at: number, count: number, distance: number): [number, number] {
  const angle = (2 * Math.PI * at) / count - Math.PI / 2;
  return [round(middle + distance * Math.cos(angle)), round(middle + distance * Math.sin(angle))];
}

const pointAt = (at: number, count: number, distance: number) => placeAt(at, count, distance).join(' ');

const round = (value: number) => Math.round(value * 10) / 10;
