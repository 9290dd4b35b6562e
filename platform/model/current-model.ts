import type { Model } from './model.ts';

/** Where the Model in force is found. */
export abstract class CurrentModel {
  abstract get(): Model;
}
