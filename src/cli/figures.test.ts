import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, describe, test } from 'node:test';
import { activityXml, publicationXml, someDates } from '../../test/support/publication.ts';
import { keepRunning, relais } from '../../test/support/relais-program.ts';
import { figureQuestions, instituteQuestions } from '../figure-list.ts';
import { todayIn } from '../kernel/calendar-day.ts';

const root = mkdtempSync(join(tmpdir(), 'relais-figures-'));
const office = { RELAIS_DATA: join(root, 'data') };
await keepRunning(office);
after(() => rmSync(root, { recursive: true, force: true }));

const good = async (...args: string[]): Promise<string> => {
  const { code, out, err } = await relais(args, office);
  assert.deepEqual({ code, err }, { code: 0, err: '' });
  return out;
};

type Sum = { amount: string; currency: string };
type Answer = {
  by: string[];
  asOf: string | null;
  ofToday?: string;
  rows: ({ at: Record<string, string | null> } & Record<string, Sum | number | string | null>)[];
  total?: Record<string, Sum | number>;
};
const asked = async (...args: string[]): Promise<Answer> =>
  JSON.parse(await good('figures', ...args, '--programme', 'XX-R-P1', '--json'));

const ofInstitutes = async (...args: string[]): Promise<Answer & { institutes: string[] }> =>
  JSON.parse(await good('figures', ...args, '--json'));

const budget = (year: number, amount: string) =>
  `<budget type="1" status="2"><period-start iso-date="${year}-01-01"/><period-end iso-date="${year}-12-31"/><value currency="EUR" value-date="${year}-01-01">${amount}</value></budget>`;
const transfer = (day: string, amount: string) =>
  `<transaction><transaction-type code="3"/><transaction-date iso-date="${day}"/><value currency="EUR" value-date="${day}">${amount}</value></transaction>`;

const publication = publicationXml(
  activityXml('XX-R-P1', `${someDates}<related-activity ref="XX-R-P1-OS1" type="2"/>`),
  activityXml(
    'XX-R-P1-OS1',
    `${someDates}<recipient-country code="BJ"/>${budget(2022, '1200.50')}${budget(2023, '800')}${transfer('2022-03-01', '300.25')}${transfer('2023-07-01', '99.75')}<related-activity ref="XX-R-P1" type="1"/>`,
    2,
  ),
);

// Each test goes on where the one before it stopped, as someone at a shell does.
describe('figures at the shell', { concurrency: 1 }, () => {
  test('an institute with a small publication', async () => {
    const file = join(root, 'p.xml');
    writeFileSync(file, publication);
    await good('institute', 'found', 'abc', '--name', 'Institut');
    await good('iati', 'import', file, '--institute', 'abc');
  });

  test('every question is listed with what it can be told apart by and its figures', async () => {
    const { questions } = JSON.parse(await good('figures', '--json')) as { questions: { name: string }[] };
    const all = [...figureQuestions, ...instituteQuestions];
    assert.deepEqual(
      questions.map(({ name }) => name),
      all.map(({ name }) => name),
    );
    const plain = await good('figures');
    for (const { name } of all) assert.match(plain, new RegExp(`^${name} +by `, 'm'));
  });

  test('every question is answered for every axis and every two axes that it takes', async () => {
    for (const { name, axes, most, onlyOneOf = [] } of figureQuestions) {
      const answer = await asked(name);
      assert.deepEqual(answer.by, axes.slice(0, 1));
      const together = axes.filter((axis) => !onlyOneOf.slice(1).includes(axis));
      const last = together.slice(-most).join(',');
      assert.deepEqual((await asked(name, '--by', last)).by, last.split(','));
    }
  });

  test('amounts are decimals with their currency, and add up', async () => {
    const answer = await asked('budget-against-actual', '--by', 'year');
    assert.deepEqual(
      answer.rows.map(({ at, budget: planned, transferred }) => [at.year, planned, transferred]),
      [
        ['2022', { amount: '1200.50', currency: 'EUR' }, { amount: '300.25', currency: 'EUR' }],
        ['2023', { amount: '800.00', currency: 'EUR' }, { amount: '99.75', currency: 'EUR' }],
      ],
    );
    assert.deepEqual(answer.total?.budget, { amount: '2000.50', currency: 'EUR' });
    const running = await asked('burn', '--by', 'outcome,year');
    assert.deepEqual(
      running.rows.map(({ at, budget: planned }) => [at.outcome, at.year, (planned as Sum).amount]),
      ['2022', '2023', '2024', '2025', '2026'].map((year) => [
        running.rows[0]!.at.outcome,
        year,
        year === '2022' ? '1200.50' : '2000.50',
      ]),
    );
    const table = await good('figures', 'budget-against-actual', '--programme', 'XX-R-P1', '--by', 'year');
    assert.match(table, /^2022 +1200\.50 EUR/m);
    assert.match(table, /^total +2000\.50 EUR/m);
  });

  test('every question of institutes is answered, of one institute by its first axis and of all by its last', async () => {
    for (const { name, axes, most, onlyOneOf = [] } of instituteQuestions) {
      const one = await ofInstitutes(name, '--institute', 'abc');
      assert.deepEqual([one.by, one.institutes], [axes.slice(0, 1), ['abc']], name);
      const last = axes.filter((axis) => !onlyOneOf.slice(1).includes(axis)).slice(-most);
      const all = await ofInstitutes(name, '--by', last.join(','));
      assert.deepEqual([all.by, all.institutes], [last, ['abc']], name);
    }
  });

  test('the portfolio of an institute says what its pages say, and adds up', async () => {
    const answer = await ofInstitutes('portfolio');
    assert.deepEqual(
      answer.rows.map(({ at, budget: planned, transferred }) => [at, planned, transferred]),
      [
        [
          { institute: 'abc', programme: 'P1', outcome: answer.rows[0]!.at.outcome },
          { amount: '2000.50', currency: 'EUR' },
          { amount: '400.00', currency: 'EUR' },
        ],
      ],
    );
    assert.deepEqual(answer.total?.budget, { amount: '2000.50', currency: 'EUR' });
    const table = await good('figures', 'portfolio', '--by', 'institute');
    assert.match(table, /^abc +2000\.50 EUR/m);
  });

  test('as of a day: nothing before it was brought in, all of it today', async () => {
    const before = await asked('budget-against-actual', '--as-of', '2021-12-31');
    assert.deepEqual([before.asOf, before.rows], ['2021-12-31', []]);
    const today = await asked('budget-against-actual', '--as-of', todayIn());
    assert.deepEqual(today.total?.budget, { amount: '2000.50', currency: 'EUR' });
  });

  test('every question is answered as of a day too', async () => {
    for (const { name } of instituteQuestions) {
      const before = await ofInstitutes(name, '--as-of', '2021-12-31');
      assert.equal(before.asOf, '2021-12-31', name);
    }
    for (const { name } of figureQuestions)
      assert.equal((await asked(name, '--as-of', '2021-12-31')).asOf, '2021-12-31', name);
    for (const question of [...figureQuestions, ...instituteQuestions]) {
      const { name, ofToday = null } = question;
      const answer = figureQuestions.includes(question as (typeof figureQuestions)[number])
        ? asked
        : ofInstitutes;
      assert.equal((await answer(name, '--as-of', todayIn())).ofToday ?? null, ofToday, name);
      assert.equal('ofToday' in (await answer(name)), false, name);
    }
    const inPlace = [
      'score-proposals',
      'reporting-states',
      'risks',
      'risk-matrix',
      'exchange-balance',
      'held-back',
    ];
    for (const name of inPlace) {
      const question = [...figureQuestions, ...instituteQuestions].find((each) => each.name === name);
      assert.ok(question?.ofToday, name);
    }
    const table = await good('figures', 'exchange-balance', '--as-of', todayIn());
    assert.match(table, /^Of today all the same: /m);
    const budgets = async (...args: string[]) => (await ofInstitutes('portfolio', ...args)).total?.budget;
    assert.deepEqual(await budgets('--as-of', '2021-12-31'), { amount: '0.00', currency: 'EUR' });
    assert.deepEqual(await budgets('--as-of', todayIn()), { amount: '2000.50', currency: 'EUR' });
  });

  test('every question is narrowed by what it says, and the portfolio of a year is that of its page', async () => {
    const values = { programme: 'XX-R-P1', country: 'BJ', year: '2022', aim: 'O1', kind: 'A2' } as const;
    for (const { name, narrows = [] } of instituteQuestions) {
      const args = narrows.flatMap((each) =>
        each in values ? [`--${each}`, values[each as keyof typeof values]] : [],
      );
      assert.deepEqual((await ofInstitutes(name, ...args)).institutes, ['abc'], name);
    }
    const { total } = await ofInstitutes('portfolio', '--programme', 'XX-R-P1', '--year', '2022');
    assert.deepEqual(total?.budget, { amount: '1200.50', currency: 'EUR' });
    const own = await asked('measured', '--partner', 'none', '--country', 'BJ', '--year', '2022');
    assert.deepEqual(own.rows, []);
  });

  test('wrong words: one line that says which, and exit code 2', async () => {
    const named = ['--programme', 'XX-R-P1'];
    const cases: [string[], number, RegExp][] = [
      [['nothing', ...named], 2, /There is no question «nothing»/],
      [['burn'], 2, /one question and --programme/],
      [['burn', ...named, '--by', 'colour'], 2, /knows no axis «colour»; it has month/],
      [['burn', ...named, '--by', 'year,year'], 2, /twice/],
      [['burn', ...named, '--by', 'year,line,item'], 2, /2 at most/],
      [['measured', ...named, '--by', 'year,quarter'], 2, /by one of year, half_year, quarter/],
      [['burn', ...named, '--as-of', '31/12/2026'], 2, /«31\/12\/2026» is no day/],
      [
        ['exchange-balance', ...named],
        2,
        /«exchange-balance» is about institutes: it takes --institute, and no --programme/,
      ],
      [['portfolio', '--country', 'BJ'], 2, /not narrowed by --country; it is by --programme, --year/],
      [['burn', ...named, '--year', '2027'], 2, /«burn» is not narrowed: it takes no --year/],
      [['matrix-spent', '--country', 'Benin'], 2, /--country: «Benin» is none/],
      [['matrix-spent', '--outcome', 'OS1'], 2, /name it with --programme/],
      [['portfolio', '--programme', 'P9'], 2, /There is no «P9» in abc/],
      [['measured', ...named, '--partner', 'Nobody'], 2, /There is no «Nobody» in abc/],
      [['measured', ...named, '--cell', 'women'], 2, /--cell: «women» is none/],
      [['measured', ...named, '--cell', 'sex=none'], 2, /There is no «sex=none» in abc/],
      [['results-together', '--indicator', 'nothing'], 2, /There is no «nothing» in abc/],
      [['portfolio', '--indicator', 'nothing'], 2, /not narrowed by --indicator; it is by --programme/],
      [['matrix-spent', '--by', 'aim,kind,year'], 2, /2 at most/],
      [['filed-spent', '--by', 'colour'], 2, /knows no axis «colour»; it has aim/],
      [['library', '--institute', 'nobody'], 2, /There is no institute «nobody»; there are abc/],
      [['portfolio', 'burn'], 2, /one question/],
      [['burn', '--programme', 'P9'], 2, /There is no programme «P9»\n$/],
    ];
    for (const [args, code, message] of cases) {
      const answer = await relais(['figures', ...args], office);
      assert.deepEqual([answer.code, answer.out], [code, ''], args.join(' '));
      assert.match(answer.err, message);
    }
  });
});
