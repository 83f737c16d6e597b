import { Frame } from '../../../page/frame.tsx';
import { AmissFields, type FieldBeside, type Narrowing, NarrowingErrors } from '../../../page/narrowing.tsx';
import type { Page } from '../../../page/page.ts';
import { paths } from '../../../paths.ts';
import { PageHead } from '../../../ui/page-head.tsx';

type Props = {
  page: Page;
  title: string;
  programme: { id: string; reference: string };
  narrowings: readonly Narrowing[];
  beside: readonly FieldBeside[];
};

/** Where the address of a figure's list says what cannot be meant: what is wrong, and no amount of something else. */
export function FigureAmiss({ page, title, programme: { id, reference }, narrowings, beside }: Props) {
  return (
    <Frame page={page} title={title} crumbs={moneyCrumbs(page, { id, reference })}>
      <NarrowingErrors words={page.words} narrowings={narrowings} beside={beside} />
      <PageHead kind={reference} title={title} />
      <AmissFields page={page} narrowings={narrowings} beside={beside} />
    </Frame>
  );
}

/** A list behind a figure hangs on the comparison that tells the figure. */
export const moneyCrumbs = ({ words }: Page, { id, reference }: Props['programme']) => [
  { label: reference, href: paths.programme({ id }) },
  { label: words.t('finance.money'), href: paths.budgetAgainstActual({ id }) },
];
