import assert from 'node:assert/strict';
import { test } from 'node:test';
import { BarChart } from './bar-chart.tsx';
import type { ChartProps } from './chart-frame.tsx';
import { LineChart } from './line-chart.tsx';
import { ProgressBar } from './progress-bar.tsx';

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
