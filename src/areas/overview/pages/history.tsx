import { isId } from '../../../kernel/id.ts';
import { NotFound } from '../../../kernel/problem.ts';
import { besideWhereAsked } from '../../../page/asked-beside.tsx';
import { Frame, sameListWith } from '../../../page/frame.tsx';
import { AmissFields, type FieldBeside, NarrowingErrors, narrowedPage } from '../../../page/narrowing.tsx';
import type { Page } from '../../../page/page.ts';
import { HistoryList } from '../../../ui/history-list.tsx';
import { PageHead } from '../../../ui/page-head.tsx';
import { Pager } from '../../../ui/pager.tsx';
import { mayReadTrail } from '../../records/rules/record-permissions.ts';
import { type DefinitionThen, definitionsThen } from '../queries/definitions-then.ts';
import { entriesAPage, type HistoryEntry, historyOf } from '../queries/history.ts';
import { isSubjectFor, type Subject, subjectSeen } from '../queries/subjects.ts';
import { titlesOf } from '../queries/trail-titles.ts';
import { figureThen } from './figure-then.ts';
import { titleOf } from './title-of.ts';
import { idsIn, shownChanges, type Titles } from './trail-values.ts';

export const show = async (page: Page) => {
  const { kind = '', id = '' } = page.params;
  const institute = page.actor.institute;
  if (!institute || !isSubjectFor(page.actor, kind) || !isId(id)) throw new NotFound();
  const before = beforeAsked(page);
  const facts = await page.read(async (tx) => {
    const subject = await subjectSeen(tx, institute.id, kind, id);
    if (!subject) throw new NotFound();
    const entries = await historyOf(tx, institute.id, { kind, id }, before.value);
    const ids = [...new Set(entries.flatMap(({ change }) => idsIn(change)))];
    return {
      subject,
      entries,
      definitions: await definitionsThen(tx, institute.id, { kind, id }),
      titles: await titlesOf(tx, { actor: page.actor, instituteId: institute.id }, ids),
    };
  });
  return narrowedPage(view({ page, beside: [before], ...facts }), [], [before]);
};

/** The entry before which the page begins, which its links say. */
const beforeAsked = (page: Page) =>
  besideWhereAsked(page, {
    name: 'before',
    label: page.words.t('page.list-from'),
    read: (typed) => (/^[1-9]\d{0,14}$/.test(typed) ? Number(typed) : undefined),
    why: (typed) => page.words.t('page.no-such-place', { typed }),
    narrows: () => false,
  });

type Props = {
  page: Page;
  beside: readonly FieldBeside[];
  subject: Subject;
  entries: readonly HistoryEntry[];
  definitions: readonly DefinitionThen[];
  titles: Titles;
};

const view = ({ page, beside, subject, entries, definitions, titles }: Props) => {
  const { words } = page;
  const title = titleOf(subject.title, words);
  const shown = entries.slice(0, entriesAPage);
  const last = entries.length > entriesAPage ? shown.at(-1) : undefined;
  return (
    <Frame page={page} title={words.t('overview.history')} crumbs={[{ label: title, href: subject.href }]}>
      <NarrowingErrors words={words} narrowings={[]} beside={beside} />
      <PageHead
        kind={words.say(`overview.kind-${subject.kind}`)}
        title={title}
        quiet={words.t('overview.history-what')}
      />
      <AmissFields page={page} beside={beside} />
      <HistoryList
        before={words.t('overview.before')}
        after={words.t('overview.after')}
        empty={words.t(
          mayReadTrail(page.actor) === true ? 'overview.no-history' : 'overview.no-history-of-yours',
        )}
        entries={shown.map((entry) => ({
          who: entry.who ?? words.say(`role.${entry.role}`),
          when: words.moment(entry.at),
          isoWhen: entry.at.toString(),
          what: words.say(`command.${entry.command}`),
          note: noteOf(entry, page),
          changes: shownChanges(entry.change, {
            titles,
            words,
            figureOf: figureThen(words, definitions, entry.no),
          }),
        }))}
      />
      <Pager
        label={words.t('page.pages')}
        first={
          page.query.has('before')
            ? { label: words.t('page.first-page'), href: sameListWith(page, { before: undefined }) }
            : undefined
        }
        next={
          last && {
            label: words.t('overview.older-entries'),
            href: sameListWith(page, { before: String(last.no) }),
          }
        }
      />
    </Frame>
  );
};

const noteOf = (entry: HistoryEntry, { words }: Page): string =>
  [
    words.say(`role.${entry.role}`),
    words.t('overview.entry-no', { no: entry.no }),
    entry.outcome === 'refused' && words.t('overview.entry-refused'),
    !entry.change && words.t('overview.entry-erased'),
  ]
    .filter(Boolean)
    .join(' · ');
