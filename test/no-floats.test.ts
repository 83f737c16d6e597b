import assert from 'node:assert/strict';
import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { projectRoot } from '../src/root.ts';

/**
 * Money is whole minor units: no fraction, no rounding by the machine's own numbers, no division of an amount comes
 * near it. What is no amount of money is named here one by one: shares in per cent that are shown, full-time
 * equivalents, and where a cell of a workbook, a number of the machine there, becomes the decimal that was typed.
 */
const noMoney = new Set([
  'src/areas/activities/rules/support-detail.ts',
  'src/areas/sheets/rules/sheet-notation.ts',
  'src/areas/finance/rules/own-share-years.ts',
  'src/areas/finance/rules/running-support.ts',
]);

const zones = [
  'src/kernel/{money,decimal,notation}.ts',
  'src/areas/*/{rules,queries,commands,xml}/**/*.ts',
  'src/backup/**/*.ts',
  'src/cli/**/*.ts',
];

const amount = String.raw`(?:\b\w*[mM]inor\b|\bamount\b)`;

const signs: readonly [what: string, sign: RegExp][] = [
  ['parseFloat', /\bparseFloat\b/],
  ['rounding to digits', /\.toFixed\(|\.toPrecision\(/],
  ['an amount divided', new RegExp(String.raw`${amount}\)?\s*/\s*[\w(]|[\w)]\s+/\s*\(?[\w.]*${amount}`)],
  [
    'an amount times a fraction',
    new RegExp(String.raw`${amount}\s*\*\s*\d+\.\d|\d+\.\d+\s*\*\s*[\w.]*${amount}`),
  ],
  ['an amount rounded', new RegExp(String.raw`Math\.(?:round|floor|ceil|trunc)\([^;]*${amount}`)],
  ['an amount read as a number of fractions', /\bNumber\((?:toDecimal|decimal|rate)\b/],
];

/** Code without its comments and without what stands in quotes; SQL in templates stays, its numbers are exact. */
const codeOf = (text: string): string =>
  text
    .replaceAll(/\/\*[\s\S]*?\*\//g, (comment) => comment.replaceAll(/[^\n]/g, ''))
    .replaceAll(/(^|[^:])\/\/.*$/gm, '$1')
    .replaceAll(/'(?:[^'\\\n]|\\.)*'/g, "''")
    .replaceAll(/`[^`]*`/g, (template) => template.replaceAll(/[^\n]/g, ''));

const floatsIn = (path: string, text: string): string[] =>
  codeOf(text)
    .split('\n')
    .flatMap((line, at) =>
      signs
        .filter(([, sign]) => sign.test(line))
        .map(([what]) => `${path}:${at + 1} ${what}: ${line.trim()}`),
    );

const sources = zones
  .flatMap((zone) => globSync(zone, { cwd: projectRoot }))
  .filter((path) => !path.includes('.test.'));

test('no fraction touches money in rules, queries, commands and the kernel', () => {
  assert.ok(sources.length > 500, String(sources.length));
  const found = sources
    .filter((path) => !noMoney.has(path))
    .flatMap((path) => floatsIn(path, readFileSync(join(projectRoot, path), 'utf8')));
  assert.deepEqual(found, []);
});

test('no column of the database holds a fraction of the machine', () => {
  const migrations = globSync('db/migrations/*.sql', { cwd: projectRoot });
  const found = migrations.filter((path) =>
    /\b(?:real|float\d?|double precision|money)\b\s*(?:,|not|null|constraint|default|\))/i.test(
      readFileSync(join(projectRoot, path), 'utf8').replaceAll(/--.*$/gm, ''),
    ),
  );
  assert.deepEqual(found, []);
});

test('what it looks for is found where it stands, and what is named needs to be', () => {
  const planted: [string, string][] = [
    ['parseFloat', 'const x = parseFloat(typed);'],
    ['rounding to digits', 'return rate.toFixed(2);'],
    ['an amount divided', 'const half = minor / 2;'],
    ['an amount divided', 'const share = (100 * part.minor) / whole.minor;'],
    ['an amount divided', 'total / row.amountMinor'],
    ['an amount times a fraction', 'const own = minor * 0.2;'],
    ['an amount times a fraction', 'const own = 0.2 * budget.minor;'],
    ['an amount rounded', 'Math.round(minor * rate)'],
    ['an amount read as a number of fractions', 'Number(toDecimal(amount))'],
  ];
  for (const [what, line] of planted)
    assert.ok(
      floatsIn('planted.ts', line).some((found) => found.includes(what)),
      line,
    );
  for (const path of noMoney)
    assert.notDeepEqual(floatsIn(path, readFileSync(join(projectRoot, path), 'utf8')), [], path);
});
