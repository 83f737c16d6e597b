import { type CalendarDay, todayIn } from '../../../kernel/calendar-day.ts';
import { NotAllowed, NotFound } from '../../../kernel/problem.ts';
import type { Reader } from '../../../page/form.ts';
import { fieldOf, PageForm } from '../../../page/form-view.tsx';
import { Frame } from '../../../page/frame.tsx';
import { html, invalid, type Page, redirect } from '../../../page/page.ts';
import { day } from '../../../page/readers.ts';
import { type FormState, filledForm, submit } from '../../../page/submit.ts';
import { paths } from '../../../paths.ts';
import { Card } from '../../../ui/card.tsx';
import { DayField } from '../../../ui/day-field.tsx';
import { Notice } from '../../../ui/notice.tsx';
import { PageHead } from '../../../ui/page-head.tsx';
import { SelectField } from '../../../ui/select-field.tsx';
import { type OutcomeRow, outcomesOf } from '../../programmes/queries/outcomes.ts';
import { instituteOf } from '../../results/pages/address.ts';
import { releaseBlock } from '../commands/release-block.ts';
import { organisationSums, ownBlockSums } from '../queries/block-sums.ts';
import {
  type CoApplicant,
  type JointOutcome,
  type JointProgramme,
  jointOutcomes,
} from '../queries/joint-programmes.ts';
import type { BlockCell } from '../rules/joint-block.ts';
import { mayReleaseBlock } from '../rules/joint-permissions.ts';
import { BlockTable } from './block-table.tsx';
import { jointCrumbs, seenMember } from './seen-joint.ts';

type Loaded = {
  joint: JointProgramme;
  member: CoApplicant;
  /** Outcomes of the own part; none for an organisation that does not work here. */
  own: readonly OutcomeRow[];
  outcomes: readonly JointOutcome[];
  /** What would be released of today. */
  cells: readonly BlockCell[];
};

const load = async (page: Page): Promise<Loaded> => {
  const institute = instituteOf(page);
  const loaded = await page.read(async (tx) => {
    const { joint, member } = await seenMember(page, tx);
    const isOwn = member.tenantId === null ? joint.leadId === institute : member.tenantId === institute;
    if (!isOwn) throw new NotFound();
    const outcomes = await jointOutcomes(tx, joint);
    const { programmeId } = joint;
    if (member.tenantId === null || !programmeId) {
      const cells = member.tenantId ? [] : await organisationSums(tx, joint, { coApplicantId: member.id });
      return { joint, member, outcomes, own: [], cells };
    }
    const own = await outcomesOf(tx, institute, programmeId);
    const codes = new Map(own.map(({ id, code }) => [id, code]));
    const { cells } = await ownBlockSums(tx, institute, { programmeId, codes });
    return { joint, member, outcomes, own, cells };
  });
  const allowed = mayReleaseBlock(page.actor);
  if (allowed !== true) throw new NotAllowed(allowed);
  return loaded;
};

export const show = async (page: Page) => {
  const loaded = await load(page);
  const known = new Set(loaded.outcomes.map(({ code }) => code));
  const placed = loaded.own.map(({ code }, at) => [
    `placements.${at}.code`,
    known.has(code) ? code : undefined,
  ]);
  const today = page.words.day(todayIn() as CalendarDay);
  return html(view(page, loaded, filledForm({ asOfDay: today, ...Object.fromEntries(placed) })));
};

export const save = async (page: Page) => {
  const loaded = await load(page);
  const { joint, member, own } = loaded;
  const placements: Reader<unknown> = (typed) => ({
    value: own.map(({ id }, at) => ({
      outcomeId: id,
      code: typed[`placements.${at}.code`]?.[0] || undefined,
    })),
  });
  const extra = { jointId: joint.id, coApplicantId: member.id };
  const submitted = await submit(page, releaseBlock, { asOfDay: day, placements }, extra);
  if (!submitted.done) return invalid(view(page, loaded, submitted.state));
  return redirect(paths.releasedBlock({ id: submitted.value.id }), 'joint.released');
};

const view = (page: Page, { joint, member, own, outcomes, cells }: Loaded, state: FormState) => {
  const { words } = page;
  const field = fieldOf(page, state);
  const title = words.t('joint.release-of', { name: member.name });
  return (
    <Frame page={page} title={title} crumbs={jointCrumbs(page, joint)}>
      <PageHead title={title} kind={joint.reference} quiet={words.t('joint.release-what')} />
      {member.tenantId !== null && !joint.programmeId && (
        <Notice kind="info">
          {words.t('joint.no-part-yet')}{' '}
          <a href={paths.takePart({ id: joint.id })}>{words.t('joint.take-part')}</a>
        </Notice>
      )}
      <PageForm page={page} state={state} cancel={paths.jointProgramme({ id: joint.id })}>
        <DayField {...field('asOfDay')} label={words.t('joint.as-of')} hint={words.t('joint.as-of-hint')} />
        {own.map(({ code, title: named }, at) => (
          <SelectField
            {...field(`placements.${at}.code`)}
            label={words.t('joint.place-of', { outcome: `${code} ${words.text(named)}` })}
            optional=""
            placeholder={words.t('joint.no-part-of-it')}
            options={outcomes.map(({ code: joined, title: called }) => ({
              value: joined,
              label: `${joined} ${words.text(called)}`,
            }))}
          />
        ))}
      </PageForm>
      <Card title={words.t('joint.of-today')}>
        <BlockTable
          page={page}
          cells={cells}
          currency={joint.currency}
          caption={words.t('joint.of-today-what')}
        />
      </Card>
    </Frame>
  );
};
