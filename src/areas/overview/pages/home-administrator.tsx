import type { Page } from '../../../page/page.ts';
import { type JobsState, jobsState } from '../../../queue/jobs.ts';
import type { Words } from '../../../text/words.ts';
import { Figures } from '../../../ui/figures.tsx';
import { type DataFolderState, dataFolderState } from '../queries/data-folder.ts';

const hourMs = 3_600_000;
/** Older than this, a backup is said to be old (house rule: one a day, and a day of grace). */
const oldBackupHours = 48;
const lowDisk = 0.1;

/** The machine: age of the newest backup, letters that nobody sent or that no server took, room on the disk. */
export const administratorHome = async ({ words, services, actor, read }: Page) => {
  const state = await dataFolderState(services.dataFolder);
  const instituteId = actor.institute?.id;
  const jobs = instituteId ? await read((tx) => jobsState(tx, instituteId)) : undefined;
  const backup = backupWords(state.newestBackup, words);
  const { letters, disk } = state;
  const isLow = disk !== null && disk.freeBytes < lowDisk * disk.totalBytes;
  return (
    <Figures
      items={[
        { label: words.t('overview.newest-backup'), ...backup },
        {
          label: words.t('overview.letters-waiting'),
          value: words.number(letters.count),
          tone: letters.count > 0 ? 'warn' : 'ok',
          note:
            letters.oldest === null
              ? words.t('overview.no-letters')
              : words.t('overview.letters-note', { since: words.moment(letters.oldest) }),
        },
        ...(jobs ? [jobsFigure(jobs, words)] : []),
        {
          label: words.t('overview.free-disk'),
          value: disk
            ? words.t('overview.gigabytes', { size: words.number((disk.freeBytes / 1e9).toFixed(1)) })
            : '?',
          tone: isLow ? 'stop' : 'ok',
          note: disk
            ? words.t(isLow ? 'overview.disk-low' : 'overview.disk-of', {
                total: words.number((disk.totalBytes / 1e9).toFixed(0)),
              })
            : words.t('overview.disk-unknown'),
        },
      ]}
    />
  );
};

const backupWords = (backup: DataFolderState['newestBackup'], words: Words) => {
  if (!backup)
    return {
      value: words.t('overview.never'),
      tone: 'stop' as const,
      note: words.t('overview.make-backup'),
    };
  const hours = Math.floor((Date.now() - backup.at.epochMilliseconds) / hourMs);
  const isOld = hours > oldBackupHours;
  return {
    value:
      hours < 48
        ? words.t('overview.hours-old', { hours })
        : words.t('overview.days-old', { days: Math.floor(hours / 24) }),
    tone: isOld ? ('warn' as const) : ('ok' as const),
    note: isOld ? words.t('overview.make-backup') : words.moment(backup.at),
  };
};

const jobsFigure = ({ waiting, givenUp, problem }: JobsState, words: Words) => ({
  label: words.t('overview.reminders-to-send'),
  value: words.number(waiting + givenUp),
  tone: givenUp > 0 ? ('stop' as const) : problem ? ('warn' as const) : ('ok' as const),
  note: problem
    ? words.t('overview.reminders-failed', { given: givenUp, problem })
    : words.t('overview.reminders-go-out'),
});
