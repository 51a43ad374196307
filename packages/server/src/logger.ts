/** Logger: one line for each thing that happened, for whoever runs the server. Never secrets, never addresses of films. */
import type { LogFields, LogLevel } from '@lockstep/core';
import { pino, type DestinationStream, type Logger } from 'pino';

export type ServerLogLevel = LogLevel | 'silent';

/** json: an object a line, for programs; text: for people. */
export type LogFormat = 'json' | 'text';

/** Where finished lines go, with the line's end. */
export type WriteLine = (line: string) => void;

export interface LoggerOptions {
  readonly level: ServerLogLevel;
  readonly format?: LogFormat;
  /** Default: standard output. */
  readonly write?: WriteLine;
}

const toStandardOutput: WriteLine = (line) => void process.stdout.write(line);

export function createLogger({ level, format = 'json', write = toStandardOutput }: LoggerOptions): Logger {
  const options = {
    level,
    base: null,
    timestamp: pino.stdTimeFunctions.isoTime,
    formatters: { level: (label: string) => ({ level: label }) },
  };
  const destination: DestinationStream = {
    write: (line) => write(format === 'json' ? line : asText(line)),
  };
  return pino(options, destination);
}

/** `2026-01-02T03:04:05.678Z info accepted room=… command=play` */
function asText(line: string): string {
  const { time, level, msg, ...fields } = JSON.parse(line) as Readonly<Record<string, unknown>>;
  const pairs = Object.entries(fields).map(([name, value]) => `${name}=${plain(value)}`);
  return `${[time, level, msg, ...pairs].join(' ')}\n`;
}

const plain = (value: unknown): string =>
  typeof value === 'string' && /^[^\s"=]+$/.test(value) ? value : JSON.stringify(value);

/** How the core writes to it. */
export const logTo =
  (logger: Logger) =>
  (level: LogLevel, event: string, fields: LogFields): void =>
    logger[level](fields, event);
