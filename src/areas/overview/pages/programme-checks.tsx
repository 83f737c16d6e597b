import { NotFound } from '../../../kernel/problem.ts';
import { type FieldBeside, type Narrowing, NarrowingErrors, narrowedPage } from '../../../page/narrowing.tsx';
import type { Page } from '../../../page/page.ts';
import { paths } from '../../../paths.ts';
import { type ProgrammeHead, programmeHead } from '../queries/programme-head.ts';
import { checkKindsOf } from '../rules/check-choice.ts';
import { CheckFilters, checkChoiceOf, checkNarrowings } from './check-filters.tsx';
import { type Looked, lookAt } from './check-loaders.ts';
import { CheckTabs, kindBeside, pageBeside } from './check-tabs.tsx';
import { LookedList } from './checks-about.tsx';
import { ProgrammeFrame } from './programme-frame.tsx';
import { addressedId, seenInstitute } from './seen-institute.ts';

/** A programme and its outcomes first, since that is what a filing stands on. */
const order = ['programmes', 'partners', 'activities', 'expenses', 'rights', 'stories'] as const;

/** What the rules say of a programme, its partners, activities and expenses, and of what its partners won. */
export const show = async (page: Page) => {
  const instituteId = seenInstitute(page);
  const id = addressedId(page);
  const kinds = order.filter((kind) => checkKindsOf(page.actor).includes(kind));
  const ofKind = kindBeside(page, kinds);
  const kind = ofKind.value;
  const { head, looked } = await page.read(async (tx) => {
    const head = await programmeHead(tx, instituteId, id);
    if (!head) throw new NotFound();
    return { head, looked: await lookAt[kind](page, tx, instituteId, { programme: head }) };
  });
  const narrowings = checkNarrowings(page, kind);
  const ofPage = pageBeside(page);
  const beside = [ofKind, ofPage];
  const asked = ofPage.value ?? 1;
  return narrowedPage(
    view({ page, head, looked, kinds, kind, narrowings, beside, asked }),
    narrowings,
    beside,
  );
};

type Props = {
  page: Page;
  head: ProgrammeHead;
  looked: Looked;
  kinds: readonly (typeof order)[number][];
  kind: (typeof order)[number];
  narrowings: readonly Narrowing[];
  beside: readonly FieldBeside[];
  asked: number;
};

const view = ({ page, head, looked, kinds, kind, narrowings, beside, asked }: Props) => {
  const address = paths.programmeChecks({ id: head.id });
  return (
    <ProgrammeFrame page={page} head={head} side="checks">
      <NarrowingErrors words={page.words} narrowings={narrowings} beside={beside} />
      <CheckTabs page={page} address={address} kinds={kinds} kind={kind} />
      <CheckFilters page={page} action={address} narrowings={narrowings} beside={beside} />
      <LookedList
        page={page}
        address={address}
        kind={kind}
        looked={looked}
        choice={checkChoiceOf(narrowings)}
        asked={asked}
      />
    </ProgrammeFrame>
  );
};
