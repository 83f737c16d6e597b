import { lineOf } from './scan.ts';
import type { SourceFile, Tree } from './tree.ts';
import { type Violation, violation } from './violation.ts';

/** Who may name what tells the trail another time than the clock's (docs/decisions/0028-only-the-demo-tells-the-time.md). */
const toldBy: readonly (readonly [name: RegExp, who: RegExp])[] = [
  [/\bperformAt\b/, /^src\/command\/perform\.ts$|^db\/demo\/telling\.ts$/],
  [/\btellMoment\b/, /^src\/command\/(perform|told-moment)\.ts$/],
  [/relais\.moment/, /^src\/command\/told-moment\.ts$/],
];

/** What only the demo may do: enter something as of a past moment. */
export const toldElsewhere = (tree: Tree): Violation[] =>
  tree.files
    .filter(({ path, isTest }) => !isTest && /^(src|db|bin|bench)\//.test(path))
    .flatMap((file) => toldBy.flatMap(([name, who]) => (who.test(file.path) ? [] : named(file, name))));

const named = ({ path, source }: SourceFile, name: RegExp): Violation[] => {
  const match = name.exec(source);
  return match
    ? [violation(path, lineOf(source, match.index), 'tells the trail a time: only the demo may')]
    : [];
};
