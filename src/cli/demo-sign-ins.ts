import { daysToAskLines } from '../../db/demo/days-to-ask.ts';
import { readDemoFile, type SignIn } from '../../db/demo/demo-file.ts';
import { parseArgs } from './args.ts';
import type { Verb } from './verb.ts';

export const demoSignInsVerb: Verb = {
  name: 'demo sign-ins',
  summary: 'Lists the people of the demo: e-mail address, password, role and institute of each',
  usage: 'demo sign-ins [--json]',
  run: async ({ args, config, out, err }) => {
    const { values } = parseArgs({ args, options: { json: { type: 'boolean' } } });
    const demo = await readDemoFile(config.dataFolder);
    if (!demo || demo.signIns.length === 0) {
      err(`There is no demo in ${config.dataFolder}: «relais demo» loads it`);
      return 1;
    }
    if (values.json) out(JSON.stringify(demo.signIns));
    else for (const line of [...signInTable(demo.signIns), '', ...daysToAskLines(demo.day)]) out(line);
    return 0;
  },
};

/** A line a person and role, with a heading; columns as wide as they need to be. */
export const signInTable = (signIns: readonly SignIn[]): string[] => {
  const rows = [
    ['E-MAIL', 'PASSWORD', 'ROLE', 'INSTITUTE', 'NAME'],
    ...signIns.map(({ email, password, role, institute, partner, name }) => [
      email,
      password,
      role,
      partner ? `${institute} / ${partner}` : (institute ?? 'all three'),
      name,
    ]),
  ];
  const widths = rows[0]!.map((_, column) => Math.max(...rows.map((row) => row[column]!.length)));
  return rows.map((row) =>
    row
      .map((cell, column) => cell.padEnd(widths[column]!))
      .join('  ')
      .trimEnd(),
  );
};
