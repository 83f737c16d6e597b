import { randomBytes } from 'node:crypto';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createTransport } from 'nodemailer';
import type { Config } from '../config.ts';

export type Mail = { to: string; subject: string; text: string };

/** Sends by SMTP; without a server each letter becomes a file in the data folder, for whoever administers to pass on. */
const outgoingMail = (options: { smtpUrl: string | undefined; folder: string; from: string }) => {
  const transport = options.smtpUrl ? createTransport(options.smtpUrl) : undefined;
  return async (mail: Mail): Promise<void> => {
    if (transport) {
      await transport.sendMail({ from: options.from, ...mail });
      return;
    }
    await mkdir(options.folder, { recursive: true, mode: 0o700 });
    const letter = createTransport({ streamTransport: true, buffer: true });
    const { message } = await letter.sendMail({ from: options.from, ...mail });
    const name = `${new Date().toISOString().replaceAll(/[:.]/g, '-')}-${randomBytes(3).toString('hex')}.eml`;
    await writeFile(join(options.folder, name), message as Buffer, { mode: 0o600 });
  };
};

/** The post of an installation, as its configuration says. */
export const mailOf = ({ smtpUrl, mailFrom, dataFolder }: Config) =>
  outgoingMail({ smtpUrl, folder: join(dataFolder, 'mail'), from: mailFrom });
