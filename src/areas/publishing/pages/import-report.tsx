import type { Words } from '../../../text/words.ts';
import { Card } from '../../../ui/card.tsx';
import { DataTable } from '../../../ui/data-table.tsx';
import { Disclosure } from '../../../ui/disclosure.tsx';
import { Figures } from '../../../ui/figures.tsx';
import type { PlacedProblem } from '../rules/iati-file.ts';
import type { Counts, Listed } from '../rules/import-plan.ts';

const RECORDS = [
  'programmes',
  'outcomes',
  'organisations',
  'transactions',
  'budgets',
  'results',
  'indicators',
] as const;
const CHANGES = ['created', 'updated', 'unchanged'] as const;

/** A page light enough for a slow line; all of it is on the command line with `--json`. */
const SHOWN_PATHS = 100;

type Props = { words: Words; counts: Counts; listed: readonly Listed[]; problems: readonly PlacedProblem[] };

/** What an import brings or brought: how much of what, what to look at, what has no record of its own. */
export function ImportReport({ words, counts, listed, problems }: Props) {
  return (
    <>
      <Figures
        items={CHANGES.map((each) => ({
          label: words.t(`publishing.${each}`),
          value: words.number(counts[each]),
        }))}
      />
      <DataTable
        caption={words.t('publishing.what')}
        captionHidden
        stack={false}
        rows={RECORDS}
        empty=""
        columns={[
          { key: 'what', label: words.t('publishing.what'), cell: (each) => words.t(`publishing.${each}`) },
          {
            key: 'count',
            label: words.t('publishing.how-many'),
            numeric: true,
            cell: (each) => words.number(counts[each]),
          },
        ]}
      />
      <Problems words={words} problems={problems} />
      <KeptAside words={words} listed={listed} />
    </>
  );
}

/** What a person should look at in the file, each with its place. */
export function Problems({ words, problems }: Pick<Props, 'words' | 'problems'>) {
  if (problems.length === 0) return null;
  return (
    <Card title={words.t('publishing.problems')} aside={words.number(problems.length)}>
      <DataTable
        caption={words.t('publishing.problems')}
        captionHidden
        rows={problems.slice(0, SHOWN_PATHS)}
        empty=""
        columns={[
          { key: 'problem', label: words.t('publishing.problem'), cell: (each) => words.problem(each) },
          {
            key: 'path',
            label: words.t('publishing.path'),
            cell: ({ path }) => <code>{path}</code>,
          },
        ]}
      />
      <More words={words} count={problems.length} />
    </Card>
  );
}

function KeptAside({ words, listed }: Pick<Props, 'words' | 'listed'>) {
  const byReason = [...Map.groupBy(listed, ({ reason }) => reason)];
  return (
    <Card title={words.t('publishing.kept-aside')} aside={words.number(listed.length)}>
      <p>{words.t(byReason.length > 0 ? 'publishing.kept-aside-lead' : 'publishing.kept-aside-none')}</p>
      {byReason.map(([reason, parts]) => (
        <Disclosure
          summary={`${words.say(`publishing.reason-${reason}`)} (${words.number(parts.length)})`}
          open={parts.length <= 5}
        >
          <ul>
            {parts.slice(0, SHOWN_PATHS).map(({ path }) => (
              <li>
                <code>{path}</code>
              </li>
            ))}
          </ul>
          <More words={words} count={parts.length} />
        </Disclosure>
      ))}
    </Card>
  );
}

function More({ words, count }: { words: Words; count: number }) {
  return count > SHOWN_PATHS ? (
    <p class="quiet">{words.t('publishing.more', { count: count - SHOWN_PATHS })}</p>
  ) : null;
}
