import type { Typed } from '../../../page/form.ts';
import type { Page } from '../../../page/page.ts';
import type { ConflictRow } from '../../../ui/conflict-notice.tsx';
import type { LoadedReport } from './loaded-report.ts';
import { openingTyped } from './report-typed.ts';
import { typedGroups } from './typed-lines.ts';

/**
 * Where what was sent differs from what another kept or handed in meanwhile, line by line: theirs is the draft that is kept now, or
 * the figures that stand.
 */
export const differingLines = (page: Page, sent: Typed, now: LoadedReport): ConflictRow[] => {
  const mine = linesOf(page, sent, now);
  const theirs = linesOf(page, openingTyped(page, now.report, now.sheet), now);
  return [...new Map([...theirs, ...mine])]
    .map(([key, { label }]) => ({
      label,
      mine: mine.get(key)?.value ?? '',
      theirs: theirs.get(key)?.value ?? '',
    }))
    .filter((row) => row.mine !== row.theirs);
};

const linesOf = (page: Page, typed: Typed, asked: LoadedReport) =>
  new Map(
    typedGroups(page, typed, asked).flatMap(({ title, lines }) =>
      lines.map(({ term, value, lang = '' }) => {
        const label = [title, term].filter(Boolean).join(' · ');
        return [`${label} ${lang}`, { label, value }] as const;
      }),
    ),
  );
