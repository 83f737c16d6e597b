import { ChartFrame, type ChartProps, seriesClass } from './chart-frame.tsx';
import { percentBetween } from './chart-scale.ts';

/** Values beside each other, one line of bars per label, each with its number. */
export function BarChart(chart: ChartProps) {
  const known = chart.series.flatMap((one) => one.values.filter((value) => value !== null));
  const low = Math.min(0, ...known);
  const high = Math.max(0, ...known, low === 0 ? 1 : 0);
  const x = (value: number) => percentBetween(value, low, high);
  return (
    <ChartFrame chart={chart}>
      <p class="away">{chart.sentence}</p>
      <ul class="bars">
        {chart.labels.map((label, row) => (
          <li>
            <span>{label}</span>
            {chart.series.map((one, at) => {
              const value = one.values[row] ?? null;
              const note = at === 0 ? chart.notes?.of[row] : undefined;
              return (
                <span class="bar-row">
                  <svg width="100%" height="12" aria-hidden="true">
                    {value !== null && (
                      <rect
                        class={`${seriesClass(one, at)}${note ? ' open' : ''}`}
                        data-institute={one.institute}
                        x={`${x(Math.min(0, value))}%`}
                        width={`${Math.abs(x(value) - x(0))}%`}
                        height="12"
                      />
                    )}
                  </svg>
                  <span>
                    {chart.series.length > 1 && <span class="away">{one.label}: </span>}
                    {value === null ? chart.table.missing : chart.format(value)}
                  </span>
                  {note && <span class="bar-note quiet">{note.text}</span>}
                </span>
              );
            })}
          </li>
        ))}
      </ul>
    </ChartFrame>
  );
}
