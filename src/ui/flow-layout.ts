import { textLines } from './text-lines.ts';

export type FlowBox = {
  key: string;
  /** A few words over the text: what it is, its code. */
  head: string;
  text: string;
};

export type FlowGroup = {
  box: FlowBox;
  conditions: readonly FlowBox[];
  parts: readonly FlowBox[];
  actors: readonly FlowBox[];
};

/** What leads to what: parts to the box of their group, groups to the goals; conditions stand on the way. */
export type Flow = {
  goals: readonly FlowBox[];
  conditions: readonly FlowBox[];
  groups: readonly FlowGroup[];
  actors: readonly FlowBox[];
  /** Further causes, by the keys of their boxes. */
  links: readonly { from: string; to: string }[];
};

export type PlacedBox = {
  key: string;
  kind: 'goal' | 'group' | 'part' | 'condition' | 'actor';
  x: number;
  y: number;
  width: number;
  height: number;
  head: string;
  lines: readonly string[];
};

export type PlacedFlow = {
  width: number;
  height: number;
  boxes: readonly PlacedBox[];
  /** Paths of the arrows, and of the further causes. */
  arrows: readonly string[];
  links: readonly string[];
};

const letterSize = 13;
export const lineHeight = 17;
const inset = 10;
const gap = 12;
const spine = 20;
const gutter = 18;
const laneGap = 7;

/** Where everything stands in a picture of that width with its groups in so many columns; nothing is cut off. */
export const placeFlow = (flow: Flow, width: number, columns: number): PlacedFlow => {
  const boxes: PlacedBox[] = [];
  const arrows: string[] = [];
  let y = 2;
  const stack = (kind: PlacedBox['kind'], list: readonly FlowBox[], x: number, wide: number) => {
    for (const box of list) {
      const placed = boxAt(box, kind, { x, y, width: wide });
      boxes.push(placed);
      y = placed.y + placed.height + gap;
    }
  };
  stack('goal', flow.goals, spine, width - spine - gutter);
  const goalsEnd = y - gap;
  stack('condition', flow.conditions, spine + 24, width - spine - gutter - 24);
  const columnOf = columnsByKey(flow, columns);
  const overColumns = flow.links.filter(({ from, to }) => {
    const [start, end] = [columnOf.get(from), columnOf.get(to)];
    return start !== undefined && end !== undefined && Math.abs(start - end) > 1;
  });
  const top = y + 6 + overColumns.length * laneGap;
  const column = width / columns;
  const ends = Array.from({ length: columns }, () => top);
  for (const [at, group] of flow.groups.entries()) {
    const place = at % columns;
    y = ends[place] ?? top;
    const x = place * column;
    const placed = boxAt(group.box, 'group', { x: x + spine, y, width: column - spine - gutter });
    boxes.push(placed);
    if (flow.goals.length > 0) arrows.push(riseTo(x + 8, placed, goalsEnd));
    y = placed.y + placed.height + gap;
    stack('condition', group.conditions, x + spine + 24, column - spine - gutter - 24);
    const firstPart = boxes.length;
    stack('part', group.parts, x + spine + 24, column - spine - gutter - 24);
    for (const part of boxes.slice(firstPart))
      arrows.push(riseTo(x + spine + 12, part, placed.y + placed.height));
    stack('actor', group.actors, x + spine + 24, column - spine - gutter - 24);
    ends[place] = y + gap;
  }
  y = Math.max(y, ...ends);
  stack('actor', flow.actors, spine, width - spine - gutter);
  const of = (key: string) => boxes.find((box) => box.key === key);
  const links = flow.links.flatMap((link) => {
    const [start, end] = [of(link.from), of(link.to)];
    const lane = overColumns.indexOf(link);
    if (!start || !end) return [];
    return [
      lane === -1 ? curve(start, end) : around(start, end, { lane, y: top - 8 - lane * laneGap, column }),
    ];
  });
  return { width, height: Math.max(y, 2) + 2, boxes, arrows, links };
};

/** The column of each box that stands in one. */
const columnsByKey = ({ groups }: Flow, columns: number): ReadonlyMap<string, number> =>
  new Map(
    groups.flatMap(({ box, conditions, parts, actors }, at) =>
      [box, ...conditions, ...parts, ...actors].map(({ key }) => [key, at % columns] as const),
    ),
  );

const boxAt = (
  { key, head, text }: FlowBox,
  kind: PlacedBox['kind'],
  at: Pick<PlacedBox, 'x' | 'y' | 'width'>,
): PlacedBox => {
  const lines = textLines(text, at.width - 2 * inset, letterSize);
  const heads = textLines(head, at.width - 2 * inset, letterSize);
  return {
    key,
    kind,
    ...at,
    head: heads[0] ?? '',
    lines: [...heads.slice(1), ...lines],
    height: (Math.max(heads.length, 1) + lines.length) * lineHeight + inset,
  };
};

const middle = ({ y, height }: PlacedBox): number => Math.round(y + Math.min(height / 2, 24));

/** From the left edge of a box along a line at `x` up to `top`, with its head. */
const riseTo = (x: number, box: PlacedBox, top: number): string =>
  `M${box.x} ${middle(box)}H${x}V${top + 1}M${x - 4} ${top + 8}L${x} ${top + 1}L${x + 4} ${top + 8}`;

/** Through the gap beside the boxes: on the right within a column, from edge to edge between columns. */
const curve = (from: PlacedBox, to: PlacedBox): string => {
  const [y1, y2] = [middle(from) + 6, middle(to) + 6];
  const [right, left] = [from.x + from.width, to.x + to.width];
  if (to.x > right)
    return `M${right} ${y1}C${right + 40} ${y1} ${to.x - 40} ${y2} ${to.x} ${y2}${tip(to.x, y2, 1)}`;
  if (left < from.x)
    return `M${from.x} ${y1}C${from.x - 40} ${y1} ${left + 40} ${y2} ${left} ${y2}${tip(left, y2, -1)}`;
  const out = Math.max(right, left) + gutter - 2;
  return `M${right} ${y1}C${out} ${y1} ${out} ${y2} ${left} ${y2}${tip(left, y2, -1)}`;
};

/** Over a whole column: up beside the boxes, along a lane above all groups and down beside those of the other, never through a text. */
const around = (
  from: PlacedBox,
  to: PlacedBox,
  { lane, y, column }: { lane: number; y: number; column: number },
): string => {
  const lowOf = (box: PlacedBox) => Math.round(box.y + box.height - inset / 2);
  const [y1, y2] = [lowOf(from), lowOf(to)];
  const way = to.x > from.x ? 1 : -1;
  const beside = (10 + lane * 3) % gutter;
  const leftOf = ({ x }: PlacedBox) => Math.floor(x / column) * column - beside;
  const rightOf = ({ x, width }: PlacedBox) => x + width + beside;
  const [start, out] = way === 1 ? [from.x + from.width, rightOf(from)] : [from.x, leftOf(from)];
  const [end, into] = way === 1 ? [to.x, leftOf(to)] : [to.x + to.width, rightOf(to)];
  return `M${start} ${y1}H${out}V${y}H${into}V${y2}H${end}${tip(end, y2, way)}`;
};

/** The head of an arrow that points right (1) or left (-1). */
const tip = (x: number, y: number, way: 1 | -1): string =>
  `M${x - 7 * way} ${y - 4}L${x} ${y}L${x - 7 * way} ${y + 4}`;
