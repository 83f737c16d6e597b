import { addCausalLink } from '../../src/areas/programmes/commands/add-causal-link.ts';
import { addCommitment } from '../../src/areas/programmes/commands/add-commitment.ts';
import { addContribution } from '../../src/areas/programmes/commands/add-contribution.ts';
import { addFramework } from '../../src/areas/programmes/commands/add-framework.ts';
import { addFrameworkTarget } from '../../src/areas/programmes/commands/add-framework-target.ts';
import { addRisk } from '../../src/areas/programmes/commands/add-risk.ts';
import { addStatement } from '../../src/areas/programmes/commands/add-statement.ts';
import { adoptFileSections } from '../../src/areas/programmes/commands/adopt-file-sections.ts';
import { answerAmendment } from '../../src/areas/programmes/commands/answer-amendment.ts';
import { answerAppraisalQuestion } from '../../src/areas/programmes/commands/answer-appraisal-question.ts';
import { followUpCommitment } from '../../src/areas/programmes/commands/follow-up-commitment.ts';
import { followUpRisk } from '../../src/areas/programmes/commands/follow-up-risk.ts';
import { recordAppraisalQuestion } from '../../src/areas/programmes/commands/record-appraisal-question.ts';
import { recordDonorDialogue } from '../../src/areas/programmes/commands/record-donor-dialogue.ts';
import { requestAmendment } from '../../src/areas/programmes/commands/request-amendment.ts';
import { scoreMarker } from '../../src/areas/programmes/commands/score-marker.ts';
import { writeFileText } from '../../src/areas/programmes/commands/write-file-text.ts';
import { fileSections } from '../../src/areas/programmes/queries/programme-files.ts';
import { storyId } from './draws.ts';
import type { InstituteCode } from './story.ts';
import { staff, type Telling, tell } from './telling.ts';
import { localizedOf } from './unfold-results.ts';
import { appraisal, causes, fileTexts, framework, markerReasons, risks, statements } from './words-design.ts';

const beginsOn = '2026-07-01';

/** How many risks and texts of the programme file this chapter tells. */
export const designedOf = (code: InstituteCode, today: string): { risks: number; texts: number } =>
  code === 'iiwe' && today >= beginsOn
    ? { risks: risks.length, texts: fileTexts.length }
    : { risks: 0, texts: 0 };

/** How the running programme of the first institute was thought out, written, questioned and changed since. */
export const tellDesign = async (telling: Telling): Promise<void> => {
  if (telling.story.code !== 'iiwe' || telling.today < beginsOn) return;
  await tellTheory(telling);
  await tellRisks(telling);
  await tellFile(telling);
  await tellAppraisal(telling);
  await tellFrameworks(telling);
  await tellDialogues(telling);
  await tellChanges(telling);
  await tellMarkers(telling);
  telling.say('iiwe: the theory of change, the risks and the programme file are there');
};

const idOf = (...name: string[]) => storyId('iiwe', ...name);
const officerOf = (telling: Telling) => staff(telling, 'programme_officer');
const programmeOf = ({ names, story }: Telling) => names.programme(story.current);
const outcomeOf = ({ names, story }: Telling, code: string) => names.outcome(story.current, code);

const tellTheory = async (telling: Telling): Promise<void> => {
  const officer = officerOf(telling);
  const programmeId = programmeOf(telling);
  for (const { key, kind, outcome, text } of statements)
    await tell(telling, officer, addStatement, [key], {
      id: idOf('statement', key),
      programmeId,
      kind,
      outcomeId: outcome && outcomeOf(telling, outcome),
      text: localizedOf(text),
    });
  const { names, story } = telling;
  for (const { key, from, to, reason } of causes)
    await tell(telling, officer, addCausalLink, [key], {
      id: idOf('cause', key),
      programmeId,
      from:
        from.output === undefined
          ? { kind: 'outcome', id: outcomeOf(telling, from.outcome) }
          : { kind: 'output', id: names.output(story.current, from.outcome, from.output) },
      to: { kind: 'outcome', id: outcomeOf(telling, to.outcome) },
      reason: localizedOf(reason),
    });
};

const tellRisks = async (telling: Telling): Promise<void> => {
  const officer = officerOf(telling);
  for (const { key, outcome, statement, years, text, mitigation, trigger, ...judged } of risks) {
    const riskId = idOf('risk', key);
    await tell(telling, officer, addRisk, [key], {
      id: riskId,
      programmeId: programmeOf(telling),
      outcomeId: outcome && outcomeOf(telling, outcome),
      statementId: statement && idOf('statement', statement),
      text: localizedOf(text),
      mitigation: localizedOf(mitigation),
      trigger: localizedOf(trigger),
      ...judged,
    });
    for (const [year, state, probability, impact, note] of years)
      await tell(telling, officer, followUpRisk, [key, year], {
        riskId,
        year,
        state,
        probability,
        impact,
        note,
        byFunction: judged.responsible,
        onDay: `${year}-12-04`,
      });
  }
};

const tellFile = async (telling: Telling): Promise<void> => {
  const officer = officerOf(telling);
  await tell(telling, officer, adoptFileSections, [], {});
  const sections = await telling.db.read(officer, (tx) => fileSections(tx, telling.names.institute));
  for (const { section, outcome, text, ...said } of fileTexts) {
    const place = outcome ? 'outcome' : 'programme';
    const found = sections.find(({ code, appliesTo }) => code === section && appliesTo === place);
    if (!found) throw new Error(`No section ${section} of a ${place}`);
    await tell(telling, officer, writeFileText, [section, outcome ?? ''], {
      programmeId: programmeOf(telling),
      outcomeId: outcome && outcomeOf(telling, outcome),
      sectionId: found.id,
      version: 0,
      text: text && localizedOf(text),
      ...said,
    });
  }
};

const tellAppraisal = async (telling: Telling): Promise<void> => {
  const officer = officerOf(telling);
  for (const { key, answer, byFunction, answeredOn, ...asked } of appraisal) {
    const { outcome, ...question } = { outcome: undefined, ...asked };
    await tell(telling, officer, recordAppraisalQuestion, [key], {
      id: idOf('appraisal', key),
      programmeId: programmeOf(telling),
      outcomeId: outcome && outcomeOf(telling, outcome),
      ...question,
    });
    await tell(telling, officer, answerAppraisalQuestion, [key], {
      questionId: idOf('appraisal', key),
      answer,
      byFunction,
      answeredOn,
    });
  }
};

const tellFrameworks = async (telling: Telling): Promise<void> => {
  const officer = officerOf(telling);
  await tell(telling, officer, addFramework, [], {
    id: idOf('framework'),
    name: localizedOf(framework.name),
    kind: 'decent_work',
    lead: framework.lead,
    context: localizedOf(framework.context),
    synergies: localizedOf(framework.synergies),
    arrangements: localizedOf(framework.arrangements),
    fromOn: '2022-01-01',
    untilOn: '2026-12-31',
  });
  for (const [code, title, { justification, unit, actors }] of framework.targets)
    await tell(telling, officer, addFrameworkTarget, [code], {
      id: idOf('target', code),
      frameworkId: idOf('framework'),
      code,
      title: localizedOf(title),
      ...(justification ? { justification: localizedOf(justification) } : {}),
      ...(unit ? { unit: localizedOf(unit) } : {}),
      ...(actors ? { actors } : {}),
    });
  for (const [code, outcome, text, { justification, years }] of framework.contributions)
    await tell(telling, officer, addContribution, [code], {
      targetId: idOf('target', code),
      programmeId: programmeOf(telling),
      outcomeId: outcomeOf(telling, outcome),
      text: localizedOf(text),
      ...(justification ? { justification: localizedOf(justification) } : {}),
      ...(years ? { years } : {}),
    });
};

const tellDialogues = async (telling: Telling): Promise<void> => {
  const officer = officerOf(telling);
  const programmeId = programmeOf(telling);
  await tell(telling, officer, recordDonorDialogue, ['strategic'], {
    id: idOf('dialogue', 'strategic'),
    programmeId,
    kind: 'strategic',
    frameworkId: idOf('framework'),
    heldOn: '2026-03-12',
    participants: 'Administration, trois instituts, deux ambassades',
    summary: 'Progrès par cible ; la cible C3 avance moins vite que prévu.',
  });
  await tell(telling, officer, recordDonorDialogue, ['institutional'], {
    id: idOf('dialogue', 'institutional'),
    programmeId,
    kind: 'institutional',
    heldOn: '2026-06-09',
    participants: 'Administration, direction et responsable financière de l’institut',
    summary: 'Liquidité, gestion des risques, calendrier du programme suivant.',
  });
  const commitments = [
    [
      'map',
      'strategic',
      'Cartographier les mutuelles par pays pour la cible C3',
      'Chargée de programme',
      '2026-06-30',
    ],
    [
      'plan',
      'institutional',
      'Présenter la politique de réserves adoptée par l’assemblée',
      'Direction',
      '2026-12-15',
    ],
  ] as const;
  for (const [key, dialogue, what, byFunction, dueOn] of commitments)
    await tell(telling, officer, addCommitment, [key], {
      id: idOf('commitment', key),
      dialogueId: idOf('dialogue', dialogue),
      what,
      byFunction,
      dueOn,
    });
  await tell(telling, officer, followUpCommitment, ['map'], {
    commitmentId: idOf('commitment', 'map'),
    state: 'done',
    onDay: '2026-06-22',
    note: 'Carte remise aux instituts et à l’administration.',
  });
};

const tellChanges = async (telling: Telling): Promise<void> => {
  const officer = officerOf(telling);
  const programmeId = programmeOf(telling);
  await tell(telling, officer, requestAmendment, ['exit'], {
    id: idOf('change', 'exit'),
    programmeId,
    kind: 'changed_outcome',
    procedure: 'consent',
    requestedOn: '2024-09-16',
    what: 'Le Niger quitte l’outcome 2 à la fin de 2024',
    reason: 'Le travail n’y est plus possible ; ses moyens vont aux autres pays de l’outcome.',
    reference: 'Lettre du 16/09/2024 (démo)',
    outcomeId: outcomeOf(telling, 'OS2'),
    country: 'NE',
  });
  await tell(telling, officer, answerAmendment, ['exit'], {
    amendmentId: idOf('change', 'exit'),
    verdict: 'granted',
    answeredOn: '2024-11-04',
    reference: 'DEMO-2024-118',
  });
  await tell(telling, officer, requestAmendment, ['branch'], {
    id: idOf('change', 'branch'),
    programmeId,
    kind: 'other',
    procedure: 'consent',
    requestedOn: '2026-06-18',
    what: 'L’évaluation finale porte sur trois pays au lieu de six',
    reason: 'Les trois autres ont été vus à mi-parcours.',
  });
};

const tellMarkers = async (telling: Telling): Promise<void> => {
  for (const [outcome, code, significance, reason] of markerReasons)
    await tell(telling, officerOf(telling), scoreMarker, [outcome, code], {
      outcomeId: outcomeOf(telling, outcome),
      code,
      significance,
      reason: localizedOf(reason),
      scoredBy: 'Chargée de programme',
      scoredOn: '2026-02-16',
    });
};
