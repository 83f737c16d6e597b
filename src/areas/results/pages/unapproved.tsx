import { besideWhereAsked } from '../../../page/asked-beside.tsx';
import type { ListColumn } from '../../../page/list-export.ts';
import type { Page } from '../../../page/page.ts';
import type { Words } from '../../../text/words.ts';
import type { Held, Unapproved } from '../rules/held.ts';
import { mayReadReports } from '../rules/report-permissions.ts';
import { onlyUnapproved } from './figure-place.ts';

type Told = Held | null | undefined;

/** Whether a page tells what became of the entries of its figures: to whoever reads sheets. */
export const tellsStates = ({ actor }: Pick<Page, 'actor'>): boolean => mayReadReports(actor) === true;

/** That a figure holds entries that nobody approved yet, or that were returned, and how many; nothing where it holds none. */
export const unapprovedText = (words: Words, figure: Told): string => {
  const { waiting = 0, returned = 0 } = figure?.unapproved ?? {};
  if (waiting + returned === 0) return '';
  if (returned === 0) return words.t('results.held-waiting', { waiting });
  return waiting === 0
    ? words.t('results.held-returned', { returned })
    : words.t('results.held-waiting-and-returned', { waiting, returned });
};

type Props = { words: Words; figure: Told; href?: string | undefined };

/** The same below a figure, as the way to these entries; without an address where they are told apart beside it. */
export function UnapprovedNote({ words, figure, href }: Props) {
  const text = unapprovedText(words, figure);
  return text ? <div class="quiet">{href === undefined ? text : <a href={href}>{text}</a>}</div> : null;
}

/**
 * What an address may say: the entries alone that nobody approved yet, or that were returned. Whoever is told no states is
 * offered no such part, nor is it of what has no entries (`isOffered`): all of them under that name would be taken for these.
 */
export const onlyBeside = (page: Page, { isOffered }: { isOffered: boolean }) =>
  besideWhereAsked(page, {
    name: 'only',
    label: page.words.t('results.report-state'),
    read: (typed) => (isOffered && typed === onlyUnapproved ? typed : undefined),
    why: (typed) => page.words.t('page.not-offered', { typed }),
    narrows: () => tellsStates(page),
  });

/** The same in a file; no columns where it is not told. */
export const unapprovedColumns = <Row,>(page: Page, of: (row: Row) => Told): ListColumn<Row>[] => {
  if (!tellsStates(page)) return [];
  const column = (label: string, field: keyof Unapproved): ListColumn<Row> => ({
    label,
    kind: 'number',
    value: (row) => {
      const figure = of(row);
      return figure ? (figure.unapproved?.[field] ?? 0) : undefined;
    },
  });
  return [
    column(page.words.t('results.held-waiting-count'), 'waiting'),
    column(page.words.t('results.held-returned-count'), 'returned'),
  ];
};
