import { paths } from '../../../paths.ts';
import { addRisk } from '../commands/add-risk.ts';
import { mayKeepProgrammes } from '../rules/programme-permissions.ts';
import { plainForm } from './plain-form.tsx';
import { RiskFields, riskReaders } from './risk-fields.tsx';
import { riskCrumbs, riskPlaces } from './risk-subject.ts';

export const { show, save } = plainForm({
  may: mayKeepProgrammes,
  load: riskPlaces,
  title: 'programmes.risk-new',
  kind: (_, { programme }) => programme.reference,
  crumbs: (page, { programme }) => riskCrumbs(page, programme),
  back: ({ programme: { id } }) => paths.programmeRisks({ id }),
  open: ({ query }) => ({ outcomeId: query.get('outcome') ?? undefined }),
  command: addRisk,
  readers: riskReaders,
  extra: (_, { programme: { id } }) => ({ programmeId: id }),
  fields: ({ page, state, loaded }) => <RiskFields page={page} state={state} {...loaded} />,
  notice: 'programmes.risk-added',
});
