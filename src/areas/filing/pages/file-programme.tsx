import { type CalendarDay, lastDayOfYear, todayIn, yearOf } from '../../../kernel/calendar-day.ts';
import { isId } from '../../../kernel/id.ts';
import { NotAllowed, NotFound } from '../../../kernel/problem.ts';
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
import type { HandOverCheck } from '../../partners/queries/hand-over-checks.ts';
import { ChecksAt } from '../../programmes/pages/checks-at.tsx';
import { handInChecks } from '../../programmes/queries/hand-in-checks.ts';
import type { ProgrammeCheck } from '../../programmes/queries/programme-checks.ts';
import { type ProgrammeRow, programmeById } from '../../programmes/queries/programmes.ts';
import { LeavingChecks } from '../../results/pages/leaving-checks-view.tsx';
import { leavingChecks } from '../../results/queries/leaving-figures.ts';
import { derogationLink } from '../../rulebook/pages/derogation-link.ts';
import { checkText, citationText } from '../../rulebook/pages/rulebook-words.ts';
import { blockersAt } from '../../rulebook/rules/rule.ts';
import { fileProgramme } from '../commands/file-programme.ts';
import { handOverChecksOfProgramme } from '../queries/hand-over-checks.ts';
import { filingKinds } from '../rules/filing-input.ts';
import { mayFile } from '../rules/filing-permissions.ts';

type Blocker = ProgrammeCheck | HandOverCheck;
type Facts = {
  programme: ProgrammeRow;
  blockers: readonly Blocker[];
  warnings: readonly ProgrammeCheck[];
  /** Of the figures until the end of the year that is asked for. */
  figures: readonly ProgrammeCheck[];
  until: CalendarDay | undefined;
};

export const show = async (page: Page) => {
  const year = String(yearOf(todayIn()) - 1);
  return html(view(page, await factsOf(page, year), filledForm({ kind: 'yearly_account', year })));
};

export const save = async (page: Page) => {
  const facts = await factsOf(page, page.form.texts.year?.[0]);
  const fields = { kind: text, year: wholeNumber };
  const submitted = await submit(page, fileProgramme, fields, { programmeId: facts.programme.id });
  if (!submitted.done) return invalid(view(page, facts, submitted.state));
  return redirect(paths.filing({ id: submitted.value.id }), 'filing.filed');
};

const factsOf = async (page: Page, year: string | undefined): Promise<Facts> => {
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
    const wanted = { programmeId: id, until: programme.untilOn, day };
    const until = year && /^\d{4}$/.test(year) ? lastDayOfYear(Number(year)) : undefined;
    const figures =
      allowed === true ? await leavingChecks(tx, institute.id, { programmeId: id, until }, day) : [];
    const onPartners = allowed === true ? await handOverChecksOfProgramme(tx, institute.id, wanted) : [];
    return {
      programme,
      blockers: blockersAt([...checks, ...onPartners], 'filing') as Blocker[],
      warnings: checks.filter(({ verdict }) => verdict === 'warns'),
      figures,
      until,
    };
  });
  if (!facts) throw new NotFound();
  if (allowed !== true) throw new NotAllowed(allowed);
  return facts;
};

const view = (page: Page, { programme, blockers, warnings, figures, until }: Facts, state: FormState) => {
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
          title={check.ruleId}
          sentence={checkText(words, check)}
          article={citationText(words, check.citation)}
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
