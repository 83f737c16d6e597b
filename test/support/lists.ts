import { allRules } from '../../src/areas/overview/rules/all-rules.ts';
import { commands } from '../../src/command-list.ts';
import type { Actor } from '../../src/kernel/actor.ts';
import { roles } from '../../src/kernel/actor.ts';
import { newId } from '../../src/kernel/id.ts';
import { permissions, routes } from '../../src/registry.ts';
import { wordsIn } from '../../src/text/words.ts';

/** What can drift is written from the code: addresses, commands, permissions by role, rules with their articles. */
export const listsText = (): string =>
  [
    '# Lists',
    'Written by `npm run lists` from the code; a test holds them to it. Do not edit.',
    section('Addresses', ['address', 'read', 'write'], addresses()),
    section(
      'Commands',
      ['command', 'version'],
      [...commands.values()].map(({ name, version }) => [name, String(version)]).sort(byFirst),
    ),
    section(
      'Who may do what',
      ['permission', ...people],
      permissions.map(({ key, ask }) => [
        key,
        ...people.map((role) => (ask(bare(role)) === true ? 'yes' : '')),
      ]),
    ),
    section('Rules', ['rule', 'severity', 'judges at', 'origin', 'citation', 'parameters'], ruleRows()),
  ].join('\n\n');

const people = roles.filter((role) => role !== 'system');
const { say } = wordsIn('en');

const addresses = (): string[][] =>
  routes.map(({ path, show, save }) => [path.pattern, show ? 'GET' : '', save ? 'POST' : '']).sort(byFirst);

const ruleRows = (): string[][] =>
  allRules
    .map(({ id, severity, moments, origin, citation, parameters }) => [
      id,
      severity,
      moments.join(', '),
      origin,
      citation,
      parameters
        .map(({ name, value, unit, confidence }) => `${name} = ${value ?? 'unset'} ${unit} (${confidence})`)
        .join('; '),
    ])
    .sort(byFirst);

const byFirst = ([a = '']: string[], [b = '']: string[]): number => (a < b ? -1 : 1);

const section = (title: string, head: readonly string[], rows: readonly (readonly string[])[]): string =>
  [`## ${title}`, row(head), row(head.map(() => '---')), ...rows.map(row)].join('\n');

const row = (cells: readonly string[]): string =>
  `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`;

/** Somebody with this role and nothing else: what the role alone allows. */
const bare = (role: Actor['role']): Actor => ({
  membershipId: newId(),
  userId: newId(),
  name: say(`role.${role}`),
  role,
  duties: [role],
  institute: role === 'donor_officer' ? null : { id: newId(), code: 'bare' },
  institutes: [],
  partnerships: role.startsWith('partner_') ? [newId()] : [],
  scope: role === 'auditor' ? { outcomes: [], years: [] } : null,
  language: 'en',
});
