import assert from 'node:assert/strict';
import { test } from 'node:test';
import { BarChart } from './bar-chart.tsx';
import type { ChartProps } from './chart-frame.tsx';
import { LineChart } from './line-chart.tsx';
import { ProgressBar } from './progress-bar.tsx';
import { RadarChart } from './radar-chart.tsx';

const chart: ChartProps = {
  title: 'Spent by year',
  sentence: 'Spending rises.',
  labels: ['2024', '2025', '2026'],
  series: [
    { label: 'Spent', values: [10, null, 30] },
    { label: 'Plan', values: [20, 30, 40], plan: true },
  ],
  format: (value) => `€ ${value}`,
  table: { show: 'The figures', head: 'Year', missing: 'no figure' },
};

for (const [kind, html] of [
  ['lines', String(LineChart(chart))],
  ['bars', String(BarChart(chart))],
]) {
  test(`a chart has all its figures as a table (${kind})`, () => {
    assert.match(html!, /<summary>The figures<\/summary>/);
    const cells = [...html!.matchAll(/<td class="n"[^>]*><span>([^<]*)<\/span>/g)].map(([, text]) => text);
    assert.deepEqual(cells, ['€ 10', '€ 20', 'no figure', '€ 30', '€ 30', '€ 40']);
  });

  test(`a chart says in a sentence what it shows (${kind})`, () => {
    assert.match(html!, /Spending rises\./);
  });
}

test('a line breaks where a figure is missing, it does not invent one', () => {
  const path = String(LineChart(chart)).match(/<path class="series s0" d="([^"]*)"/)?.[1];
  assert.equal(path, 'M0 75h0M100 25h0');
});

test('a bar below zero lies left of it', () => {
  const html = String(
    BarChart({ ...chart, labels: ['a', 'b'], series: [{ label: 's', values: [-50, 150] }] }),
  );
  assert.match(html, /x="0%" width="25%"/);
  assert.match(html, /x="25%" width="75%"/);
});

test('charts of nothing, of one figure and of noughts are drawn without breaking', () => {
  for (const draw of [LineChart, BarChart])
    for (const values of [[], [5], [0, 0], [null]]) {
      const html = String(draw({ ...chart, labels: values.map(String), series: [{ label: 's', values }] }));
      assert.doesNotMatch(html, /NaN|Infinity/);
    }
});

test('progress is drawn in proportion and written', () => {
  const html = String(ProgressBar({ value: 50, of: 200, text: '25 %', label: 'Spent' }));
  assert.match(html, /class="fill" y="3" width="25%"/);
  assert.match(html, /<span class="away">Spent: <\/span>25 %/);
});

test('progress over full stays inside its track and shows where full was', () => {
  const html = String(ProgressBar({ value: 200, of: 100, text: '200 %' }));
  assert.match(html, /class="progress over"/);
  assert.match(html, /class="fill" y="3" width="100%"/);
  assert.match(html, /class="mark" x="50%"/);
});

test('what is over a limit is marked as over, what is past a goal as reached', () => {
  const past = String(ProgressBar({ value: 200, full: 'goal', text: '200 %' }));
  assert.match(past, /class="progress reached"/);
  assert.match(past, /class="mark" x="50%"/);
  assert.match(String(ProgressBar({ value: 100, full: 'goal', text: '100 %' })), /class="progress"/);
  assert.match(String(ProgressBar({ value: 101, full: 'limit', text: '101 %' })), /class="progress over"/);
});

test('progress against nothing is drawn without breaking', () => {
  assert.doesNotMatch(String(ProgressBar({ value: 0, of: 0, text: '0' })), /NaN|Infinity/);
});

const radar = (values: (number | null)[]) =>
  String(RadarChart({ ...chart, rim: 5, labels: values.map(String), series: [{ label: 's', values }] }));
const outlineOf = (html: string) => html.match(/<path class="series s0" d="([^"]*)"/)?.[1];

test('a radar begins at the top, runs clockwise and closes; the rim is the highest value', () => {
  assert.equal(outlineOf(radar([5, 5, 5, 2.5])), 'M112 22L202 112L112 202L67 112Z');
});

test('a radar opens where a figure is missing, it does not draw a nought', () => {
  assert.equal(outlineOf(radar([5, null, 5, 5])), 'M112 22h0M112 202h0L22 112');
});

test('a radar of nothing is drawn without breaking, and has its figures as an open table', () => {
  for (const values of [[], [null], [3]]) assert.doesNotMatch(radar(values), /NaN|Infinity/);
  assert.match(radar([3, 4, 5]), /<details class="disclosure" open/);
});
