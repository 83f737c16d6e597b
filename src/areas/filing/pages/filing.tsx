import type { Tx } from '../../../db/transaction.ts';
import type { Actor } from '../../../kernel/actor.ts';
import { isId } from '../../../kernel/id.ts';
import { NotFound } from '../../../kernel/problem.ts';
import { Frame } from '../../../page/frame.tsx';
import { isListFile } from '../../../page/list-export.ts';
import { html, type Page } from '../../../page/page.ts';
import { paths, withQuery } from '../../../paths.ts';
import { Around } from '../../../ui/around.tsx';
import { Card } from '../../../ui/card.tsx';
import { Check } from '../../../ui/check.tsx';
import { DescriptionList } from '../../../ui/description-list.tsx';
import { Disclosure } from '../../../ui/disclosure.tsx';
import { Figures } from '../../../ui/figures.tsx';
import { Led } from '../../../ui/led.tsx';
import { PageHead } from '../../../ui/page-head.tsx';
import { answeredObligation } from '../../obligations/queries/answered-obligation.ts';
import { mayKeepObligations } from '../../obligations/rules/obligation-permissions.ts';
import { TableFile } from '../../overview/pages/table-file.tsx';
import { AnswersObligation } from '../../reviews/pages/answered-obligation.tsx';
import type { AnsweredObligation } from '../../reviews/queries/answered-obligation.ts';
import { isAnyFiled } from '../../reviews/queries/outcome-filings.ts';
import { mayReadFiledLessons } from '../../reviews/rules/lesson-permissions.ts';
import { mayReadFiledScores } from '../../reviews/rules/score-permissions.ts';
import { checkText, citationText } from '../../rulebook/pages/rulebook-words.ts';
import { type FilingRow, filingById, isInForce } from '../queries/filings.ts';
import { type FiledOutcome, type FiledProgramme, spokenChecks } from '../rules/filed-programme.ts';
import { mayReadFilings } from '../rules/filing-permissions.ts';
import { OutcomeCard } from './filed-outcome.tsx';
import { filingFile, filingTableName, filingTables } from './filing-file.ts';
import { type FilingLinks, filedThings, filingLinks } from './filing-links.ts';
import { filingTitle } from './filings.tsx';

/** Drawn from the filing's own content: what has changed in the house since is not asked. */
export const show = async (page: Page) => {
  const { actor, params } = page;
  if (mayReadFilings(actor) !== true || !isId(params.id)) throw new NotFound();
  const filing = await page.read(async (tx) => {
    const found = await filingById(tx, actor.institutes, params.id ?? '');
    return (
      found && {
        ...found,
        answered: await answeredBy(actor, tx, found.row),
        beside: await filedBeside(actor, tx, found.row),
        links: filingLinks(found.row, found.content, await filedThings(actor, tx, found.row)),
      }
    );
  });
  if (!filing) throw new NotFound();
  return isListFile(page) ? filingFile(page, filing.row, filing.content) : html(view({ page, ...filing }));
};

/**
 * The financial report that an account of a year is, where how it went to the donor is not on record yet; an account that
 * was filed again since answers nothing any more.
 */
const answeredBy = async (actor: Actor, tx: Tx, row: FilingRow) => {
  const { kind, year, programmeId } = row;
  if (kind !== 'yearly_account' || year === null || !actor.institute || mayKeepObligations(actor) !== true)
    return undefined;
  if (!(await isInForce(tx, row))) return undefined;
  const about = { filed: 'account', subjectId: programmeId, year } as const;
  const answered = await answeredObligation(tx, actor.institute.id, about);
  return answered?.isOpen ? answered : undefined;
};

/** Where scores and lessons of the account's year lie, of which some were filed. */
const filedBeside = async (actor: Actor, tx: Tx, { instituteId, reference: programme, year }: FilingRow) => {
  if (year === null) return [];
  const of = { instituteId, programme, year };
  return [
    ...(mayReadFiledScores(actor) === true && (await isAnyFiled(tx, 'score_filings', of))
      ? [{ what: 'reviews.filed-scores', href: paths.filedScores() }]
      : []),
    ...(mayReadFiledLessons(actor) === true && (await isAnyFiled(tx, 'lesson_filings', of))
      ? [{ what: 'reviews.filed-lessons', href: paths.filedLessons() }]
      : []),
  ];
};

type Props = {
  page: Page;
  row: FilingRow;
  beside: Awaited<ReturnType<typeof filedBeside>>;
  content: FiledProgramme;
  answered: AnsweredObligation | undefined;
  links: FilingLinks;
};

const view = (props: Props) => {
  const { page, row, content, answered, links } = props;
  const { words } = page;
  const { programme } = content;
  const euro = (minor: number) => words.money({ minor, currency: programme.currency });
  return (
    <Frame
      page={page}
      title={filingTitle(row, words)}
      crumbs={[{ label: words.t('filing.filings'), href: paths.filings() }]}
    >
      <PageHead
        kind={words.say(`filing.kind-${row.kind}`)}
        title={words.text(programme.title)}
        quiet={[
          words.text(content.institute.name),
          filingTitle(row, words),
          `${words.day(programme.from)} – ${words.day(programme.until)}`,
        ].join(' · ')}
      />
      <AnswersObligation page={page} answered={answered} />
      <FiledFigures {...props} euro={euro} />
      <Disclosure summary={words.t('page.export')}>
        {filingTables.map((table) => (
          <TableFile page={page} table={table} label={filingTableName(page, table)} />
        ))}
      </Disclosure>
      {content.outcomes.map((outcome, at) => (
        <OutcomeCard year={row.year} page={page} outcome={outcome} place={at + 1} euro={euro} links={links} />
      ))}
      <ChecksCard page={page} content={content} />
      <FiledBeside page={page} row={row} lists={props.beside} />
      <Card title={words.t('filing.proof')}>
        <p class="quiet">{words.t('filing.proof-what')}</p>
        <DescriptionList
          rows={[
            { term: words.t('filing.filed-on'), value: words.dayLong(row.filedOn) },
            { term: words.t('filing.filed-by'), value: row.filedByName },
            { term: words.t('filing.content-hash'), value: <code>{row.sha256}</code> },
            { term: words.t('filing.trail-head'), value: <code>{`${row.trailNo} · ${row.trailHash}`}</code> },
          ]}
        />
      </Card>
    </Frame>
  );
};

type FigureProps = Props & { euro: (minor: number) => string };

/** Money of the whole programme; each figure leads to the entries that the filing knew. */
function FiledFigures({ page: { words }, row, content, links, euro }: FigureProps) {
  const sum = (of: (outcome: FiledOutcome) => number) =>
    content.outcomes.reduce((total, outcome) => total + of(outcome), 0);
  const inYear = euro(sum((o) => o.spentInYearMinor ?? 0) + (content.beside.spentInYearMinor ?? 0));
  return (
    <Figures
      items={[
        {
          label: words.t('filing.budget'),
          value: euro(sum((o) => o.budgetMinor) + content.beside.budgetMinor),
          href: links.money('budget'),
        },
        {
          label:
            row.year === null
              ? words.t('filing.spent')
              : words.t('filing.spent-until', { year: String(row.year) }),
          value: euro(sum((o) => o.spentMinor) + content.beside.spentMinor),
          href: links.money('chargeable'),
          note: row.year !== null && (
            <Around say={(amount) => words.t('filing.of-it-in', { year: String(row.year), amount })}>
              <Led to={links.money('chargeable', undefined, true)}>{inYear}</Led>
            </Around>
          ),
        },
        {
          label: words.t('filing.transferred'),
          value: euro(sum((o) => o.transferredMinor) + content.beside.transferredMinor),
          href: links.money('transferred'),
        },
      ]}
    />
  );
}

/** What is filed by outcome and year beside the books, to read with the account of that year. */
function FiledBeside({
  page: { words },
  row,
  lists,
}: {
  page: Page;
  row: FilingRow;
  lists: Props['beside'];
}) {
  if (lists.length === 0) return null;
  const narrowed = { institute: row.instituteCode, programme: row.reference, year: String(row.year) };
  return (
    <Card title={words.t('filing.filed-beside', { year: narrowed.year })}>
      <ul>
        {lists.map(({ what, href }) => (
          <li>
            <a href={withQuery(href, narrowed)}>{words.say(what)}</a>
          </li>
        ))}
      </ul>
    </Card>
  );
}

const toneOf: Record<string, 'ok' | 'warn' | 'stop' | 'info'> = {
  ok: 'ok',
  settled: 'info',
  informs: 'info',
  warns: 'warn',
  blocks: 'stop',
};

function ChecksCard({ page, content }: { page: Page; content: FiledProgramme }) {
  const { words } = page;
  const spoken = spokenChecks(content);
  if (spoken.length === 0) return null;
  return (
    <Card title={words.t('filing.checks')}>
      {spoken.map((check) => (
        <Check
          verdict={toneOf[check.verdict] ?? 'info'}
          verdictLabel={words.say(`filing.verdict-${check.verdict}`)}
          title={`${check.about} · ${check.ruleId}`}
          sentence={checkText(words, check)}
          article={citationText(words, check.citation)}
        />
      ))}
    </Card>
  );
}
