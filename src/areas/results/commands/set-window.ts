import { sql } from 'kysely';
import {
  conflict,
  defineCommand,
  done,
  refuse,
  refuseFields,
  type Writing,
} from '../../../command/command.ts';
import { newId } from '../../../kernel/id.ts';
import { type FieldErrors, NotFound, type Problem } from '../../../kernel/problem.ts';
import { partnerChoices } from '../../partners/queries/partnerships.ts';
import { outcomeEnds } from '../../programmes/queries/outcome-ends.ts';
import { programmeById } from '../../programmes/queries/programmes.ts';
import { whyNotInOutcome } from '../../programmes/rules/outcome-end.ts';
import { type IndicatorDefinition, indicatorsIn } from '../queries/indicators.ts';
import { knownPartnerships } from '../queries/known-partnerships.ts';
import { reportedIn, type WindowRow, windowById, windowsOf } from '../queries/reporting-windows.ts';
import { outcomesAsked } from '../queries/window-asks.ts';
import { workedIndicators } from '../queries/worked-indicators.ts';
import { askedAlready, askedTwice } from '../rules/asked-twice.ts';
import { canBeAsked } from '../rules/measured.ts';
import { outsideProgramme } from '../rules/programme-days.ts';
import { type AlsoAsked, type WindowInput, windowInput } from '../rules/report-input.ts';
import { mayOpenWindows } from '../rules/report-permissions.ts';

/** A window of a period in which partners report: a new one, or the one that stands as it is to be from now on. */
export const setWindow = defineCommand({
  name: 'set-reporting-window',
  version: 1,
  input: windowInput,
  constraints: {
    a_window_has_its_own_name: { fields: { name: [{ key: 'results.window-name-taken' }] } },
  },
  may: mayOpenWindows,
  run: async (writing, input) => {
    const { tx, chain } = writing;
    const standing = input.id ? await windowById(tx, chain, input.id) : undefined;
    if (input.version !== undefined && !standing) throw new NotFound();
    if (standing && standing.version !== input.version)
      return conflict(standing.version, wholeWindow(standing));
    const reported = standing ? await reportedIn(tx, chain, standing.id) : [];
    const errors = await wrongIn(writing, input, { standing, reported });
    if (Object.keys(errors).length > 0) return refuseFields(errors);
    if (standing && movesPeriod(standing, input) && reported.length > 0)
      return refuse({ key: 'results.window-is-reported' });
    const left = standing ? leftOut(standing, input, reported) : {};
    if (Object.keys(left).length > 0) return refuseFields(left);
    const id = input.id ?? newId();
    const row = { ...rowOf(input), outcomes: outcomesAsked(chain, sql`${input.indicators}::uuid[]`) };
    if (standing)
      await tx
        .updateTable('reporting_windows')
        .set({ ...row, version: standing.version + 1 })
        .where('institute_id', '=', chain)
        .where('id', '=', id)
        .execute();
    else
      await tx
        .insertInto('reporting_windows')
        .values({
          institute_id: chain,
          id,
          programme_id: input.programmeId,
          entry_no: writing.entryNo,
          ...row,
        })
        .execute();
    await openSheets(writing, id, input);
    const { id: _, version: __, ...after } = input;
    return done(
      { id, programmeId: input.programmeId },
      {
        subject: { kind: 'reporting-window', id },
        ...(standing ? { before: shownWindow(standing) } : {}),
        after,
      },
    );
  },
});

/**
 * Every partner that is asked, and the institute where it asks itself, has its sheet from the beginning: something to attach
 * documents and comments to.
 */
const openSheets = async (
  { tx, chain, entryNo }: Writing,
  windowId: string,
  { partnerships, asksInstitute }: Pick<WindowInput, 'partnerships' | 'asksInstitute'>,
): Promise<void> => {
  await tx
    .insertInto('measurement_reports')
    .values(
      [...new Set(partnerships), ...(asksInstitute ? [null] : [])].map((partnershipId) => ({
        institute_id: chain,
        id: newId(),
        window_id: windowId,
        partnership_id: partnershipId,
        entry_no: entryNo,
      })),
    )
    .onConflict((conflict) => conflict.constraint('a_partner_reports_once_a_window').doNothing())
    .execute();
};

const rowOf = (input: WindowInput) => ({
  name: input.name,
  from_on: input.from,
  until_on: input.until,
  opens_on: input.opensOn,
  closes_on: input.closesOn,
  indicators: input.indicators,
  partnerships: input.partnerships,
  also_asked: JSON.stringify(input.alsoAsked),
  asks_institute: input.asksInstitute,
});

/** All that the form of a window holds: what the second of two people is not shown they would turn back. */
const wholeWindow = (window: WindowRow) => ({
  ...shownWindow(window),
  'results.indicators': window.indicators,
  'results.partners-asked': window.partnerships,
  'results.also-asked': window.alsoAsked,
  'results.asks-institute': window.asksInstitute,
});

/** A window as the trail, and who withdraws it, are told it. */
export const shownWindow = ({ name, from, until, opensOn, closesOn }: WindowRow) => ({
  'results.window-name': name,
  'results.from': from,
  'results.until': until,
  'results.opens-on': opensOn,
  'results.closes-on': closesOn,
});

/**
 * A period outside the programme is of another one; figures of another programme are asked for there. An indicator that is worked
 * out since the window was opened stays in it: what was reported is only added to.
 */
const wrongIn = async (
  writing: Writing,
  input: WindowInput,
  { standing, reported }: { standing: WindowRow | undefined; reported: readonly (string | null)[] },
): Promise<FieldErrors> => {
  const { tx, chain } = writing;
  const programme = await programmeById(tx, chain, input.programmeId);
  if (!programme) return { programmeId: [{ key: 'problem.not-known-here' }] };
  const errors = { ...outsideProgramme(input, { from: programme.fromOn, until: programme.untilOn }) };
  const known = await indicatorsIn(tx, chain, { programmeId: programme.id });
  const asked = new Set(known.filter((each) => canBeAsked(each, standing)).map(({ id }) => id));
  if (!input.indicators.every((id) => asked.has(id))) errors.indicators = [{ key: 'problem.not-known-here' }];
  else {
    const ended = await inEndedOutcome({ tx, chain }, { known, input, standing });
    if (ended) errors.indicators = [ended];
  }
  const named = input.partnerships.map((partnershipId) => ({ partnershipId }));
  if ((await knownPartnerships(writing.tx, writing.chain, named)).size < new Set(input.partnerships).size)
    errors.partnerships = [{ key: 'problem.not-known-here' }];
  if (Object.keys(errors).length > 0) return errors;
  const whom = await wronglyAsked(writing, input, { known, reported });
  if (Object.keys(whom).length > 0) return whom;
  const same = await askedElsewhere(writing, input, known);
  return same.length > 0 ? { from: same } : {};
};

/** Each other window that asks the same of the same. */
const askedElsewhere = async (
  { tx, chain }: Writing,
  input: WindowInput,
  known: readonly IndicatorDefinition[],
): Promise<Problem[]> => {
  const same = (await windowsOf(tx, chain, input.programmeId)).flatMap((window) => {
    const twice = window.id === input.id ? undefined : askedTwice(window, input);
    return twice ? [{ window, twice }] : [];
  });
  if (same.length === 0) return [];
  const names = new Map([
    ...known.map(({ id, code }): [string, string] => [id, code]),
    ...(await partnerChoices(tx, chain)).map(({ id, name }): [string, string] => [id, name]),
  ]);
  return same.map(({ window, twice }) => askedAlready(window, twice, names));
};

/** What each partner is asked for: of outcomes that the window does not ask for it is asked nothing, and none is asked for nothing. */
const wronglyAsked = async (
  { tx, chain }: Writing,
  { indicators, partnerships, alsoAsked, until }: WindowInput,
  { known, reported }: { known: readonly IndicatorDefinition[]; reported: readonly (string | null)[] },
): Promise<FieldErrors> => {
  const outcomes = new Set(known.flatMap(({ id, outcomeId }) => (indicators.includes(id) ? outcomeId : [])));
  const isMeant = (each: AlsoAsked) =>
    outcomes.has(each.outcomeId) && partnerships.includes(each.partnershipId);
  if (!alsoAsked.every(isMeant)) return { alsoAsked: [{ key: 'results.also-asks-nobody' }] };
  const worked = await workedIndicators(tx, chain, indicators, until);
  const asked = new Set([...worked, ...alsoAsked].map(({ partnershipId }) => partnershipId));
  const idle = partnerships.filter((id) => !asked.has(id) && !reported.includes(id));
  if (idle.length === 0) return {};
  const names = (await partnerChoices(tx, chain)).flatMap(({ id, name }) => (idle.includes(id) ? name : []));
  return { partnerships: [{ key: 'results.asked-for-nothing', args: { names: names.join(', ') } }] };
};

type Asking = {
  known: readonly IndicatorDefinition[];
  input: WindowInput;
  standing: WindowRow | undefined;
};

/** Of an outcome nothing is asked for days after its end; what the window of these days asked for before stays in it. */
const inEndedOutcome = async (
  { tx, chain }: Pick<Writing, 'tx' | 'chain'>,
  { known, input, standing }: Asking,
): Promise<Problem | undefined> => {
  const stays = standing?.from === input.from ? standing.indicators : [];
  const added = known.filter(({ id }) => input.indicators.includes(id) && !stays.includes(id));
  const outcomes = added.map(({ outcomeId }) => outcomeId);
  const ends = await outcomeEnds(tx, chain, outcomes);
  return outcomes.flatMap((id) => whyNotInOutcome(ends.get(id), input.from) ?? [])[0];
};

const movesPeriod = (standing: WindowRow, { from, until }: WindowInput): boolean =>
  standing.from !== from || standing.until !== until;

/** What was submitted, approved or locked stays in its window: who and what is asked is only added to. */
const leftOut = (
  standing: WindowRow,
  { indicators, partnerships, alsoAsked, asksInstitute }: WindowInput,
  reported: readonly (string | null)[],
): FieldErrors => {
  const problem = [{ key: 'results.window-keeps-reported' }];
  const lostPartner = reported.some(
    (id) => id !== null && standing.partnerships.includes(id) && !partnerships.includes(id),
  );
  const lostOwn = reported.includes(null) && standing.asksInstitute && !asksInstitute;
  const lostOutcome = standing.alsoAsked.some(
    ({ partnershipId, outcomeId }) =>
      reported.includes(partnershipId) &&
      !alsoAsked.some((each) => each.partnershipId === partnershipId && each.outcomeId === outcomeId),
  );
  const lostIndicator = reported.length > 0 && standing.indicators.some((id) => !indicators.includes(id));
  return {
    ...(lostIndicator ? { indicators: problem } : {}),
    ...(lostPartner ? { partnerships: problem } : {}),
    ...(lostOutcome ? { alsoAsked: problem } : {}),
    ...(lostOwn ? { asksInstitute: problem } : {}),
  };
};
