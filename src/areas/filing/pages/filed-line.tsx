import type { Child } from 'hono/jsx';
import type { Page } from '../../../page/page.ts';
import { paths } from '../../../paths.ts';
import type { FiledLine } from '../rules/filed-outcomes.ts';
import type { IndicatorLine } from '../rules/shared-indicators.ts';
import {
  FiledFigure,
  type FiledFigureName,
  indicatorAnchor,
  outcomeAnchor,
  saysFigure,
} from './filed-figure.tsx';
import { filingTitle } from './filings.tsx';

/** «OS1 Unions bargain», or what no outcome bears. */
export const lineName = ({ words }: Page, { code, title }: FiledLine): string =>
  code === null ? words.t('overview.no-outcome-bears') : `${code} ${words.text(title)}`;

/** «IFSI · IFSI-2022 · account of 2025»; a programme stands here only while no account was filed. */
export const accountName = ({ words }: Page, { account }: FiledLine): string =>
  [
    account.instituteCode.toUpperCase(),
    filingTitle(account, words),
    ...(account.year === null ? [words.t('filing.no-account-yet')] : []),
  ].join(' · ');

/** The same within a sentence of its own: institute, programme and outcome. */
export const placeName = ({ account, code }: FiledLine): string =>
  [account.instituteCode.toUpperCase(), account.reference, code].filter(Boolean).join(' · ');

/** What opens to its place in the filed account. */
export function InAccount({ line, children }: { line: FiledLine; children?: Child }) {
  const { account, place } = line;
  const page = paths.filing({ id: account.id });
  return <a href={place === null ? page : `${page}#${outcomeAnchor(place)}`}>{children}</a>;
}

/** The same of an indicator. */
export function InOutcome({ row, children }: { row: IndicatorLine; children?: Child }) {
  const { line, place } = row;
  const page = paths.filing({ id: line.account.id });
  return <a href={`${page}#${indicatorAnchor(line.place ?? 0, place)}`}>{children}</a>;
}

/** A figure that opens to where it stands; one that was never said leads nowhere. */
export function FigureInOutcome({ page, row, of }: { page: Page; row: IndicatorLine; of: FiledFigureName }) {
  if (!saysFigure(row.indicator, of)) return null;
  return (
    <InOutcome row={row}>
      <FiledFigure words={page.words} indicator={row.indicator} of={of} />
    </InOutcome>
  );
}
