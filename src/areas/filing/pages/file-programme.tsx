import { type CalendarDay, lastDayOfYear, todayIn, yearOf } from '../../../kernel/calendar-day.ts';
import { isId } from '../../../kernel/id.ts';
import { NotAllowed, NotFound } from '../../../kernel/problem.ts';
import { readForm } from '../../../page/form.ts';
import { fieldOf, PageForm } from '../../../page/form-view.tsx';
import { Frame } from '../../../page/frame.tsx';
import { html, invalid, type Page, redirect } from '../../../page/page.ts';
import { text, wholeNumber } from '../../../page/readers.ts';
import { type FormState, filledForm, submit } from '../../../page/submit.ts';
import { paths } from '../../../paths.ts';
import { Check } from '../../../ui/check.tsx';
import { PageHead } from '../../../ui/page-head.tsx';
import { RadioField } from '../../../ui/radio-field.tsx';
import { TextField } from '../../../ui/text-field.tsx';
import { type JointProgramme, jointOfProgramme } from '../../joint/queries/joint-programmes.ts';
import { jointRule } from '../../joint/rules/joint-rule.ts';
import { ChecksAt } from '../../programmes/pages/checks-at.tsx';
import { handInChecks } from '../../programmes/queries/hand-in-checks.ts';
import type { ProgrammeCheck } from '../../programmes/queries/programme-checks.ts';
import { type ProgrammeRow, programmeById } from '../../programmes/queries/programmes.ts';
import { LeavingChecks } from '../../results/pages/leaving-checks-view.tsx';
import { leavingChecks } from '../../results/queries/leaving-figures.ts';
import { derogationLink } from '../../rulebook/pages/derogation-link.ts';
import { checkText, citationText, ruleName } from '../../rulebook/pages/rulebook-words.ts';
import { fileProgramme } from '../commands/file-programme.ts';
import { type FilingBlocker, filingBlockers } from '../queries/filing-blockers.ts';
import { type FilingKind, filingKinds } from '../rules/filing-input.ts';
import { mayFile } from '../rules/filing-permissions.ts';
import { mendedAt } from './mended-at.ts';

type Facts = {
  programme: ProgrammeRow;
  blockers: readonly FilingBlocker[];
  warnings: readonly ProgrammeCheck[];
  joint?: JointProgramme | undefined;
  /** Of the figures until the end of the year that is asked for. */
  figures: readonly ProgrammeCheck[];
  until: CalendarDay | undefined;
};
type AsWhat = { kind: FilingKind; year: number | undefined };

const fields = { kind: text, year: wholeNumber };

export const show = async (page: Page) => {
  const year = yearOf(todayIn()) - 1;
  const facts = await factsOf(page, undefined, year);
  return html(view(page, facts, filledForm({ kind: 'yearly_account', year: String(year) })));
};

export const save = async (page: Page) => {
  const programmeId = page.params.id ?? '';
  if (!isId(programmeId)) throw new NotFound();
  const submitted = await submit(page, fileProgramme, fields, { programmeId });
  if (!submitted.done) return invalid(view(page, await factsOf(page, typedOf(page)), submitted.state));
  return redirect(paths.filing({ id: submitted.value.id }), 'filing.filed');
};

/** What was to be filed; what only concerns a year is asked once that is known. */
const typedOf = ({ form, words }: Page): AsWhat => {
  const read = readForm(form, fields, words.language);
  const kind = filingKinds.find((each) => read.ok && each === read.input.kind) ?? 'programme';
  return { kind, year: read.ok ? read.input.year : undefined };
};

const isYear = (year: number | undefined): year is number =>
  year !== undefined && year >= 1900 && year <= 2199;

const factsOf = async (
  page: Page,
  { kind, year }: AsWhat = { kind: 'programme', year: undefined },
  figuresUntil = year,
): Promise<Facts> => {
  const { actor, params } = page;
  const id = params.id ?? '';
  const institute = actor.institute;
  if (!institute || !isId(id)) throw new NotFound();
  const allowed = mayFile(actor);
  const facts = await page.read(async (tx) => {
    const programme = await programmeById(tx, institute.id, id);
    if (!programme) return undefined;
    const day = todayIn();
    const checks = allowed === true ? await handInChecks(tx, institute.id, id, day) : [];
    const wanted = { programme, kind, year, day };
    const blockers = allowed === true ? await filingBlockers(tx, institute.id, wanted, checks) : [];
    const until = isYear(figuresUntil) ? lastDayOfYear(figuresUntil) : undefined;
    const figures =
      allowed === true ? await leavingChecks(tx, institute.id, { programmeId: id, until }, day) : [];
    return {
      programme,
      blockers,
      warnings: checks.filter(({ verdict }) => verdict === 'warns'),
      joint: blockers.some(({ ruleId }) => ruleId === jointRule.id)
        ? await jointOfProgramme(tx, institute.id, id)
        : undefined,
      figures,
      until,
    };
  });
  if (!facts) throw new NotFound();
  if (allowed !== true) throw new NotAllowed(allowed);
  return facts;
};

const view = (
  page: Page,
  { programme, blockers, warnings, joint, figures, until }: Facts,
  state: FormState,
) => {
  const { words } = page;
  const field = fieldOf(page, state);
  return (
    <Frame
      page={page}
      title={words.t('filing.file')}
      crumbs={[{ label: programme.reference, href: paths.programme({ id: programme.id }) }]}
      narrow
    >
      <PageHead title={words.t('filing.file')} quiet={words.text(programme.title)} />
      <p>{words.t('filing.file-what')}</p>
      {blockers.map((check) => (
        <Check
          verdict="stop"
          verdictLabel={words.t('filing.stands-in-the-way')}
          title={ruleName(words, check.ruleId)}
          sentence={checkText(words, check)}
          article={citationText(words, check.citation)}
          mend={mendedAt(page, check, programme, joint)}
          action={derogationLink(page, check.subject, check)}
        />
      ))}
      <LeavingChecks page={page} checks={figures} moment="filing" until={until} />
      <ChecksAt page={page} checks={warnings} moment="filing" />
      <PageForm
        page={page}
        state={state}
        cancel={paths.programme({ id: programme.id })}
        buttons={[{ label: words.t('filing.file') }]}
      >
        <RadioField
          {...field('kind')}
          label={words.t('filing.as-what')}
          options={filingKinds.map((value) => ({ value, label: words.say(`filing.kind-${value}`) }))}
        />
        <TextField
          {...field('year')}
          label={words.t('filing.year')}
          hint={words.t('filing.year-hint')}
          optional={words.t('page.optional')}
          inputmode="numeric"
          width={4}
        />
      </PageForm>
    </Frame>
  );
};
