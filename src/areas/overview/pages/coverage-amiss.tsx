import { Frame } from '../../../page/frame.tsx';
import { AmissFields, NarrowingErrors } from '../../../page/narrowing.tsx';
import { type Answer, invalid, type Page } from '../../../page/page.ts';
import type { Link } from '../../../ui/link.ts';
import { PageHead } from '../../../ui/page-head.tsx';
import type { CoverageAsked } from './coverage-asked.tsx';

/** Where the address says what cannot be meant: that, with what there is to choose, and no entries of another figure. */
export const coverageAmiss = (
  page: Page,
  { choice, narrowings, beside }: CoverageAsked,
  crumbs: readonly Link[],
): Answer => {
  const { words } = page;
  const title = words.t(`overview.measure-${choice.measure}`);
  return invalid(
    <Frame page={page} title={title} crumbs={crumbs}>
      <NarrowingErrors words={words} narrowings={narrowings} beside={beside} />
      <PageHead title={title} />
      <AmissFields page={page} narrowings={narrowings} beside={beside} />
    </Frame>,
  );
};
