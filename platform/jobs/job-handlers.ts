import { Injectable } from '@nestjs/common';
import type { JobHandler } from './job.ts';

/** Who does which kind of job. Register in `onModuleInit`; every node of an installation registers the same. */
@Injectable()
export class JobHandlers {
  readonly #handlers = new Map<string, JobHandler>();

  register<D>(handler: JobHandler<D>): void {
    if (this.#handlers.has(handler.kind)) {
      throw new Error(`A handler of jobs "${handler.kind}" is registered already; rename one`);
    }
    this.#handlers.set(handler.kind, handler as unknown as JobHandler);
  }

  find(kind: string): JobHandler | undefined {
    return this.#handlers.get(kind);
  }
}
