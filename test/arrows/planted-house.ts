import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { violationsUnder } from './violations.ts';

/** A small house in which everything is in order. */
const soundHouse: Record<string, string> = {
  'package.json': '{ "dependencies": { "hono": "4.13.19" } }',
  'db/migrations/0001-trail.sql': '-- The ground.\ncreate table audit_heads (id uuid);\n',
  'db/migrations/0002-people.sql': '-- Area people: who.\ncreate table users (id uuid);\n',
  'db/migrations/0003-finance.sql':
    '-- Area finance: money.\ncreate table expenses (id uuid);\ncreate table control_findings ();\n',
  'src/kernel/money.ts': 'export const cent = 1;\n',
  'src/paths.ts': "export const paths = { home: { href: '/' } };\n",
  'src/db/transaction.ts': "import pg from 'pg';\nexport type Tx = pg.Pool;\n",
  'src/command/trail.ts': 'export const lock = sql`update audit_heads set id = ${id}`;\n',
  'src/ui/field.tsx': "export const Field = () => <a href={to}>l’an d'or // not a comment</a>;\n",
  'src/areas/people/README.md': '# people\n\nTables it owns: users.\n',
  'src/areas/people/queries/users.ts': "export const users = (db: Db) => db.selectFrom('users');\n",
  'src/areas/finance/rules/expense.ts':
    "import { cent } from '../../../kernel/money.ts';\nexport const x = cent;\n",
  'src/areas/finance/commands/record-expense.ts':
    "import { users } from '../../people/queries/users.ts';\nexport const recordExpense = async () => sql`insert into expenses select from users`;\n",
  'src/areas/finance/pages/expense.tsx':
    "import { recordExpense } from '../commands/record-expense.ts';\nexport const Expense = () => recordExpense;\n",
  'src/areas/finance/routes.ts':
    "import { Expense } from './pages/expense.tsx';\nexport const routes = [Expense];\n",
  'src/areas/finance/routes.test.ts': "import '../../shell/app.ts';\n",
  'src/areas/sync/commands/replay.ts':
    "import { recordExpense } from '../../finance/commands/record-expense.ts';\nexport const replay = recordExpense;\n",
  'src/shell/app.ts': "import { routes } from '../areas/finance/routes.ts';\nexport const app = routes;\n",
};

/** What the checker says of the sound house with these files planted in it. */
export const violationsWith = (planted: Record<string, string>): string[] => {
  const root = mkdtempSync(join(tmpdir(), 'relais-house-'));
  try {
    for (const [path, text] of Object.entries({ ...soundHouse, ...planted })) {
      mkdirSync(dirname(join(root, path)), { recursive: true });
      writeFileSync(join(root, path), text);
    }
    return violationsUnder(root);
  } finally {
    rmSync(root, { recursive: true });
  }
};
