/**
 * The house as data: who stands where, who may know whom, who may touch which package. A zone not named in a
 * row is refused there. This reads like the chapter «Arrows» of ARCHITECTURE.md, and nothing else holds them.
 */

/** Areas from the ground up: an area knows itself and those before it. */
export const areas = [
  'people',
  'records',
  'rulebook',
  'partners',
  'programmes',
  'rights',
  'activities',
  'results',
  'finance',
  'control',
  'joint',
  'reviews',
  'obligations',
  'sheets',
  'overview',
  'filing',
  'publishing',
  'sync',
];

/** Where each zone lies, first match wins; `<area>` stands for any area. */
export const places: Record<string, string> = {
  root: 'src/root.ts',
  config: 'src/config.ts',
  paths: 'src/paths.ts',
  programmePaths: 'src/paths-of-programmes.ts',
  resultPaths: 'src/paths-of-results.ts',
  obligationPaths: 'src/paths-of-obligations.ts',
  workPaths: 'src/paths-of-work.ts',
  main: 'src/main.ts',
  registry: 'src/registry.ts',
  commandList: 'src/command-list.ts',
  figureList: 'src/figure-list.ts',
  kernel: 'src/kernel/',
  secrets: 'src/secrets/',
  text: 'src/text/',
  db: 'src/db/',
  queue: 'src/queue/',
  files: 'src/files/',
  mail: 'src/mail/',
  command: 'src/command/',
  ui: 'src/ui/',
  islands: 'src/islands/',
  field: 'src/field/',
  page: 'src/page/',
  rules: 'src/areas/<area>/rules/',
  queries: 'src/areas/<area>/queries/',
  commands: 'src/areas/<area>/commands/',
  pages: 'src/areas/<area>/pages/',
  routes: 'src/areas/<area>/routes.ts',
  areaCommands: 'src/areas/<area>/command-list.ts',
  xml: 'src/areas/publishing/xml/',
  shell: 'src/shell/',
  backup: 'src/backup/',
  jobs: 'src/jobs/',
  cli: 'src/cli/',
  demo: 'db/demo/',
};

const belowTheAreas = [
  'kernel',
  'root',
  'config',
  'paths',
  'secrets',
  'text',
  'db',
  'queue',
  'files',
  'mail',
  'command',
];
const upToQueries = [...belowTheAreas, 'rules', 'xml', 'queries'];
const upToCommands = [...upToQueries, 'commands'];
const upToPages = [...upToCommands, 'ui', 'page', 'pages'];
const upToRoutes = [...upToPages, 'routes'];

/** kernel <- rules <- queries <- commands <- pages <- routes <- shell <- main; a zone always knows itself. */
export const knows: Record<string, readonly string[]> = {
  kernel: [],
  root: [],
  programmePaths: ['kernel'],
  resultPaths: ['kernel'],
  obligationPaths: ['kernel'],
  workPaths: ['kernel'],
  paths: ['kernel', 'programmePaths', 'resultPaths', 'obligationPaths', 'workPaths'],
  config: ['kernel'],
  secrets: ['kernel'],
  text: ['kernel', 'root', 'paths'],
  db: ['kernel', 'root', 'config', 'paths'],
  queue: ['kernel', 'db', 'paths'],
  files: ['kernel', 'root', 'config', 'paths'],
  mail: ['kernel', 'root', 'config', 'text', 'paths'],
  command: ['kernel', 'secrets', 'db', 'queue', 'paths'],
  ui: ['kernel', 'paths'],
  islands: ['kernel', 'paths'],
  page: ['kernel', 'paths', 'text', 'ui', 'command', 'db', 'files'],
  rules: ['kernel', 'paths'],
  xml: ['kernel', 'root', 'rules', 'paths'],
  queries: upToQueries,
  commands: upToCommands,
  pages: upToPages,
  routes: upToRoutes,
  field: ['kernel', 'rules', 'paths'],
  shell: upToRoutes,
  backup: ['kernel', 'root', 'secrets', 'db', 'files', 'command'],
  jobs: upToCommands,
  demo: upToCommands,
  registry: upToRoutes,
  areaCommands: upToCommands,
  commandList: [...upToCommands, 'areaCommands'],
  figureList: upToQueries,
  main: [...upToRoutes, 'registry', 'shell', 'backup', 'jobs', 'demo'],
  cli: [...upToCommands, 'figureList', 'backup', 'jobs', 'demo', 'main'],
};

/** Calls commands and queries of the others, never their pages. */
export const areasWithoutForeignPages = ['sync'];

/** Able to run in a browser: no `node:` import. */
export const pureZones = ['kernel', 'paths', 'rules', 'ui', 'islands', 'field'];

/** The only zones that touch a package; a longer name wins over a shorter one. */
export const packages: Record<string, readonly string[]> = {
  pg: ['db'],
  kysely: ['db', 'command', 'queue', 'queries', 'commands'],
  'zod/mini': ['rules', 'command', 'commands'],
  hono: ['shell'],
  'hono/jsx': ['ui', 'page', 'pages', 'shell'],
  'hono/html': ['ui'],
  '@hono/node-server': ['shell', 'main'],
  esbuild: ['shell'],
  'intl-messageformat': ['text'],
  nodemailer: ['mail'],
  saxes: ['xml'],
  'libxml2-wasm': ['xml'],
  hucre: ['files'],
};

/** Where SQL may be written, in Kysely or in text. */
export const sqlZones = ['db', 'command', 'queue', 'queries', 'commands'];

/** Migrations name the owner of their tables in the first line; those without an area lay the ground. */
export const ownerOfTheGround = 'command';

/** Tables that an area took over from the one whose migration made them: what has landed is never edited. */
export const takenOver: Record<string, readonly string[]> = {
  control: [
    'account_facts',
    'audit_samples',
    'control_findings',
    'finding_decisions',
    'finding_replies',
    'finding_settlements',
    'frozen_accounts',
    'frozen_confirmations',
    'programme_settlements',
    'sample_results',
  ],
};

/** What a file reads of an area above it all the same, and why. */
export const readsAnyway: Record<string, readonly string[]> = {
  // Who one is at each request is one statement; memberships are told apart by the partner that each is for.
  'src/areas/people/queries/sessions.ts': ['organisations', 'partnerships'],
  // A code that a formula names is not changed under it; formulas are the results' own.
  'src/areas/programmes/queries/formulas-naming.ts': ['indicator_versions', 'indicators'],
  // A programme's period leaves out nothing that is paid, budgeted, filed or noted in it, and tells what else it would.
  'src/areas/programmes/queries/outside-period.ts': [
    'activities',
    'budget_amounts',
    'budget_versions',
    'certified_years',
    'expenses',
    'filings',
    'frozen_accounts',
    'indicators',
    'measurements',
    'obligation_closings',
    'obligation_dates',
    'obligation_events',
    'obligation_kinds',
    'obligation_takings',
    'partner_report_steps',
    'partner_reports',
    'subsidy_instalments',
    'targets',
  ],
  // Who may not correct an expense is told the finding that it settled.
  'src/areas/finance/queries/settled-findings.ts': ['control_findings', 'finding_settlements'],
  // An indicator is not withdrawn under what was handed in or said of it.
  'src/areas/results/queries/resting-on-indicator.ts': [
    'filings',
    'partner_report_steps',
    'progress_reviews',
    'returned_report_items',
    'review_points',
  ],
  // A version of a definition is not taken back under what was handed in or said of it.
  'src/areas/results/queries/resting-on-definition.ts': [
    'filings',
    'partner_report_steps',
    'partner_reports',
    'progress_reviews',
    'returned_report_items',
    'review_points',
  ],
  // An approval is not taken back under what was filed or accepted with it.
  'src/areas/results/queries/resting-on-approval.ts': ['filings', 'partner_report_steps', 'partner_reports'],
  // The donor's year leads to the accounts that were filed, and the note of a financial report keeps the digest of one.
  'src/areas/obligations/queries/frozen-accounts.ts': ['filings'],
  // A document is not withdrawn under a fact that it proves.
  'src/areas/records/queries/resting-on.ts': [
    'action_plan_approvals',
    'advocacy_stages',
    'certified_reports',
    'consent_withdrawals',
    'obligation_dates',
    'obligation_closings',
    'obligation_decisions',
    'parameters',
    'rights_withdrawals',
    'stories',
    'story_consents',
  ],
};

/** May write to tables of every area: it restores a whole office. */
export const zonesThatWriteAnyTable = ['db'];

/** What shows or gives account of everything; the others read their own tables and those of areas before them. */
export const areasThatReadEveryTable = ['overview', 'filing', 'publishing'];

export const forbiddenNames = [
  'utils',
  'util',
  'helpers',
  'helper',
  'common',
  'lib',
  'misc',
  'manager',
  'service',
  'services',
];

export const mostLines = 300;

/** Long by nature: the demo's story, what a program wrote, what npm wrote. */
export const longByNature = [
  /^db\/demo\//,
  /(^|\/)generated\//,
  /\.generated\.\w+$/,
  /^src\/db\/schema\.ts$/,
];

export const rolesInAnArea = [
  'README.md',
  'rules',
  'queries',
  'commands',
  'pages',
  'routes.ts',
  'routes.test.ts',
  'command-list.ts',
];
export const technicalFolders: Record<string, readonly string[]> = { publishing: ['xml'] };
