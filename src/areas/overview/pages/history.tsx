import { isId } from '../../../kernel/id.ts';
import { NotFound } from '../../../kernel/problem.ts';
import { Frame, sameListWith } from '../../../page/frame.tsx';
import { html, type Page } from '../../../page/page.ts';
import { HistoryList } from '../../../ui/history-list.tsx';
import { PageHead } from '../../../ui/page-head.tsx';
import { Pager } from '../../../ui/pager.tsx';
import { entriesAPage, type HistoryEntry, historyOf } from '../queries/history.ts';
import { isSubjectFor, type Subject, subjectSeen } from '../queries/subjects.ts';
import { titlesOf } from '../queries/trail-titles.ts';
import { titleOf } from './title-of.ts';
import { idsIn, shownChanges, type Titles } from './trail-values.ts';

export const show = async (page: Page) => {
  const { kind = '', id = '' } = page.params;
  const institute = page.actor.institute;
  if (!institute || !isSubjectFor(page.actor, kind) || !isId(id)) throw new NotFound();
  const facts = await page.read(async (tx) => {
    const subject = await subjectSeen(tx, institute.id, kind, id);
    if (!subject) throw new NotFound();
    const entries = await historyOf(tx, institute.id, { kind, id }, numberIn(page.query.get('before')));
    const ids = [...new Set(entries.flatMap(({ change }) => idsIn(change)))];
    return {
      subject,
      entries,
      titles: await titlesOf(tx, { actor: page.actor, instituteId: institute.id }, ids),
    };
  });
  return html(view({ page, ...facts }));
};

const numberIn = (text: string | null): number | undefined =>
  text && /^\d{1,15}$/.test(text) ? Number(text) : undefined;

type Props = { page: Page; subject: Subject; entries: readonly HistoryEntry[]; titles: Titles };

const view = ({ page, subject, entries, titles }: Props) => {
  const { words } = page;
  const title = titleOf(subject.title, words);
  const shown = entries.slice(0, entriesAPage);
  const last = entries.length > entriesAPage ? shown.at(-1) : undefined;
  return (
    <Frame page={page} title={words.t('overview.history')} crumbs={[{ label: title, href: subject.href }]}>
      <PageHead
        kind={words.say(`overview.kind-${subject.kind}`)}
        title={title}
        quiet={words.t('overview.history-what')}
      />
      <HistoryList
        before={words.t('overview.before')}
        after={words.t('overview.after')}
        empty={words.t('overview.no-history')}
        entries={shown.map((entry) => ({
          who: entry.who ?? words.say(`role.${entry.role}`),
          when: words.moment(entry.at),
          isoWhen: entry.at.toString(),
          what: words.say(`command.${entry.command}`),
          note: noteOf(entry, page),
          changes: shownChanges(entry.change, titles, words),
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
