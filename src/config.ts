import { resolve } from 'node:path';

/** What the environment decides; read once in `main.ts` and the command-line program. Paths are absolute. */
export type Config = {
  dataFolder: string;
  databaseUrl: string | undefined;
  databaseOwnerUrl: string | undefined;
  host: string;
  port: number;
  /** The address people use, without a trailing slash; decides whether cookies are `Secure`. */
  publicUrl: string;
  smtpUrl: string | undefined;
  /** What letters bear as their sender: `Name <address>`. */
  mailFrom: string;
  trustProxy: boolean;
};

/** @throws Error with one sentence where a variable cannot be read. */
export const readConfig = (env: NodeJS.ProcessEnv = process.env): Config => {
  const port = readPort(env.PORT);
  const host = env.RELAIS_HOST || '127.0.0.1';
  return {
    dataFolder: resolve(env.RELAIS_DATA || 'data'),
    databaseUrl: env.DATABASE_URL || undefined,
    databaseOwnerUrl: env.DATABASE_OWNER_URL || env.DATABASE_URL || undefined,
    host,
    port,
    publicUrl: (env.RELAIS_URL || `http://${host}:${port}`).replace(/\/+$/, ''),
    smtpUrl: env.RELAIS_SMTP_URL || undefined,
    mailFrom: env.RELAIS_MAIL_FROM || 'Relais <relais@localhost>',
    trustProxy: env.RELAIS_TRUST_PROXY === '1',
  };
};

const readPort = (text: string | undefined): number => {
  if (!text) return 8080;
  const port = Number(text);
  if (!Number.isInteger(port) || port < 0 || port > 65535)
    throw new Error(`PORT is not a port number: «${text}»`);
  return port;
};
