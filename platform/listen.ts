import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { Unavailable } from './kernel/errors.ts';
import { messages } from './messages.ts';

/** Answers HTTP from now on. @returns the address to open in a browser */
export async function listen(app: NestFastifyApplication, host: string, port: number): Promise<string> {
  try {
    // Not Nest's listen, which writes the failure to the log with its stack before it throws.
    await app.getHttpAdapter().getInstance().listen({ port, host });
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    if (code === 'EADDRINUSE') throw new Unavailable(messages.portTaken({ port: String(port) }));
    if (code === 'EADDRNOTAVAIL' || code === 'EACCES' || code === 'ENOTFOUND')
      throw new Unavailable(messages.addressUnusable({ host, port: String(port), reason: message }));
    throw error;
  }
  const address = app.getHttpServer().address() as { port: number };
  return `http://${shown(host)}:${address.port}`;
}

function shown(host: string): string {
  if (host === '0.0.0.0' || host === '::') return 'localhost';
  return host.includes(':') ? `[${host}]` : host;
}
