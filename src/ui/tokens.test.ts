import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';

const css = readFileSync(new URL('./style/tokens.css', import.meta.url), 'utf8');
const [modern = '', old = ''] = css.split('@supports not');
const institutes = ['neutral', 'iiwe', 'ifsi', 'ism'] as const;
const schemes = ['light', 'dark'] as const;

type Colours = Record<string, string>;

/** Colours as one page sees them: the neutral ones, and over them those of the institute. */
function coloursOf(institute: (typeof institutes)[number], scheme: (typeof schemes)[number]): Colours {
  const colours: Colours = {};
  for (const selector of [':root', `[data-institute="${institute}"]`]) {
    const body = modern.split(`${selector} {`)[1]?.split('}')[0] ?? '';
    for (const [, name = '', light = '', dark = ''] of body.matchAll(
      /--([\w-]+): light-dark\((#\w+), (#\w+)\)/g,
    ))
      colours[name] = scheme === 'light' ? light : dark;
  }
  return colours;
}

/** WCAG 2.2, relative luminance and contrast ratio. */
function contrast(one: string, other: string): number {
  const [high = 0, low = 0] = [one, other].map(luminance).sort((a, b) => b - a);
  return (high + 0.05) / (low + 0.05);
}

function luminance(hex: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
    const share = Number.parseInt(hex.slice(at, at + 2), 16) / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

const grounds = ['paper', 'card', 'accent-soft', 'warn-soft', 'stop-soft', 'info-soft', 'ok-soft'];
const text: [string, string[]][] = [
  ['ink', [...grounds, 'line']],
  ['ink-2', grounds],
  ['accent', ['paper', 'card', 'accent-soft']],
  ['on-fill', ['fill']],
  ...['ok', 'warn', 'stop', 'info'].map((tone): [string, string[]] => [
    tone,
    ['paper', 'card', 'accent-soft', `${tone}-soft`],
  ]),
];
const shapes: [string, string[]][] = [
  ['edge', ['paper', 'card']],
  ['focus', ['paper', 'card', 'accent-soft', 'warn-soft', 'stop-soft']],
  ['fill', ['paper', 'card']],
  ...['accent', 's1', 's2', 's3'].map((series): [string, string[]] => [series, ['card']]),
];

test('contrast is measured as WCAG does', () => {
  assert.equal(contrast('#ffffff', '#000000'), 21);
  assert.ok(Math.abs(contrast('#767676', '#ffffff') - 4.54) < 0.01);
});

for (const institute of institutes)
  for (const scheme of schemes) {
    const colours = coloursOf(institute, scheme);
    const ratio = (front: string, ground: string) => contrast(colours[front] ?? '', colours[ground] ?? '');

    test(`words can be read: 4.5 to 1 on every ground they stand on (${institute}, ${scheme})`, () => {
      for (const [front, behind] of text)
        for (const ground of behind)
          assert.ok(ratio(front, ground) >= 4.5, `${front} on ${ground}: ${ratio(front, ground).toFixed(2)}`);
    });

    test(`edges, focus and lines of a chart can be seen: 3 to 1 (${institute}, ${scheme})`, () => {
      for (const [front, behind] of shapes)
        for (const ground of behind)
          assert.ok(ratio(front, ground) >= 3, `${front} on ${ground}: ${ratio(front, ground).toFixed(2)}`);
    });
  }

test('browsers without light-dark() get every colour of the light scheme', () => {
  const lightOf = (part: string, colour: RegExp) =>
    [...part.matchAll(colour)].map(([, name, light]) => `${name} ${light}`);
  const wanted = lightOf(modern, /--([\w-]+): light-dark\((#\w+),/g);
  assert.ok(wanted.length > 25);
  assert.deepEqual(lightOf(old, /--([\w-]+): (#\w+);/g), wanted);
});
