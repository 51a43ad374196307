/** Settings: the names of everything that can be set, and what `--help` says of each. One line here and nowhere else. */

export interface SettingWords {
  /** Its flag on the command line, if it has one. Secrets have none: other users of a computer see command lines. */
  readonly flag?: string;
  /** What stands after the flag; a flag without is on or off. */
  readonly takes?: string;
  /** Environment variables; a later one wins. The key in the configuration file is the setting's own name. */
  readonly env: readonly string[];
  /** Never shown in a complaint, and may be read from the file that `<variable>_FILE` names. */
  readonly secret?: true;
  readonly says: string;
}

export const settings = {
  lan: { flag: '--lan', env: ['LOCKSTEP_LAN'], says: 'open to everybody in this network' },
  host: {
    flag: '--host',
    takes: 'ADDRESS',
    env: ['LOCKSTEP_HOST'],
    says: 'listen on this interface (default 127.0.0.1)',
  },
  port: {
    flag: '--port',
    takes: 'NUMBER',
    env: ['PORT', 'LOCKSTEP_PORT'],
    says: 'listen on this port (default 8787; 0: any free one)',
  },
  data: {
    flag: '--data',
    takes: 'FOLDER',
    env: ['LOCKSTEP_DATA'],
    says: 'folder in which rooms are kept (default ./data)',
  },
  media: {
    flag: '--media',
    takes: 'FOLDER',
    env: ['LOCKSTEP_MEDIA'],
    says: 'folder of films that everybody here may choose from (default: none)',
  },
  uploads: {
    flag: '--uploads',
    takes: 'on|off',
    env: ['LOCKSTEP_UPLOADS'],
    says: 'people in a room may upload films here (default: on; off where a public address or Redis is set)',
  },
  uploadFile: {
    flag: '--upload-file',
    takes: 'SIZE',
    env: ['LOCKSTEP_UPLOAD_FILE'],
    says: 'the largest file that is taken, like 500M or 20G (default 20G)',
  },
  uploadRoom: {
    flag: '--upload-room',
    takes: 'SIZE',
    env: ['LOCKSTEP_UPLOAD_ROOM'],
    says: 'how much the uploads of one room may take together (default 40G)',
  },
  uploadSpace: {
    flag: '--upload-space',
    takes: 'SIZE',
    env: ['LOCKSTEP_UPLOAD_SPACE'],
    says: 'how much all uploads may take together (default 100G)',
  },
  uploadFree: {
    flag: '--upload-free',
    takes: 'SIZE',
    env: ['LOCKSTEP_UPLOAD_FREE'],
    says: 'so much of the disk stays free of uploads (default 5G)',
  },
  s3: {
    flag: '--s3',
    takes: 'URL',
    env: ['LOCKSTEP_S3'],
    says: 'keep uploaded films in a bucket of an S3-compatible service: https://s3.example/bucket (default: in the data folder)',
  },
  s3Region: {
    flag: '--s3-region',
    takes: 'NAME',
    env: ['LOCKSTEP_S3_REGION'],
    says: 'region of that bucket (default us-east-1)',
  },
  s3Key: { env: ['LOCKSTEP_S3_KEY'], secret: true, says: 'id of the key for that bucket' },
  s3Secret: { env: ['LOCKSTEP_S3_SECRET'], secret: true, says: 'the key itself' },
  base: {
    flag: '--base',
    takes: 'PATH',
    env: ['LOCKSTEP_BASE'],
    says: 'path below which everything is served, like /watch (default: that of the public address)',
  },
  publicUrl: {
    flag: '--public-url',
    takes: 'URL',
    env: ['LOCKSTEP_PUBLIC_URL'],
    says: 'address under which others reach it, like https://watch.example',
  },
  tlsCert: {
    flag: '--tls-cert',
    takes: 'FILE',
    env: ['LOCKSTEP_TLS_CERT'],
    says: 'certificate with its chain (PEM): serve https; read anew when it changes',
  },
  tlsKey: {
    flag: '--tls-key',
    takes: 'FILE',
    env: ['LOCKSTEP_TLS_KEY'],
    says: 'key of that certificate (PEM)',
  },
  trustProxy: {
    flag: '--trust-proxy',
    takes: 'LIST',
    env: ['LOCKSTEP_TRUST_PROXY'],
    says: 'proxies whose X-Forwarded-For is believed: addresses, networks (10.0.0.0/8), loopback, private; or 1: the one in front',
  },
  origins: {
    flag: '--origins',
    takes: 'LIST',
    env: ['LOCKSTEP_ORIGINS'],
    says: 'other origins whose pages may connect, like https://watch.example',
  },
  embeds: {
    flag: '--embeds',
    takes: 'ON|OFF',
    env: ['LOCKSTEP_EMBEDS'],
    says: 'off: no films from YouTube and Vimeo, and nothing of theirs on our pages (default on)',
  },
  filmOrigins: {
    flag: '--film-origins',
    takes: 'LIST',
    env: ['LOCKSTEP_FILM_ORIGINS'],
    says: 'other origins whose pages may show the films of this server, like https://watch.example, or * for all (default: none)',
  },
  fetch: {
    flag: '--fetch',
    env: ['LOCKSTEP_FETCH'],
    says: 'fetch films of other servers for members whose browsers may not (default: no); only from public addresses',
  },
  iceServers: {
    flag: '--ice-servers',
    takes: 'LIST',
    env: ['LOCKSTEP_ICE_SERVERS'],
    says: 'STUN servers for calls through home routers, like stun:stun.example:3478 (default: none; docs/guide/calls.md)',
  },
  turnUrls: {
    flag: '--turn-urls',
    takes: 'LIST',
    env: ['LOCKSTEP_TURN_URLS'],
    says: 'TURN servers that pass on calls which do not get through, like turn:turn.example:3478',
  },
  turnSecret: {
    env: ['LOCKSTEP_TURN_SECRET'],
    secret: true,
    says: 'secret shared with the TURN server (coturn: static-auth-secret), 16 letters at least',
  },
  livekitUrl: {
    flag: '--livekit-url',
    takes: 'URL',
    env: ['LOCKSTEP_LIVEKIT_URL'],
    says: 'LiveKit server for calls of more than six, as browsers reach it: wss://livekit.example',
  },
  livekitKey: { env: ['LOCKSTEP_LIVEKIT_KEY'], secret: true, says: 'id of its API key' },
  livekitSecret: { env: ['LOCKSTEP_LIVEKIT_SECRET'], secret: true, says: 'the API secret itself' },
  database: {
    env: ['LOCKSTEP_DATABASE'],
    secret: true,
    says: 'keep rooms in PostgreSQL: postgres://user:password@host/name (default: in the data folder)',
  },
  redis: {
    env: ['LOCKSTEP_REDIS'],
    secret: true,
    says: 'tell other nodes through Redis: redis://host:6379, rediss:// for TLS, redis+sentinel:// or redis+cluster:// with several hosts (default: one node)',
  },
  key: {
    env: ['LOCKSTEP_KEY'],
    secret: true,
    says: 'key from which members’ ids are derived, 32 letters at least; the same on all nodes',
  },
  metrics: {
    flag: '--metrics',
    env: ['LOCKSTEP_METRICS'],
    says: 'answer /metrics: to this computer, or to whoever has the token',
  },
  metricsToken: {
    env: ['LOCKSTEP_METRICS_TOKEN'],
    secret: true,
    says: 'token that /metrics asks for (Authorization: Bearer …), 16 letters at least',
  },
  log: {
    flag: '--log',
    takes: 'LEVEL',
    env: ['LOCKSTEP_LOG'],
    says: 'debug, info, warn, error or silent (default warn)',
  },
  logFormat: {
    flag: '--log-format',
    takes: 'FORMAT',
    env: ['LOCKSTEP_LOG_FORMAT'],
    says: 'json: one object a line (default), or text',
  },
  limits: {
    flag: '--limits',
    takes: 'LIST',
    env: ['LOCKSTEP_LIMITS'],
    says: 'other limits than the usual, like rooms=500,connectionsPerAddress=1000 (docs/guide/deploy.md lists them)',
  },
} as const satisfies Readonly<Record<string, SettingWords>>;

export type SettingName = keyof typeof settings;

/** In the order in which they are shown. */
export const settingList: readonly (readonly [SettingName, SettingWords])[] = Object.entries(
  settings,
) as never;

/** Which file to read the others from; it cannot be set in that file. */
export const fileSetting = {
  flag: '--config',
  env: 'LOCKSTEP_CONFIG',
  usual: 'lockstep.config.json',
} as const;
