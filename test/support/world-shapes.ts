import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { geoEqualEarth, geoPath } from 'd3-geo';

const require = createRequire(import.meta.url);

type Position = [number, number];
type Shape =
  | { type: 'MultiPolygon'; coordinates: Position[][][] }
  | { type: 'Polygon'; coordinates: Position[][] };

/** Width of the drawing in whole units: what a point may move by to lie on one is less than a phone shows. */
const width = 640;

type Geometry = { type: string; id?: string; properties: { name: string }; arcs: unknown };
type Atlas = {
  arcs: [number, number][][];
  transform: { scale: [number, number]; translate: [number, number] };
  objects: { countries: { geometries: Geometry[] } };
};

/** ISO 3166-1 numeric, as the atlas names its countries, to alpha-2. */
const alpha2 = new Map(
  `004AF 008AL 010AQ 012DZ 024AO 031AZ 032AR 036AU 040AT 044BS 050BD 051AM 056BE 064BT 068BO 070BA 072BW 076BR 084BZ 090SB
   096BN 100BG 104MM 108BI 112BY 116KH 120CM 124CA 140CF 144LK 148TD 152CL 156CN 158TW 170CO 178CG 180CD 188CR 191HR 192CU
   196CY 203CZ 204BJ 208DK 214DO 218EC 222SV 226GQ 231ET 232ER 233EE 238FK 242FJ 246FI 250FR 260TF 262DJ 266GA 268GE 270GM
   275PS 276DE 288GH 300GR 304GL 320GT 324GN 328GY 332HT 340HN 348HU 352IS 356IN 360ID 364IR 368IQ 372IE 376IL 380IT 384CI
   388JM 392JP 398KZ 400JO 404KE 408KP 410KR 414KW 417KG 418LA 422LB 426LS 428LV 430LR 434LY 440LT 442LU 450MG 454MW 458MY
   466ML 478MR 484MX 496MN 498MD 499ME 504MA 508MZ 512OM 516NA 524NP 528NL 540NC 548VU 554NZ 558NI 562NE 566NG 578NO 586PK
   591PA 598PG 600PY 604PE 608PH 616PL 620PT 624GW 626TL 630PR 634QA 642RO 643RU 646RW 682SA 686SN 688RS 694SL 703SK 704VN
   705SI 706SO 710ZA 716ZW 724ES 728SS 729SD 732EH 740SR 748SZ 752SE 756CH 760SY 762TJ 764TH 768TG 780TT 784AE 788TN 792TR
   795TM 800UG 804UA 807MK 818EG 826GB 834TZ 840US 854BF 858UY 860UZ 862VE 887YE 894ZM`
    .split(/\s+/)
    .map((pair) => [pair.slice(0, 3), pair.slice(3)]),
);

/** Nobody works there, and it takes a fifth of the drawing. */
const leftOut = new Set(['AQ', 'TF']);

export type WorldShapes = { height: number; shapes: [code: string, path: string][]; rest: string };

/** Each country of the atlas as an SVG path of whole steps; `rest` is land that no code of a country names. */
export const drawnWorld = (): WorldShapes => {
  const atlas: Atlas = JSON.parse(readFileSync(require.resolve('world-atlas/countries-110m.json'), 'utf8'));
  const features = atlas.objects.countries.geometries
    .map((geometry) => ({ code: codeOf(geometry), shape: shapeOf(atlas, geometry) }))
    .filter(({ code }) => !leftOut.has(code));
  const whole = { type: 'GeometryCollection' as const, geometries: features.map(({ shape }) => shape) };
  const projection = geoEqualEarth().fitWidth(width, whole);
  const [, [, height]] = geoPath(projection).bounds(whole);
  const path = geoPath(projection).digits(3);
  const drawn = features.map(({ code, shape }) => ({ code, path: wholeSteps(path(shape) ?? '') }));
  return {
    height: Math.ceil(height),
    shapes: drawn
      .filter(({ code, path: lines }) => code && lines)
      .map(({ code, path: lines }): [string, string] => [code, lines])
      .sort(([a], [b]) => (a < b ? -1 : 1)),
    rest: drawn
      .filter(({ code }) => !code)
      .map(({ path: lines }) => lines)
      .join(''),
  };
};

const codeOf = ({ id, properties }: Geometry): string =>
  properties.name === 'Kosovo' ? 'XK' : (alpha2.get(id ?? '') ?? '');

const shapeOf = (atlas: Atlas, { type, arcs }: Geometry): Shape => {
  const ring = (list: number[]): Position[] =>
    list.flatMap((arc, at) => {
      const points = pointsOf(atlas, arc);
      return at === 0 ? points : points.slice(1);
    });
  const polygon = (rings: number[][]) => rings.map(ring);
  return type === 'MultiPolygon'
    ? { type, coordinates: (arcs as number[][][]).map(polygon) }
    : { type: 'Polygon', coordinates: polygon(arcs as number[][]) };
};

/** A line of the atlas as degrees: each point is kept as the step from the one before; `~arc` is the same backwards. */
const pointsOf = ({ arcs, transform }: Atlas, arc: number): Position[] => {
  const { scale, translate } = transform;
  let [x, y] = [0, 0];
  const points = (arcs[arc < 0 ? ~arc : arc] ?? []).map(([dx, dy]): Position => {
    x += dx;
    y += dy;
    return [x * scale[0] + translate[0], y * scale[1] + translate[1]];
  });
  return arc < 0 ? points.reverse() : points;
};

/** The rings of a path rounded to whole units and written as steps; a ring that comes to nothing is left out. */
const wholeSteps = (path: string): string =>
  path
    .split('Z')
    .filter(Boolean)
    .map((ring) => {
      const points = ring
        .slice(1)
        .split('L')
        .map((point) => point.split(',').map((value) => Math.round(Number(value))) as [number, number]);
      return ringOf(points);
    })
    .join('');

const ringOf = (points: readonly [number, number][]): string => {
  const kept = points.filter(
    ([x, y], at) => at === 0 || x !== points[at - 1]?.[0] || y !== points[at - 1]?.[1],
  );
  const [first] = kept;
  if (!first || new Set(kept.map(String)).size < 3) return '';
  const steps = kept.slice(1).map(([x, y], at) => {
    const [px, py] = kept[at] ?? first;
    return `${stepOf(x - px)}${stepOf(y - py)}`;
  });
  return `M${first[0]} ${first[1]}l${steps.join('').trimStart()}z`;
};

const stepOf = (step: number): string => (step < 0 ? String(step) : ` ${step}`);
