import { type RawBuilder, sql } from 'kysely';
import { mostOfAKind, noAmount, type WaitingQuestion } from './waiting.ts';

/** Things on which a partner had the last word: its comment waits for an answer of the institute. */
export const commentsByPartners: WaitingQuestion = ({ instituteId }) =>
  lastWords(instituteId, sql`actor_role like 'partner\\_%'`);

/** Things on which the institute had the last word: what came back to the partner. */
export const commentsToPartner: WaitingQuestion = ({ instituteId }) =>
  lastWords(instituteId, sql`actor_role not like 'partner\\_%'`);

/** Exceptions that were asked for and that nobody has granted or refused. */
export const derogationsToDecide: WaitingQuestion = ({ instituteId }) => sql`
  select 'derogation-to-decide'::text, d.from_on, 'derogation'::text, d.id,
         to_jsonb(d.rule_id || ': ' || ${shortened(sql`d.reason`)}), d.asked_by_name, ${noAmount}
    from derogations d
   where d.institute_id = ${instituteId}
     and not exists (select from derogation_decisions x where (x.institute_id, x.derogation_id) = (d.institute_id, d.id))
   order by d.from_on, d.id limit ${mostOfAKind}`;

/** The first 90 characters or so of a text, as a line of a home shows it. */
export const shortened = (text: RawBuilder<unknown>) =>
  sql`case when length(${text}) > 90 then left(${text}, 89) || '…' else ${text} end`;

// The trail knows in which role the author wrote; a comment about nobody's partner waits for nobody.
const lastWords = (instituteId: string, byWhom: RawBuilder<unknown>) => sql`
  select 'comment-unanswered'::text, (last.at at time zone 'Europe/Brussels')::date,
         last.subject_kind, last.subject_id, to_jsonb(${shortened(sql`last.text`)}), last.author_name, ${noAmount}
    from (
      select distinct on (c.subject_kind, c.subject_id) c.*, e.actor_role
        from comments c join audit_entries e on (e.chain, e.no) = (c.institute_id, c.entry_no)
       where c.institute_id = ${instituteId} and c.partnership_id is not null
       order by c.subject_kind, c.subject_id, c.at desc, c.id desc) as last
   where last.${byWhom}
   order by last.at, last.id limit ${mostOfAKind}`;
