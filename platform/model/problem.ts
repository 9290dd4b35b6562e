import { Invalid } from '../kernel/errors.ts';
import type { Message } from '../kernel/text.ts';
import type { Conflict } from './layers/merge.ts';
import { messages } from './messages.ts';

/** A mistake in metadata: where it stands and, in words, what is wrong and how to mend it. */
export interface Problem {
  /** Path of the file; for changes made in the product, who made them. */
  readonly file: string;
  /** JSON pointer into the file: `/fields/title/maxLength`; '' is the whole file. */
  readonly pointer: string;
  readonly message: Message;
  /** The node it is about and the path in it, where one is known. */
  readonly at?: { readonly node: string; readonly path: string };
}

/** The metadata cannot be used. Carries every mistake that was found, not just the first. */
export class MetadataError extends Invalid {
  constructor(
    readonly problems: readonly Problem[],
    /** Patches that did not find what they were written for; see `Model.conflicts`. */
    readonly conflicts: readonly Conflict[] = [],
  ) {
    super(
      messages.metadataWrong({ count: problems.length }),
      problems.map(({ file, pointer, message }) => ({
        path: pointer ? `${file}#${pointer}` : file,
        message,
      })),
    );
  }
}

/** The JSON pointer of a path: `pointer(['fields', 'a/b'])` is `/fields/a~1b`. */
export function pointer(path: readonly string[]): string {
  return path.map((part) => `/${part.replaceAll('~', '~0').replaceAll('/', '~1')}`).join('');
}

/** The path of a JSON pointer. */
export function steps(pointer: string): string[] {
  const parts = pointer.split('/').slice(1);
  return parts.map((part) => part.replaceAll('~1', '/').replaceAll('~0', '~'));
}
