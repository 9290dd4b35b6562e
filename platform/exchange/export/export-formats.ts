import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Conflict } from '../../kernel/errors.ts';
import type { Contribution, ExtensionPoint } from '../../kernel/extension-point.ts';
import { ExtensionPoints } from '../../kernel/extension-points.ts';
import type { LocalText } from '../../kernel/text.ts';
import { messages } from './messages.ts';

/** What plugin.json says of a format. */
export interface FormatSpec {
  readonly label: LocalText;
  readonly mediaType: string;
  /** Of the file's name, without the dot. */
  readonly extension: string;
}

/** A list on its way into a file: what the caller may see, in his order. */
export interface ExportedList {
  /** Entity key, `library:book`. */
  readonly entity: string;
  readonly columns: readonly {
    /** `title`, `author.name`. */
    readonly path: string;
    readonly label: string;
  }[];
  /** Read while they are asked for. */
  readonly pages: AsyncIterable<readonly ExportedRow[]>;
}

/** One record, a value for each column. */
export interface ExportedRow {
  /** As the API tells them: money a text, a reference `{id, title}`. */
  readonly values: readonly unknown[];
  /** In words, as the caller's lists show them. */
  readonly texts: readonly string[];
}

/**
 * Writes lists as files of one kind. The parts are sent as they come, so a list of any length needs little memory.
 *
 * @example
 * async function* jsonLines({ columns, pages }: ExportedList) {
 *   for await (const rows of pages) for (const { values } of rows) yield `${JSON.stringify(values)}\n`;
 * }
 */
export type ExportFormat = (list: ExportedList) => AsyncIterable<string | Uint8Array>;

/** The formats plugins add; CSV is the exchange's own. */
@Injectable()
export class ExportFormats implements OnModuleInit {
  readonly #formats = new Map<string, Contribution<FormatSpec, ExportFormat>>();

  constructor(private readonly points: ExtensionPoints) {}

  onModuleInit(): void {
    this.points.declare(this.#point);
  }

  get(name: string): Contribution<FormatSpec, ExportFormat> | undefined {
    return this.#formats.get(name);
  }

  get names(): readonly string[] {
    return ['csv', ...this.#formats.keys()];
  }

  get all(): readonly { readonly name: string; readonly label: LocalText }[] {
    return [...this.#formats.values()].map(({ name, spec }) => ({ name, label: spec.label }));
  }

  readonly #point: ExtensionPoint<FormatSpec, ExportFormat> = {
    name: 'exportFormats',
    description: 'Kinds of files a list can be exported as: GET /api/exports/{entity}?format=name.',
    schema: {
      description: 'One kind of file.',
      type: 'object',
      additionalProperties: false,
      required: ['label', 'mediaType', 'extension'],
      properties: {
        label: {
          description: 'What people choose, in each language.',
          type: 'object',
          required: ['zh-CN', 'en'],
        },
        mediaType: {
          description: 'application/x-ndjson',
          type: 'string',
          pattern: '^[a-z]+/[A-Za-z0-9.+; =-]+$',
        },
        extension: {
          description: 'Of the file’s name, without the dot.',
          type: 'string',
          pattern: '^[A-Za-z0-9.]+$',
        },
      },
    },
    accept: (contribution) => {
      const { name } = contribution;
      if (this.names.includes(name)) throw new Conflict(messages.formatTaken({ format: name }));
      this.#formats.set(name, contribution);
      return () => this.#formats.delete(name);
    },
  };
}
