import type { Page } from '../../../page/page.ts';
import { paths } from '../../../paths.ts';
import { reviseRisk } from '../commands/revise-risk.ts';
import { isFollowedUp, type RiskRow, riskById } from '../queries/risks.ts';
import { mayKeepProgrammes } from '../rules/programme-permissions.ts';
import { localizedFields, textsTyped } from './form-parts.tsx';
import { plainForm } from './plain-form.tsx';
import { RiskFields, riskReaders } from './risk-fields.tsx';
import { riskCrumbs, riskPlaces } from './risk-subject.ts';
import { assumptionOptions, outcomeOptions } from './thing-options.ts';

// The form of a risk that was followed up has no marks to type; what was typed before someone did is for the command.
const firstMarks = ({ form: { texts } }: Page, { firstProbability, firstImpact }: RiskRow) => ({
  ...(texts.probability ? {} : { probability: firstProbability }),
  ...(texts.impact ? {} : { impact: firstImpact }),
});

export const { show, save } = plainForm({
  may: mayKeepProgrammes,
  load: async (tx, instituteId, id) => {
    const risk = await riskById(tx, instituteId, id);
    const places = risk && (await riskPlaces(tx, instituteId, risk.programmeId));
    return risk && places && { risk, ...places };
  },
  title: 'programmes.risk-edit',
  kind: (_, { programme }) => programme.reference,
  crumbs: (page, { programme }) => riskCrumbs(page, programme),
  back: ({ risk: { id } }) => paths.risk({ id }),
  open: (_, { risk }) => ({
    ...localizedFields('text', risk.text),
    ...localizedFields('mitigation', risk.mitigation),
    ...localizedFields('trigger', risk.trigger),
    outcomeId: risk.outcomeId ?? undefined,
    statementId: risk.statementId ?? undefined,
    probability: String(risk.firstProbability),
    impact: String(risk.firstImpact),
    responsible: risk.responsible ?? undefined,
  }),
  version: ({ risk }) => risk.version,
  command: reviseRisk,
  readers: riskReaders,
  extra: (page, { risk, risk: { id, text, mitigation, trigger } }) => ({
    riskId: id,
    ...(isFollowedUp(risk) ? firstMarks(page, risk) : {}),
    ...textsTyped(page, { text, mitigation, trigger }),
  }),
  fields: ({ page, state, loaded }) => <RiskFields page={page} state={state} {...loaded} />,
  choices: (page, { outcomes, statements }) => [
    ...outcomeOptions(page, outcomes),
    ...assumptionOptions(page, statements),
  ],
  notice: 'programmes.risk-revised',
});
