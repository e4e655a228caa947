import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { copyFileSync, renameSync } from 'node:fs';
import { connect, createServer } from 'node:net';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { concord, concordJson, MAIN, ROOT, starterCatalog, temporaryFolder } from './concord.js';

const folder = temporaryFolder();
const db = starterCatalog(folder);

interface Serving {
  readonly process: ChildProcess;
  readonly address: string;
  readonly stderr: () => string;
  readonly ended: Promise<number | null>;
}

const running: ChildProcess[] = [];
afterEach(() => {
  for (const child of running.splice(0)) child.kill('SIGKILL');
});

/** Starts the command and waits for the address that it prints. */
async function startServing(...args: readonly string[]): Promise<Serving> {
  const child = spawn(process.execPath, [MAIN, 'serve', '--db', db, ...args], {
    cwd: ROOT,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  running.push(child);
  let stderr = '';
  child.stderr?.on('data', (piece: Buffer) => {
    stderr += piece;
  });
  const ended = new Promise<number | null>((resolve) => child.on('exit', resolve));
  const line = await new Promise<string>((resolve, reject) => {
    child.stdout?.on('data', (piece: Buffer) => resolve(String(piece)));
    child.on('exit', () => reject(new Error(`ended early: ${stderr}`)));
  });
  const address = /at (http:\S+)\n$/.exec(line)?.[1] ?? '';
  return { process: child, address, stderr: () => stderr, ended };
}

describe('concord serve', () => {
  it('prints its address, answers, and ends with 0 when asked to', async () => {
    for (const signal of ['SIGINT', 'SIGTERM'] as const) {
      const { process: child, address, ended } = await startServing('--port', '0');
      expect(address).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/$/);
      const response = await fetch(`${address}api/v1/technique/T1102`);
      expect(await response.json()).toEqual(concordJson(['technique', 'T1102', '--db', db]));
      child.kill(signal);
      expect(await ended).toBe(0);
    }
  });

  it('finishes what it has begun before it ends', async () => {
    const { process: child, address, ended } = await startServing('--port', '0');
    const response = await fetch(`${address}api/v1/export/predicates`);
    child.kill('SIGTERM');
    const text = await response.text();
    expect(text).toBe(concord(['export', 'predicates', '--db', db]).stdout);
    expect(await ended).toBe(0);
  });

  it('gives 304, gzip and HEAD over the wire', async () => {
    const { address } = await startServing('--port', '0');
    const url = `${address}api/v1/technique/T1102`;
    const head = await fetch(url, { method: 'HEAD', headers: { 'accept-encoding': 'gzip' } });
    expect(head.headers.get('content-encoding')).toBe('gzip');
    expect(Number(head.headers.get('content-length'))).toBeGreaterThan(1_000);
    const etag = head.headers.get('etag') ?? '';
    expect((await fetch(url, { headers: { 'if-none-match': etag } })).status).toBe(304);
    expect((await fetch(url, { method: 'POST', body: 'x' })).status).toBe(413);
    expect((await fetch(url, { method: 'DELETE' })).status).toBe(405);
  });

  it('refuses what is no request, and goes on', async () => {
    const { address } = await startServing('--port', '0');
    const { port } = new URL(address);
    const local = 'Host: localhost\r\n';
    for (const [text, status] of [
      ['hello\r\n\r\n', 400],
      ['GET / HTTP/1.1\r\n\r\n', 400],
      ['GET / HTTP/1.1\r\nHost: evil.example\r\n\r\n', 421],
      ['GET / HTTP/1.1\r\nHost: a b\r\n\r\n', 400],
      [`GET /../../etc/passwd HTTP/1.1\r\n${local}\r\n`, 404],
      [`GET /%2e%2e/%00 HTTP/1.1\r\n${local}\r\n`, 404],
      [`GET /%ff HTTP/1.1\r\n${local}\r\n`, 400],
      [`GET /${'a'.repeat(9_000)} HTTP/1.1\r\n${local}\r\n`, 414],
      [`GET /${'a'.repeat(40_000)} HTTP/1.1\r\n${local}\r\n`, 431],
      [`POST / HTTP/1.1\r\n${local}Content-Length: 999999999\r\n\r\n`, 413],
      [`POST / HTTP/1.1\r\n${local}Transfer-Encoding: chunked\r\n\r\n`, 413],
    ] as const) {
      const answer = await exchange(Number(port), text);
      expect([text.slice(0, 40), answer.split(' ')[1]]).toEqual([text.slice(0, 40), `${status}`]);
      expect(answer).toContain('application/problem+json');
      expect(answer).not.toMatch(/^\s+at /m);
    }
    expect((await fetch(`${address}api/v1/stats`)).status).toBe(200);
  });

  it('takes up a new build', async () => {
    const own = join(folder, 'own.db');
    copyFileSync(db, own);
    const { address, stderr } = await startServing('--port', '0', '--db', own);
    const etag = (await fetch(`${address}api/v1/stats`)).headers.get('etag') ?? '';
    const built = concord(['build', '--source', `sigma=${join(folder, 'none')}`, '--db', own]);
    expect(built.code).toBe(2);
    const next = join(folder, 'next.db');
    const source = join(ROOT, 'examples/rules/sigma/windows/dns_query');
    expect(concord(['build', '--source', `sigma=${source}`, '--db', next]).code).toBe(0);
    renameSync(next, own);
    await expect
      .poll(async () => (await fetch(`${address}api/v1/stats`)).headers.get('etag'), {
        timeout: 5_000,
      })
      .not.toBe(etag);
    expect(stderr()).toContain('was built again');
  });

  it('takes the next port where its own is taken, but not where one was named', async () => {
    const blocker = createServer();
    const blocked = await new Promise<number>((resolve) => {
      blocker.once('error', () => resolve(0));
      blocker.listen({ host: '127.0.0.1', port: 7_333 }, () => resolve(7_333));
    });
    try {
      const { address } = await startServing();
      const port = Number(new URL(address).port);
      expect(port).toBeGreaterThan(7_333);
      const second = concord(['serve', '--db', db, '--port', String(port)]);
      expect(second).toMatchObject({ code: 2, stdout: '' });
      expect(second.stderr).toContain('--port 0');
    } finally {
      if (blocked !== 0) await new Promise((resolve) => blocker.close(resolve));
    }
  });

  it.each([
    [['--port', '70000'], 3, '0 to 65535'],
    [['--port', 'http'], 3, '0 to 65535'],
    [['--host', 'no.such.host.invalid'], 2, 'cannot serve at'],
    [['--db', 'none.db'], 2, "run 'concord build' first"],
  ])('says what is wrong with %j', (args, code, message) => {
    const finished = concord(['serve', '--db', db, ...args]);
    expect(finished.stderr).toContain(message);
    expect(finished).toMatchObject({ code, stdout: '' });
  });
});

describe('npm start', () => {
  it('shows the starter corpus and ends where nobody watches', () => {
    const { status, stdout } = spawnSync(process.execPath, [join(ROOT, 'scripts/start.mjs')], {
      cwd: ROOT,
      encoding: 'utf8',
      env: { ...process.env, TMPDIR: folder },
    });
    expect(status).toBe(0);
    expect(stdout).toContain('$ concord technique T1102');
    expect(stdout).toContain('TOP INDICATORS');
    expect(stdout).not.toContain('Serving');
  });
});

/** What a server says to raw bytes. */
function exchange(port: number, text: string): Promise<string> {
  return new Promise((resolve, reject) => {
    let answer = '';
    const socket = connect(port, '127.0.0.1', () => socket.write(text));
    socket.setTimeout(3_000, () => socket.destroy());
    socket.on('data', (piece) => {
      answer += piece;
      if (answer.includes('\r\n\r\n{') && answer.endsWith('}\n')) socket.destroy();
    });
    socket.on('error', (error) => (answer === '' ? reject(error) : resolve(answer)));
    socket.on('close', () => resolve(answer));
  });
}
