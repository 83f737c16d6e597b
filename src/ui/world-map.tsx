import { worldHeight, worldRest, worldShapes, worldWidth } from './world-shapes.ts';

export type MapCountry = {
  /** ISO 3166-1 alpha-2; one that the map does not draw, being too small, is left out. */
  code: string;
  /** Name and figure, for those who point at it or hear it. */
  label: string;
  href: string;
  /** 1 to 5: how strongly it is filled. */
  step: number;
};

export type WorldMapProps = {
  label: string;
  countries: readonly MapCountry[];
  /** What each step stands for, the lightest first. */
  steps: readonly string[];
};

/** The world with the countries that have a figure, each a link; a table with the same figures belongs beside it. */
export function WorldMap({ label, countries, steps }: WorldMapProps) {
  const drawn = countries.filter(({ code }) => worldShapes[code]);
  const filled = new Set(drawn.map(({ code }) => code));
  const land = Object.entries(worldShapes).flatMap(([code, path]) => (filled.has(code) ? [] : [path]));
  return (
    <nav class="map" aria-label={label}>
      <svg viewBox={`0 0 ${worldWidth} ${worldHeight}`}>
        <title>{label}</title>
        <path class="land" d={[...land, worldRest].join('')} />
        {drawn.map(({ code, label: name, href, step }) => (
          <a href={href} aria-label={name}>
            <path class={`step-${step}`} d={worldShapes[code]}>
              <title>{name}</title>
            </path>
          </a>
        ))}
      </svg>
      {steps.length > 0 && (
        <ul class="key">
          {steps.map((text, at) => (
            <li>
              <svg width="22" height="12" aria-hidden="true">
                <rect class={`step-${at + 1}`} width="22" height="12" />
              </svg>
              {text}
            </li>
          ))}
        </ul>
      )}
    </nav>
  );
}
