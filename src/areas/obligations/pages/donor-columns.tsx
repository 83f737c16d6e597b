import type { ListColumn } from '../../../page/list-export.ts';
import type { Page } from '../../../page/page.ts';
import { paths } from '../../../paths.ts';
import type { Words } from '../../../text/words.ts';
import type { Column } from '../../../ui/data-table.tsx';
import { Tag } from '../../../ui/tag.tsx';
import { type DonorLine, type FrozenAccount, versionOf } from '../rules/donor-year.ts';

/** What the donor's year says of each obligation. */
export const donorColumns = ({ words }: Page): Column<DonorLine>[] => [
  { key: 'what', label: words.t('obligations.obligation'), cell: (row) => words.text(row.title) },
  { key: 'about', label: words.t('obligations.about'), cell: (row) => aboutText(words, row) },
  {
    key: 'legal',
    label: words.t('obligations.legal-as-kept'),
    cell: ({ legalOn, said }) => (
      <>
        {dayText(words, legalOn)}
        {said?.isDayBrought === false && (
          <>
            {' '}
            <Tag tone="warn">{words.t('obligations.day-not-brought')}</Tag>
          </>
        )}
      </>
    ),
  },
  {
    key: 'citation',
    label: words.t('obligations.citation'),
    cell: ({ said }) => said && `${said.citation} (${words.t(`obligations.confidence-${said.confidence}`)})`,
  },
  { key: 'derogated', label: words.t('obligations.derogatedOn'), cell: (row) => derogatedText(words, row) },
  {
    key: 'filed',
    label: words.t('obligations.filedOn'),
    cell: (row) =>
      row.filedOn === null ? (
        <Tag tone="warn">{owedText(words, row)}</Tag>
      ) : (
        `${words.day(row.filedOn)} · ${words.say(`obligations.channel-${row.channel}`)}`
      ),
  },
  {
    key: 'version',
    label: words.t('obligations.filingVersion'),
    numeric: true,
    cell: (row) => {
      const version = versionOf(row);
      return version === null ? '' : words.number(version);
    },
  },
  { key: 'decision', label: words.t('obligations.your-decision'), cell: (row) => wordText(words, row) },
  {
    key: 'account',
    label: words.t('obligations.filed-account'),
    cell: ({ account, lacksDigest }) =>
      account ? (
        <a href={accountHref(account)}>{accountText(words, account)}</a>
      ) : (
        lacksDigest && <span class="quiet">{words.t('obligations.no-digest')}</span>
      ),
  },
];

/** The same as a file; `overdue` are those of earlier years. */
export const donorFileColumns = (
  { words }: Page,
  overdue: ReadonlySet<DonorLine>,
): ListColumn<DonorLine>[] => [
  { label: words.t('obligations.institute'), value: (row) => row.instituteCode },
  { label: words.t('obligations.obligation'), value: (row) => words.text(row.title) },
  { label: words.t('obligations.about'), value: (row) => row.subject },
  { label: words.t('obligations.year'), kind: 'number', value: (row) => row.year },
  { label: words.t('obligations.legal-as-kept'), kind: 'day', value: (row) => row.legalOn },
  { label: words.t('obligations.derogatedOn'), kind: 'day', value: (row) => row.derogatedOn },
  { label: words.t('obligations.grantedBy'), value: (row) => granterText(words, row) },
  { label: words.t('obligations.filedOn'), kind: 'day', value: (row) => row.filedOn },
  {
    label: words.t('obligations.state'),
    value: (row) => (row.filedOn === null ? owedText(words, row) : words.t('obligations.state-filed')),
  },
  {
    label: words.t('obligations.owed-from-before'),
    value: (row) => words.t(overdue.has(row) ? 'page.yes' : 'page.no'),
  },
  { label: words.t('obligations.filingVersion'), kind: 'number', value: versionOf },
  {
    label: words.t('obligations.channel'),
    value: ({ channel }) => channel && words.say(`obligations.channel-${channel}`),
  },
  {
    label: words.t('obligations.your-decision'),
    value: ({ word }) => word && words.t(`obligations.decision-${word.decision}`),
  },
  { label: words.t('obligations.decidedOn'), kind: 'day', value: ({ word }) => word?.decidedOn },
  { label: words.t('obligations.letterReference'), value: ({ word }) => word?.letterReference },
  {
    label: words.t('obligations.filed-account'),
    value: ({ account }) => account && accountText(words, account),
  },
  {
    label: 'SHA-256',
    value: ({ account, lacksDigest }) => (lacksDigest ? words.t('obligations.no-digest') : account?.sha256),
  },
  { label: words.t('obligations.citation'), value: ({ said }) => said?.citation },
  {
    label: words.t('obligations.confidence'),
    value: ({ said }) => said && words.t(`obligations.confidence-${said.confidence}`),
  },
  {
    label: words.t('obligations.day-kept'),
    value: ({ said }) =>
      said && words.t(said.isDayBrought ? 'obligations.day-brought' : 'obligations.day-not-brought'),
  },
];

const aboutText = (words: Words, row: DonorLine): string =>
  [row.subject || words.t('obligations.scope-institute'), row.year].join(' · ');

const dayText = (words: Words, day: DonorLine['legalOn']): string => (day === null ? '' : words.day(day));

const granterText = (words: Words, { grantedBy }: DonorLine): string =>
  grantedBy === null ? '' : words.t(`obligations.grantedBy-${grantedBy}`);

const derogatedText = (words: Words, row: DonorLine): string =>
  [dayText(words, row.derogatedOn), granterText(words, row)].filter(Boolean).join(' · ');

const owedText = (words: Words, { filingVersion }: DonorLine): string =>
  words.t(filingVersion === null ? 'obligations.owed-not-filed' : 'obligations.owed-again');

const wordText = (words: Words, { word }: DonorLine): string =>
  word === null
    ? ''
    : [
        words.t(`obligations.decision-${word.decision}`),
        words.day(word.decidedOn),
        word.letterReference,
      ].join(' · ');

const accountText = (words: Words, { what, year }: FrozenAccount): string =>
  words.t(`obligations.filed-account-${what}`, { year: String(year) });

const accountHref = ({ what, id }: FrozenAccount): string => {
  if (what === 'scores') return paths.filedScoresOne({ id });
  return what === 'lessons' ? paths.filedLessonsOne({ id }) : paths.filing({ id });
};
