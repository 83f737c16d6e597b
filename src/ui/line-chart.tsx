import { ChartFrame, type ChartProps, type Series, seriesClass } from './chart-frame.tsx';
import { chartTicks, percentBetween } from './chart-scale.ts';

const height = 180;
const top = 10;

/** Values along time. The plot stretches with the page, its words do not shrink with it. */
export function LineChart(chart: ChartProps) {
  const ticks = chartTicks(chart.series.flatMap((one) => one.values));
  const low = ticks[0] ?? 0;
  const high = ticks.at(-1) ?? 1;
  const y = (value: number) => 100 - percentBetween(value, low, high);
  const said = chart.tick ?? chart.format;
  const gutter = 10 + 7 * Math.max(...ticks.map((tick) => said(tick).length));
  const inPixels = (percent: number) => top + (percent * height) / 100;
  return (
    <ChartFrame chart={chart}>
      <div class="plot" role="img" aria-label={chart.sentence}>
        <svg width={gutter} height={height + 2 * top + 20} aria-hidden="true">
          {ticks.map((tick) => (
            <text x={gutter - 8} y={inPixels(y(tick)) + 4} text-anchor="end">
              {said(tick)}
            </text>
          ))}
        </svg>
        <svg width="100%" height={height + 2 * top + 20} aria-hidden="true">
          {ticks.map((tick) => (
            <line
              class={tick === 0 ? 'rule zero' : 'rule'}
              x1="0"
              x2="100%"
              y1={inPixels(y(tick))}
              y2={inPixels(y(tick))}
            />
          ))}
          <svg
            y={top}
            width="100%"
            height={height}
            viewBox="0 0 100 100"
            preserveAspectRatio="none"
            overflow="visible"
            aria-hidden="true"
          >
            {chart.series.map((one, at) => (
              <path class={seriesClass(one, at)} data-institute={one.institute} d={pathOf(one, y)} />
            ))}
          </svg>
          <XLabels labels={chart.labels} />
        </svg>
      </div>
    </ChartFrame>
  );
}

/** Breaks the line where a value is missing; a value alone between two gaps becomes a dot. */
function pathOf({ values }: Series, y: (value: number) => number): string {
  let path = '';
  values.forEach((value, at) => {
    if (value === null) return;
    const before = values[at - 1] ?? null;
    const point = `${place(at, values.length)} ${y(value)}`;
    path += before === null ? `M${point}` : `L${point}`;
    if (before === null && (values[at + 1] ?? null) === null) path += 'h0';
  });
  return path;
}

function XLabels({ labels }: { labels: readonly string[] }) {
  const every = Math.ceil(labels.length / 6);
  return (
    <>
      {labels.map((label, at) => {
        if (at % every !== 0) return null;
        const x = place(at, labels.length);
        const anchor = x < 4 ? 'start' : x > 96 ? 'end' : 'middle';
        return (
          <text
            class={labels.length > 3 && (at / every) % 2 === 1 ? 'if-room' : undefined}
            x={`${x}%`}
            y={height + 2 * top + 14}
            text-anchor={anchor}
          >
            {label}
          </text>
        );
      })}
    </>
  );
}

const place = (at: number, count: number) => (count < 2 ? 50 : percentBetween(at, 0, count - 1));
