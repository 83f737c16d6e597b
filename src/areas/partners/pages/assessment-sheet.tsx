import { newId } from '../../../kernel/id.ts';
import { NotAllowed } from '../../../kernel/problem.ts';
import { typedText } from '../../../page/form.ts';
import { fieldOf, PageForm } from '../../../page/form-view.tsx';
import { Frame } from '../../../page/frame.tsx';
import { html, invalid, type Page, redirect } from '../../../page/page.ts';
import { day, text, wholeNumber } from '../../../page/readers.ts';
import { type FormState, submit } from '../../../page/submit.ts';
import { paths } from '../../../paths.ts';
import { DayField } from '../../../ui/day-field.tsx';
import { Notice } from '../../../ui/notice.tsx';
import { PageHead } from '../../../ui/page-head.tsx';
import { fileAssessmentSheet } from '../commands/file-assessment-sheet.ts';
import { saveAssessmentSheet } from '../commands/save-assessment-sheet.ts';
import { type RoundRow, sheetsSeen } from '../queries/assessments.ts';
import { askedIn } from '../queries/questionnaires.ts';
import { mayKeepSheet, sideOf } from '../rules/assessment-permissions.ts';
import type { Asked } from '../rules/questionnaire.ts';
import { answersReader, stepDayReaders, typedSheet } from './assessment-readers.ts';
import { addressedRound } from './assessment-words.ts';
import { partnerCrumbs } from './partner-crumbs.ts';
import { SheetFields } from './sheet-fields.tsx';

type Seen = { row: RoundRow; asked: Asked; version: number | undefined };

export const show = async (page: Page) => {
  const { state, ...seen } = await load(page);
  return html(view(page, seen, state));
};

export const save = async (page: Page) => {
  const { row, asked, version } = await load(page);
  const readers = {
    heldOn: day,
    veil: text,
    version: wholeNumber,
    answers: answersReader,
    ...stepDayReaders,
  };
  const isFiling = page.form.texts.step?.[0] === 'file';
  const extra = { roundId: row.id };
  const submitted = isFiling
    ? await submit(page, fileAssessmentSheet, readers, extra)
    : await submit(page, saveAssessmentSheet, readers, extra);
  if (!submitted.done) return invalid(view(page, { row, asked, version }, submitted.state));
  return isFiling
    ? redirect(paths.assessment({ id: row.id }), 'partners.sheet-filed')
    : redirect(paths.assessmentSheet({ id: row.id }), 'partners.sheet-kept');
};

const load = async (page: Page): Promise<Seen & { state: FormState }> => {
  const { instituteId, row } = await addressedRound(page);
  const allowed = mayKeepSheet(page.actor, row);
  if (allowed !== true) throw new NotAllowed(allowed);
  const side = sideOf(page.actor, row);
  if (row.filed.includes(side)) throw new NotAllowed({ key: 'partners.sheet-filed-already' });
  const { asked, draft } = await page.read(async (tx) => ({
    asked: await askedIn(tx, instituteId, row.kind, row.edition),
    draft: (await sheetsSeen(tx, instituteId, [row.id])).find((sheet) => sheet.side === side),
  }));
  return { row, asked, version: draft?.version, state: typedSheet(page.words, draft?.answers) };
};

const view = (page: Page, { row, asked, version }: Seen, state: FormState) => {
  const { words } = page;
  const back = paths.assessment({ id: row.id });
  const title = words.say(`partners.questionnaire-${row.kind}`);
  return (
    <Frame
      page={page}
      title={title}
      crumbs={[
        ...partnerCrumbs(page, { id: row.partnershipId, name: row.partnerName }),
        { label: words.t('partners.assessments'), href: paths.assessments({ id: row.partnershipId }) },
      ]}
      narrow
    >
      <PageHead kind={row.partnerName} title={title} quiet={words.say(`partners.scale-${row.kind}`)} />
      <Notice kind="info">{words.say(`partners.who-will-see-${row.kind}`)}</Notice>
      <PageForm
        page={page}
        state={state}
        {...(version === undefined ? {} : { version })}
        cancel={back}
        hidden={{ veil: typedText(state.typed, 'veil') ?? newId() }}
        buttons={[
          { label: words.t('partners.save-draft'), name: 'step', value: 'save', kind: 'second' },
          { label: words.t('partners.file-sheet'), name: 'step', value: 'file', kind: 'primary' },
        ]}
      >
        <SheetFields page={page} state={state} kind={row.kind} asked={asked} />
        <DayField
          {...fieldOf(page, state)('heldOn')}
          label={words.t('partners.held-on')}
          hint={words.t('partners.held-on-hint')}
        />
      </PageForm>
    </Frame>
  );
};
