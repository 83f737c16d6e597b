import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { violationsWith } from './planted-house.ts';

test('a sound house has no violation', () => assert.deepEqual(violationsWith({}), []));

/** Sentence of the house -> planted file, its text, and what the checker says. */
const plants: readonly [rule: string, path: string, text: string, said: string][] = [
  [
    'kernel knows nobody',
    'src/kernel/day.ts',
    "import type { Tx } from '../db/transaction.ts';",
    ':1 kernel must not know db (imports src/db/transaction.ts)',
  ],
  [
    'rules know no queries',
    'src/areas/finance/rules/rate.ts',
    "import { users } from '../../people/queries/users.ts';",
    ':1 rules must not know queries (imports src/areas/people/queries/users.ts)',
  ],
  [
    'rules do no input or output',
    'src/areas/finance/rules/rate.ts',
    "\nimport { readFileSync } from 'node:fs';",
    ':2 rules is pure and must not import node:fs',
  ],
  [
    'rules take zod/mini, not the whole of zod',
    'src/areas/finance/rules/rate.ts',
    "import { z } from 'zod';",
    ':1 imports zod: house.ts does not say who may',
  ],
  [
    'queries know no commands',
    'src/areas/finance/queries/rates.ts',
    "export type R = import('../commands/record-expense.ts').R;",
    ':1 queries must not know commands (imports src/areas/finance/commands/record-expense.ts)',
  ],
  [
    'commands know no pages',
    'src/areas/finance/commands/pay.ts',
    "export const pay = () => import('../pages/expense.tsx');",
    ':1 commands must not know pages (imports src/areas/finance/pages/expense.tsx)',
  ],
  [
    'pages know no routes',
    'src/areas/finance/pages/rate.tsx',
    "export { routes as r } from '../routes.ts'; export const x = 1;",
    ':1 pages must not know routes (imports src/areas/finance/routes.ts)',
  ],
  [
    'routes know no shell',
    'src/areas/people/routes.ts',
    "import { app } from '../../shell/app.ts';",
    ':1 routes must not know shell (imports src/shell/app.ts)',
  ],
  [
    'what stands below the areas imports none',
    'src/db/read.ts',
    "import { users } from '../areas/people/queries/users.ts';",
    ':1 db must not know queries (imports src/areas/people/queries/users.ts)',
  ],
  [
    'a lower area does not know a higher one',
    'src/areas/people/commands/pay.ts',
    "import { recordExpense } from '../../finance/commands/record-expense.ts';\nexport const pay = recordExpense;",
    ':1 area people must not know finance, which stands above it',
  ],
  [
    'sync does not know the pages of others',
    'src/areas/sync/pages/state.tsx',
    "import { Expense } from '../../finance/pages/expense.tsx';",
    ':1 area sync must not know pages of finance',
  ],
  [
    'the command-line program does not know pages',
    'src/cli/show.ts',
    "import { Expense } from '../areas/finance/pages/expense.tsx';",
    ':1 cli must not know pages (imports src/areas/finance/pages/expense.tsx)',
  ],
  [
    'jobs do not know pages',
    'src/jobs/run.ts',
    "import { Expense } from '../areas/finance/pages/expense.tsx';",
    ':1 jobs must not know pages (imports src/areas/finance/pages/expense.tsx)',
  ],
  [
    'ui has no domain',
    'src/ui/rate.tsx',
    "import { x } from '../areas/finance/rules/expense.ts';",
    ':1 ui must not know rules (imports src/areas/finance/rules/expense.ts)',
  ],
  [
    'the program does not import tests',
    'src/shell/cast.ts',
    "import { cast } from '../../test/support/cast.ts';",
    ':1 imports test/support/cast.ts, which is no part of the program',
  ],
  [
    'only db touches pg',
    'src/shell/db.ts',
    "import type pg from 'pg';",
    ':1 shell must not touch the package pg',
  ],
  [
    'only db asks the pool',
    'src/areas/finance/queries/rates.ts',
    "export const r = () => tx.pool.query('select 1');",
    ':1 only db/ asks the pool; use read(actor, ...) or a command',
  ],
  [
    'pages hold no query',
    'src/areas/finance/pages/rate.tsx',
    "export const Rate = (tx: Tx) =>\n  tx.selectFrom('users');",
    ':2 pages holds no SQL: a query belongs in queries/',
  ],
  [
    'rules hold no SQL text',
    'src/areas/finance/rules/rate.ts',
    'export const r = sql<number>`select 1`;',
    ':1 rules holds no SQL: a query belongs in queries/',
  ],
  [
    'a table has one writing area',
    'src/areas/finance/commands/pay.ts',
    "export const pay = (tx: Tx) => tx.updateTable('users as u');",
    ':1 finance must not write users: people owns it',
  ],
  [
    'a table has one writing area, in SQL text too',
    'src/areas/finance/commands/pay.ts',
    'export const pay = () => sql`\n  delete from audit_heads where ${all}`;',
    ':2 finance must not write audit_heads: command owns it',
  ],
  [
    'an area does not read what stands above it',
    'src/areas/people/queries/costs.ts',
    'export const c = () => sql`select 1 from users join expenses on true`;',
    ':1 area people must not read expenses of finance, which stands above it',
  ],
  [
    'a table that an area took over is its own',
    'src/areas/finance/commands/pay.ts',
    "export const pay = (tx: Tx) => tx.updateTable('control_findings');",
    ':1 finance must not write control_findings: control owns it',
  ],
  [
    'only what the house names reads above itself',
    'src/areas/finance/queries/findings.ts',
    "export const f = (tx: Tx) => tx.selectFrom('control_findings');",
    ':1 area finance must not read control_findings of control, which stands above it',
  ],
  [
    'a list of tables in a README is true',
    'src/areas/finance/README.md',
    'Tables it owns: rates',
    ':1 lists tables rates; the migrations give it expenses',
  ],
  [
    'every file stands in a zone',
    'src/extra/thing.ts',
    'export const x = 1;',
    ':1 stands in no zone of the house (test/arrows/house.ts)',
  ],
  [
    'an area has no fifth role',
    'src/areas/finance/views/rate.md',
    '',
    ':1 an area holds only README.md, rules, queries, commands, pages, routes.ts, routes.test.ts, command-list.ts',
  ],
  [
    'the areas are those of the house',
    'src/areas/travel/README.md',
    '',
    ':1 travel is none of the areas (test/arrows/house.ts)',
  ],
  [
    'a command exports its own name',
    'src/areas/finance/commands/void-expense.ts',
    'export const recordExpense = 1;',
    ':1 a command exports its own name: voidExpense',
  ],
  [
    'an address in an attribute comes from the table',
    'src/areas/finance/pages/rate.tsx',
    'export const R = () => <a href="/rates">x</a>;',
    ':1 writes the address /rates: take it from src/paths.ts',
  ],
  [
    'an address in a template comes from the table',
    'src/areas/finance/pages/rate.tsx',
    'export const R = (id: Id) => <form action={`/rates/${id}`} />;',
    ':1 writes the address /rates/: take it from src/paths.ts',
  ],
  [
    'a redirect goes to an address of the table',
    'src/shell/edge.ts',
    "export const r = (c: C) => c.redirect('/home');",
    ':1 writes the address /home: take it from src/paths.ts',
  ],
  [
    'no file only passes on what others export',
    'src/kernel/values.ts',
    "// All of it.\nexport * from './money.ts';\nexport { cent } from './money.ts';",
    ':1 only passes on what others export: import from where it is',
  ],
  [
    'empty names are refused for files',
    'src/kernel/money-utils.ts',
    'export const x = 1;',
    ':1 «utils» says nothing: name the thing',
  ],
  [
    'empty names are refused for folders',
    'src/kernel/common/money.ts',
    'export const x = 1;',
    ':1 «common» says nothing: name the thing',
  ],
  [
    'file names are kebab-case',
    'src/kernel/MoneyBag.ts',
    'export const x = 1;',
    ':1 file names are kebab-case',
  ],
  [
    'no file is longer than 300 lines',
    'test/long.test.ts',
    'x();\n'.repeat(301),
    ':300 has 301 lines, more than 300',
  ],
  [
    'files are found from the root',
    'src/shell/assets.ts',
    "export const a = new URL('../ui', import.meta.url);",
    ':1 finds files by projectRoot (src/root.ts), not by its own place',
  ],
  [
    'import() takes a written path',
    'src/cli/main.ts',
    'export const v = (verb: string) => import(`./${verb}.ts`);',
    ':1 import() takes a written path, or the bundle lacks the file',
  ],
  [
    'versions are pinned',
    'package.json',
    '{ "devDependencies": { "knip": "^6.0.0" } }',
    ':1 knip ^6.0.0 is not pinned exactly',
  ],
];

describe('a planted violation is caught, with its place:', () => {
  for (const [rule, path, text, said] of plants) {
    test(rule, () => assert.deepEqual(violationsWith({ [path]: text }), [`${path}${said}`]));
  }
});

test('what is only said in a comment or a string breaks nothing', () => {
  const text = [
    "// import { Expense } from '../pages/expense.tsx';",
    "/* import '../pages/expense.tsx'; pool.query('x') */",
    'export const pay = { a: "import x from \'../pages/expense.tsx\'", b: /[\'"`]/, c: 1 / 2 };',
    "export const d = `from '../pages/expense.tsx' ${[pay].map((x) => `${x} import '../routes.ts'`)} tx.selectFrom('x')`;",
  ].join('\n');
  assert.deepEqual(violationsWith({ 'src/areas/finance/commands/pay.ts': text }), []);
});

test('code after quotes, templates, expressions and markup is still read', () => {
  const openings = [
    'const a = /[/\'"]/;',
    "const b = x ? 'it\\'s' : `$\\{ ${'}'} `;",
    "const c = <p>l'an</p>;",
    'const d = 4 / 2;',
  ];
  for (const opening of openings) {
    const path = 'src/areas/finance/pages/rate.tsx';
    const said = [`${path}:2 pages must not know routes (imports src/areas/finance/routes.ts)`];
    assert.deepEqual(
      violationsWith({ [path]: `${opening}\nimport { routes } from '../routes.ts';` }),
      said,
      opening,
    );
  }
});

test('the demo, catalogues and generated files may be long', () => {
  const long = 'x();\n'.repeat(400);
  const planted = { 'db/demo/story.ts': long, 'src/db/schema.ts': long, 'src/text/generated/keys.ts': long };
  assert.deepEqual(violationsWith(planted), []);
});
