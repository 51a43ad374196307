/** Logger: one line of JSON per thing that happened, for whoever runs the server. Never secrets, never addresses of films. */
import type { LogFields, LogLevel } from '@lockstep/core';
import { pino, type Logger } from 'pino';

export type ServerLogLevel = LogLevel | 'silent';

export const createLogger = (level: ServerLogLevel): Logger =>
  pino({ level, base: null, timestamp: pino.stdTimeFunctions.isoTime });

/** How the core writes to it. */
export const logTo =
  (logger: Logger) =>
  (level: LogLevel, event: string, fields: LogFields): void =>
    logger[level](fields, event);
