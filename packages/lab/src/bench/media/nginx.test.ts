import { expect, test } from 'vitest';
import { nginxConfig } from './nginx.ts';

const place = { folder: '/tmp/nginx', films: '/films', port: 4711 };

test('nginx keeps to its folder and this computer', () => {
  const config = nginxConfig({ ...place, user: { uid: 1000, username: 'ann' } });
  expect(config).toContain('listen 127.0.0.1:4711; root "/films"');
  expect(config).toContain('pid "/tmp/nginx/nginx.pid"');
  expect(config.match(/_temp_path "\/tmp\/nginx\//g)).toHaveLength(5);
});

test('as root it stays root, else it is told nothing of users', () => {
  expect(nginxConfig({ ...place, user: { uid: 0, username: 'root' } })).toMatch(/^user root;/);
  expect(nginxConfig({ ...place, user: { uid: 1000, username: 'ann' } })).not.toContain('user ');
});
