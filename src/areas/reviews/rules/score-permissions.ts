import { type Actor, type Permission, permitRoles } from '../../../kernel/actor.ts';
import { mayWithdrawFiledWords } from './filed-words-permissions.ts';

/** The institute's own look at its work: the partner and a control do not read it. */
export const mayWriteScores = (actor: Actor): Permission =>
  permitRoles(actor, 'programme_officer', 'director', 'system');

/** What was filed is read by the institute and the donor. */
export const mayReadFiledScores = (actor: Actor): Permission =>
  permitRoles(
    actor,
    'programme_officer',
    'finance_officer',
    'director',
    'administrator',
    'donor_officer',
    'system',
  );

/** What a decree asks of every outcome is the director's to change: all sheets begun from then on are asked it. */
export const mayWordScoreQuestions = (actor: Actor): Permission => permitRoles(actor, 'director', 'system');

export const mayReadScoreQuestions = (actor: Actor): Permission =>
  permitRoles(actor, 'programme_officer', 'finance_officer', 'director', 'administrator', 'system');

export const scorePermissions: readonly { key: string; ask: (actor: Actor) => Permission }[] = [
  { key: 'reviews.may-write-scores', ask: mayWriteScores },
  { key: 'reviews.may-read-filed-scores', ask: mayReadFiledScores },
  { key: 'reviews.may-withdraw-filed-words', ask: mayWithdrawFiledWords },
  { key: 'reviews.may-word-score-questions', ask: mayWordScoreQuestions },
  { key: 'reviews.may-read-score-questions', ask: mayReadScoreQuestions },
];
