import { percentBetween } from './chart-scale.ts';

export type SparklineProps = {
  /** Along time; null where there is none. */
  values: readonly (number | null)[];
};

const [width, height, edge] = [72, 20, 2];

/** The shape of a row of figures that stand beside it as numbers, so that it says nothing of its own. */
export function Sparkline({ values }: SparklineProps) {
  const known = values.filter((value) => value !== null);
  if (known.length < 2) return null;
  const [low, high] = [Math.min(...known), Math.max(...known)];
  const x = (at: number) => edge + (at * (width - 2 * edge)) / (values.length - 1);
  const y = (value: number) =>
    high === low
      ? height / 2
      : height - edge - (percentBetween(value, low, high) * (height - 2 * edge)) / 100;
  const points = values.flatMap((value, at) =>
    value === null ? [] : [`${x(at).toFixed(1)},${y(value).toFixed(1)}`],
  );
  const [lastX, lastY] = points.at(-1)!.split(',');
  return (
    <svg class="sparkline" width={width} height={height} aria-hidden="true">
      <polyline points={points.join(' ')} />
      <circle cx={lastX} cy={lastY} r="2" />
    </svg>
  );
}
