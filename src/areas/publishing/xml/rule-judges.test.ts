import assert from 'node:assert/strict';
import { test } from 'node:test';
import * as xml from 'libxml2-wasm';
import { readRuleset } from '../rules/ruleset-file.ts';
import { rulesetCheck } from './ruleset-findings.ts';
import { XPathQuestions } from './xpath-questions.ts';

const CONTEXT = '/iati-activities/iati-activity';
const now = Temporal.Instant.from('2026-06-15T12:00:00Z');
const agencies = new Set(['BE-BCE_KBO', 'XM-DAC']);

type Facts = { agencies?: ReadonlySet<string> | undefined };

/** How often a rule of one case is broken by an activity with this inside. */
function broken(rule: string, given: object, inside: string, facts: Facts = { agencies }): number {
  const info = { id: 'x', severity: 'error', category: 'c', message: 'm' };
  return brokenBy({ [rule]: { cases: [{ ...given, ruleInfo: info }] } }, inside, facts);
}

function brokenBy(named: object, inside: string, facts: Facts = { agencies }): number {
  const rules = readRuleset(JSON.stringify({ [CONTEXT]: named }));
  assert.ok(rules, 'it is a ruleset');
  const check = rulesetCheck(rules, new XPathQuestions(xml));
  assert.ok(check, 'its rules are known');
  const text = `<iati-activities><iati-activity ${inside}</iati-activity></iati-activities>`;
  const document = xml.XmlDocument.fromString(text);
  const breaches = [...check(document, '/here', { now, agencies: facts.agencies })];
  document.dispose();
  return breaches.length;
}

const dates = { less: 'a/@d', more: 'b/@d' };
const span = { start: 'a/@d', end: 'b/@d' };
const from = (a: string, b: string) => `><a d="${a}"/><b d="${b}"/>`;
const sum = { paths: ['s/@p'], sum: 100 };
const share = (...parts: string[]) => `>${parts.map((part) => `<s p="${part}"/>`).join('')}`;
const currency = { one: '@default-currency', all: 'currency' };
const language = { one: '@xml:lang', all: 'lang' };
const prefix = { prefix: ['r/@ref'], separator: '-', paths: ['i'] };
const agency = { prefix: ['ORG-ID-PREFIX'], paths: ['r/@ref'] };

// biome-ignore lint/suspicious/noThenProperty: the ruleset calls it so, and a case is never awaited
const onlyAlone = { if: 'a', then: 'not(b)' };

const CASES: [rule: string, given: object, inside: string, times: number][] = [
  ['atleast_one', { paths: ['a', 'b'] }, '>', 1],
  ['atleast_one', { paths: ['a', 'b'] }, '><b/>', 0],
  ['atleast_one', { paths: ['a'], condition: 'b' }, '>', 0],
  ['atLeastOne', { paths: ['a'], condition: 'b' }, '><b/>', 1],
  ['no_more_than_one', { paths: ['a', 'b'] }, '><a/>', 0],
  ['no_more_than_one', { paths: ['a', 'b'] }, '><a/><b/>', 1],
  ['unique', { paths: ['a', 'b'] }, '><a>1</a><b>1</b>', 1],
  ['unique', { paths: ['a', 'b'] }, '><a>1</a><b>2</b>', 0],
  ['startswith', prefix, '><r ref="X"/><r ref="Y"/><i>Y-1</i>', 0],
  ['startswith', prefix, '><r ref="X"/><i>X1</i>', 1],
  ['startswith', agency, '><r ref="BE-BCE_KBO-0421210424"/>', 0],
  ['startswith', agency, '><r ref="XM-DAC-2-10"/>', 0],
  ['startswith', agency, '><r ref="XX-NONE-1"/>', 1],
  ['one_or_all', currency, ' default-currency="EUR"><value/>', 0],
  ['one_or_all', currency, '><value currency="EUR"/><b><loan-status/></b>', 1],
  ['one_or_all', currency, '><value currency="EUR"/><b><forecast currency="EUR"/></b>', 0],
  ['one_or_all', language, '><t><narrative xml:lang="fr"/><narrative/></t>', 1],
  ['one_or_all', language, ' xml:lang="fr"><t><narrative/></t>', 0],
  ['one_or_all', { one: 'sector', all: 'sector' }, '><transaction/><transaction><sector/></transaction>', 1],
  ['one_or_all', { one: 'sector', all: 'sector' }, '><transaction><sector/></transaction>', 0],
  ['date_now', { date: 'a/@d' }, '><a d="2026-06-15T11:59:59Z"/>', 0],
  ['date_now', { date: 'a/@d' }, '><a d="2026-06-16"/>', 1],
  ['date_now', { date: 'a/@d' }, '><a d="soon"/>', 0],
  ['date_order', dates, from('2026-01-02', '2026-01-01'), 1],
  ['date_order', dates, from('2026-01-01', '2026-01-01'), 0],
  ['date_order', dates, from('', '2026-01-01'), 0],
  ['date_order', { less: 'a/@d', more: 'NOW' }, from('2026-06-16', ''), 1],
  ['date_order', { less: 'a/@d', more: 'NOW' }, '><a d="2026-01-01"/><a d="2027-01-01"/>', 0],
  ['time_limit', span, from('2026-01-01', '2027-01-01'), 0],
  ['time_limit', span, from('2026-01-01', '2027-01-02'), 1],
  ['between_dates', { ...span, date: 'c/@d' }, `${from('2026-01-01', '2026-12-31')}<c d="2027-01-01"/>`, 1],
  ['between_dates', { ...span, date: 'c/@d' }, `${from('2026-01-01', '2026-12-31')}<c d="2026-12-31"/>`, 0],
  ['regex_matches', { regex: '^[^/]+$', paths: ['a'] }, '><a>1/2</a>', 1],
  ['regex_matches', { regex: '^[^/]+$', paths: ['a'] }, '><a/><a>12</a>', 0],
  ['no_spaces', { paths: ['a/@r', 'b'] }, '><a r=""/><b>x y</b>', 0],
  ['no_spaces', { paths: ['a/@r', 'b'] }, '><b>\n x</b>', 1],
  ['strict_sum', sum, share('33.33', '33.33', '33.34'), 0],
  ['strict_sum', sum, share('33.3', '33.3', '33.3'), 1],
  ['strict_sum', sum, share('99.99996', '0'), 0],
  ['strict_sum', sum, share('50.', '.5', '49.5'), 0],
  ['strict_sum', sum, share('100', 'x'), 1],
  ['range', { paths: ['s/@p'], min: 0, max: 100 }, share('0', '100'), 0],
  ['range', { paths: ['s/@p'], min: 0, max: 100 }, share('100.1'), 1],
  ['range', { paths: ['s/@p'], min: 0, max: 100 }, share('-1'), 1],
  ['range', { paths: ['s/@p'], min: 0, max: 100 }, share('-.5'), 1],
  ['range', { paths: ['s/@p'], min: 0, max: 100 }, share('x', ''), 0],
  ['if_then', onlyAlone, '><b/>', 0],
  ['if_then', onlyAlone, '><a/><b/>', 1],
];

for (const [rule, given, inside, times] of CASES) {
  test(`${rule} ${JSON.stringify(given)} is broken ${times} times by <activity${inside}`, () => {
    assert.equal(broken(rule, given, inside), times);
  });
}

test('where no agencies are known, an agency code is not judged', () => {
  assert.equal(broken('startswith', agency, '><r ref="XX-NONE-1"/>', { agencies: undefined }), 0);
});

test('a loop asks once for each different value, and what a file says is never an expression', () => {
  const info = { id: 'x', severity: 'error', category: 'c', message: 'm' };
  const inner = {
    paths: [`s[@v = '$1']/@p`],
    condition: `count(s[@v = '$1']) > 1`,
    sum: 100,
    ruleInfo: info,
  };
  const loop = (subs: string[]) => ({
    loop: { cases: [{ foreach: 's/@v', do: { strict_sum: { cases: [inner] } }, subs }] },
  });
  const both = loop(['paths', 'condition']);
  const shares = (v: string) => `<s v="${v}" p="60"/><s v="${v}" p="30"/>`;
  assert.equal(brokenBy(both, `>${shares('1')}${shares('2')}`), 2);
  for (const hostile of [`'] | //* | s['`, '&quot;', `'&quot;`, `') or true() or ('`]) {
    const value = hostile.replaceAll("'", '&apos;');
    assert.equal(brokenBy(both, `>${shares(value)}`), 1, hostile);
  }
  assert.equal(brokenBy(loop(['paths']), `>${shares('1')}`), 0, 'what the loop does not name is not filled');
  const many = Array.from({ length: 300 }, (_, index) => shares(`v${index}`)).join('');
  assert.equal(brokenBy(both, `>${many}`), 201, 'two hundred values, and a word that more were not asked');
});

test('a ruleset with an unknown rule or no XPath is none', () => {
  const info = { id: 'x', severity: 'error', category: 'c', message: 'm' };
  const checkOf = (named: object) =>
    rulesetCheck(readRuleset(JSON.stringify({ [CONTEXT]: named })) ?? [], new XPathQuestions(xml));
  assert.equal(checkOf({ dependent: { cases: [{ paths: ['a'], ruleInfo: info }] } }), undefined);
  assert.equal(checkOf({ atleast_one: { cases: [{ paths: ['a['], ruleInfo: info }] } }), undefined);
  for (const text of ['', '[]', '{"a":{"atleast_one":{}}}', '{"a":{"loop":{"cases":[{}]}}}'])
    assert.equal(readRuleset(text) === undefined || text === '[]', true, text);
});

test('the place of a breach counts siblings of the same name', () => {
  const info = { id: 'x', severity: 'error', category: 'c', message: 'm' };
  const rules = readRuleset(
    JSON.stringify({ [`${CONTEXT}/b/c`]: { atleast_one: { cases: [{ paths: ['d'], ruleInfo: info }] } } }),
  );
  const check = rulesetCheck(rules!, new XPathQuestions(xml))!;
  const text =
    '<iati-activities><iati-activity><a/><b/><b><x/><c><d/></c><c/></b></iati-activity></iati-activities>';
  const document = xml.XmlDocument.fromString(text);
  const paths = [...check(document, '/r[7]', { now, agencies })].map((breach) => breach.path());
  document.dispose();
  assert.deepEqual(paths, ['/r[7]/b[2]/c[2]']);
});
