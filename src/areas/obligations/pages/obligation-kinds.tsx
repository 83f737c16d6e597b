import { Frame } from '../../../page/frame.tsx';
import { isListFile, type ListColumn, listFile, listFileLinks } from '../../../page/list-export.ts';
import { html, type Page } from '../../../page/page.ts';
import { paths } from '../../../paths.ts';
import type { Words } from '../../../text/words.ts';
import { ButtonLink } from '../../../ui/button.tsx';
import { DataTable } from '../../../ui/data-table.tsx';
import { ExportLinks } from '../../../ui/export-links.tsx';
import { PageHead } from '../../../ui/page-head.tsx';
import { obligationKinds } from '../queries/obligation-kinds.ts';
import type { KindRow } from '../rules/obligation-kind.ts';
import { mayReviseObligationKinds } from '../rules/obligation-permissions.ts';
import { kindHistory, requireClockReader } from './obligation-subject.ts';

/** The kinds of obligation with the rule of their day, their article and how sure it is. */
export const show = async (page: Page) => {
  const { id: institute } = requireClockReader(page);
  const kinds = await page.read((tx) => obligationKinds(tx, institute));
  const { words } = page;
  const title = words.t('obligations.kinds');
  const mayRevise = mayReviseObligationKinds(page.actor) === true;
  if (isListFile(page)) return listFile(page, title, fileColumns(page), kinds);
  return html(
    <Frame
      page={page}
      title={title}
      crumbs={[{ label: words.t('obligations.list'), href: paths.obligations() }]}
    >
      <PageHead
        title={title}
        quiet={words.t('obligations.kinds-what')}
        actions={
          mayRevise && (
            <ButtonLink href={paths.newObligationKind()}>{words.t('obligations.new-kind')}</ButtonLink>
          )
        }
      />
      <DataTable
        caption={title}
        captionHidden
        rows={kinds}
        empty={words.t('obligations.to-adopt')}
        columns={[
          {
            key: 'title',
            label: words.t('obligations.obligation'),
            cell: ({ id, title }) =>
              mayRevise ? <a href={paths.obligationKind({ id })}>{words.text(title)}</a> : words.text(title),
          },
          {
            key: 'scope',
            label: words.t('obligations.about'),
            cell: ({ scope, rhythm }) =>
              [words.t(`obligations.scope-${scope}`), words.t(`obligations.rhythm-${rhythm}`)].join(' · '),
          },
          { key: 'cycles', label: words.t('obligations.cycles'), cell: (kind) => cyclesOf(words, kind) },
          { key: 'day', label: words.t('obligations.legalOn'), cell: (kind) => dayRule(words, kind) },
          { key: 'role', label: words.t('obligations.role'), cell: ({ role }) => words.say(`role.${role}`) },
          {
            key: 'citation',
            label: words.t('obligations.citation'),
            cell: ({ citation, confidence }) =>
              `${citation} (${words.t(`obligations.confidence-${confidence}`)})`,
          },
          {
            key: 'history',
            label: words.t('overview.history'),
            cell: (kind) => <a href={kindHistory(kind)}>{words.t('overview.history')}</a>,
          },
        ]}
      />
      {kinds.length > 0 && <ExportLinks label={words.t('page.export')} items={listFileLinks(page)} />}
    </Frame>,
  );
};

const fileColumns = ({ words }: Page): ListColumn<KindRow>[] => [
  { label: words.t('obligations.obligation'), value: ({ title }) => words.text(title) },
  { label: words.t('obligations.about'), value: ({ scope }) => words.t(`obligations.scope-${scope}`) },
  { label: words.t('obligations.rhythm'), value: ({ rhythm }) => words.t(`obligations.rhythm-${rhythm}`) },
  { label: words.t('obligations.cycles'), value: (kind) => cyclesOf(words, kind) },
  { label: words.t('obligations.legalOn'), value: (kind) => dayRule(words, kind) },
  { label: words.t('obligations.role'), value: ({ role }) => words.say(`role.${role}`) },
  { label: words.t('obligations.citation'), value: ({ citation }) => citation },
  {
    label: words.t('obligations.confidence'),
    value: ({ confidence }) => words.t(`obligations.confidence-${confidence}`),
  },
];

const cyclesOf = (words: Words, { cycleFrom, cycleUntil }: KindRow): string =>
  cycleUntil === null
    ? words.t('obligations.cycles-since', { from: String(cycleFrom) })
    : words.t('obligations.cycles-between', { from: String(cycleFrom), until: String(cycleUntil) });

/** The rule of a day in words: a day of a year, so long after a fact, or the earlier of both. */
export const dayRule = (words: Words, kind: KindRow): string => {
  const { yearsAfter, month, day, event, monthsAfter, daysAfter } = kind;
  const date =
    yearsAfter === null
      ? undefined
      : words.t('obligations.day-of-year', {
          day: `${String(day).padStart(2, '0')}/${String(month).padStart(2, '0')}`,
          years: yearsAfter,
        });
  const term =
    event &&
    words.t('obligations.after-a-fact', { months: monthsAfter, days: daysAfter, fact: words.text(event) });
  return [date, term].filter(Boolean).join(words.t('obligations.or-earlier'));
};
