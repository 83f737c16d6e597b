import { type Flow, lineHeight, type PlacedBox, placeFlow } from './flow-layout.ts';

export type { FlowBox } from './flow-layout.ts';

export type FlowChartProps = Flow & {
  /** Unique on the page. */
  id: string;
  title: string;
  /** What the picture shows, for those who do not see it; the same content belongs beside it as lists. */
  sentence: string;
};

const phone = 300;
const desk = 1060;

/** What leads to what, from below upwards: for a phone in one column, for a wide screen in up to three. */
export function FlowChart(chart: FlowChartProps) {
  const columns = Math.min(3, Math.max(1, chart.groups.length));
  return (
    <figure class="chart flow">
      <Drawing chart={chart} width={phone} columns={1} screen="phone" />
      <Drawing chart={chart} width={desk} columns={columns} screen="desk" />
    </figure>
  );
}

type Screen = { chart: FlowChartProps; width: number; columns: number; screen: 'phone' | 'desk' };

function Drawing({ chart, width, columns, screen }: Screen) {
  const placed = placeFlow(chart, width, columns);
  const id = `${chart.id}-${screen}`;
  return (
    <svg
      class={screen}
      viewBox={`0 0 ${placed.width} ${placed.height}`}
      role="img"
      aria-labelledby={`${id}-title ${id}-desc`}
    >
      <title id={`${id}-title`}>{chart.title}</title>
      <desc id={`${id}-desc`}>{chart.sentence}</desc>
      {placed.arrows.map((d) => (
        <path class="arrow" d={d} />
      ))}
      {placed.boxes.map((box) => (
        <Box box={box} />
      ))}
      {placed.links.map((d) => (
        <path class="link" d={d} />
      ))}
    </svg>
  );
}

function Box({ box }: { box: PlacedBox }) {
  const { kind, x, y, width, height, head, lines } = box;
  return (
    <g class={kind}>
      <rect x={x} y={y} width={width} height={height} rx={kind === 'actor' ? 14 : 4} />
      <text>
        <tspan class="head" x={x + 10} y={y + lineHeight}>
          {head}
        </tspan>
        {lines.map((line, at) => (
          <tspan x={x + 10} y={y + (at + 2) * lineHeight}>
            {line}
          </tspan>
        ))}
      </text>
    </g>
  );
}
