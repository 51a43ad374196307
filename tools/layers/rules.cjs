/** Who may import whom. Each list reads: this folder may reach these folders. See docs/decisions/002-layers.md. */
const CORE = {
  runtime: [],
  timeline: ['runtime'],
  clock: ['runtime'],
  follow: ['runtime', 'timeline', 'clock'],
  room: ['runtime', 'timeline'],
  protocol: ['runtime', 'timeline', 'room'],
  client: ['runtime', 'timeline', 'clock', 'follow', 'room', 'protocol'],
  host: ['runtime', 'client'],
  dom: ['runtime', 'timeline', 'clock', 'follow', 'client'],
  testkit: ['runtime', 'timeline', 'clock', 'follow', 'room', 'protocol', 'client'],
};
const SERVER = {
  ports: [],
  clock: ['ports'],
  rooms: ['ports'],
  uploads: ['ports', 'rooms'],
  http: ['ports', 'rooms', 'uploads'],
  adapters: ['ports'],
  // A test may start the whole server.
  testkit: ['ports', 'clock', 'rooms', 'http', 'adapters', 'start-server.ts'],
};
const WEB = {
  ui: [],
  room: [],
  player: ['room', 'base.ts'],
  call: [],
  files: [],
  features: ['ui', 'room', 'player', 'call', 'files', 'i18n', 'device', 'api', 'base.ts'],
};
const TEST = '\\.test\\.tsx?$';
const GENERATED = '^packages/web/src/paraglide/';

const layers = (pkg, map) =>
  Object.entries(map).map(([from, may]) => ({
    name: `${pkg}/${from}-layer`,
    severity: 'error',
    from: { path: `^packages/${pkg}/src/${from}/`, pathNot: TEST },
    to: {
      path: `^packages/${pkg}/src/`,
      pathNot: [GENERATED, ...[from, ...may].map((folder) => `^packages/${pkg}/src/${folder}(/|$)`)],
    },
  }));

const packages = (from, may) => ({
  name: `${from}-reaches-only-entry-points`,
  severity: 'error',
  from: { path: `^packages/${from}/` },
  to: {
    path: '^packages/',
    pathNot: [`^packages/${from}/`, ...may.map((to) => `^packages/${to}/src/[^/]+\\.ts$`)],
  },
});

module.exports = {
  forbidden: [
    {
      name: 'nothing-unresolved',
      severity: 'error',
      from: {},
      to: { couldNotResolve: true, pathNot: '\\?(url|raw|worker)' },
    },
    { name: 'no-cycles', severity: 'error', from: { pathNot: GENERATED }, to: { circular: true } },
    {
      name: 'core-depends-on-nothing-but-valibot-in-protocol',
      severity: 'error',
      from: { path: '^packages/core/src/', pathNot: TEST },
      to: {
        dependencyTypes: ['npm', 'npm-dev', 'npm-peer', 'npm-optional', 'npm-no-pkg', 'core', 'unknown'],
        pathNot: 'node_modules/valibot',
      },
    },
    {
      name: 'valibot-is-for-protocol',
      severity: 'error',
      from: { path: '^packages/core/src/(?!protocol/)', pathNot: TEST },
      to: { path: 'node_modules/valibot' },
    },
    {
      name: 'testkit-is-for-tests',
      severity: 'error',
      from: { path: '^packages/(core|server|web)/', pathNot: [TEST, '/testkit/', '/testkit\\.ts$'] },
      to: { path: '/testkit(/|\\.ts$)' },
    },
    {
      name: 'only-main-and-index-wire-adapters',
      severity: 'error',
      from: {
        path: '^packages/server/src/',
        pathNot: [
          '/(main|index|start-server|open-log|open-maintenance|open-films|open-uploads|open-calls|join-cluster)\\.ts$',
          '/adapters/',
          '/testkit/',
          TEST,
        ],
      },
      to: { path: '^packages/server/src/adapters/' },
    },
    {
      name: 'dom-is-for-browsers',
      severity: 'error',
      from: { path: '^packages/server/' },
      to: { path: '^packages/core/src/dom' },
    },
    {
      name: 'features-keep-to-themselves',
      severity: 'error',
      from: { path: '^packages/web/src/features/([^/]+)/' },
      to: { path: '^packages/web/src/features/', pathNot: '^packages/web/src/features/$1/' },
    },
    ...layers('core', CORE),
    ...layers('server', SERVER),
    ...layers('web', WEB),
    packages('core', []),
    packages('server', ['core']),
    packages('web', ['core']),
    packages('lab', ['core', 'server', 'web']),
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^packages/[^/]+/(dist|dist-types)/' },
    parser: 'swc',
    tsPreCompilationDeps: true,
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'types', 'default'],
      extensions: ['.ts', '.tsx', '.js', '.mjs', '.css'],
    },
  },
};
