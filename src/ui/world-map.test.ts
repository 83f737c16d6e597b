import assert from 'node:assert/strict';
import { test } from 'node:test';
import { WorldMap } from './world-map.tsx';

const country = (code: string, step: number) => ({
  code,
  label: `${code} & more`,
  href: `/m?c=${code}`,
  step,
});

const drawn = (countries: ReturnType<typeof country>[], steps: string[] = ['1', '2 – 9']) =>
  String(WorldMap({ label: 'Activities by country', countries, steps }));

test('each country with a figure is a link with its name and figure, filled by its step', () => {
  const html = drawn([country('BJ', 5), country('BI', 1)]);
  assert.equal(html.match(/<a href=/g)?.length, 2);
  assert.match(html, /<a href="\/m\?c=BJ" aria-label="BJ &amp; more"><path class="step-5" d="M/);
  assert.match(html, /<title>BI &amp; more<\/title>/);
});

test('a country too small to be drawn is left to the table', () => {
  const html = drawn([country('CV', 3)]);
  assert.ok(!html.includes('/m?c=CV'));
  assert.match(html, /<path class="land"/);
});

test('no country is drawn twice, with or without a figure, and nothing carries a style', () => {
  const [none, one] = [drawn([]), drawn([country('BJ', 2)])];
  const rings = (html: string) => html.match(/M\d+ \d+l/g)?.length;
  assert.equal(rings(one), rings(none));
  assert.ok(!none.includes('style=') && !one.includes('style='));
});

test('the key names what each step stands for', () => {
  assert.match(drawn([], ['1', '2 – 9']), /<rect class="step-2"[^>]*><\/rect><\/svg>2 – 9<\/li>/);
});
